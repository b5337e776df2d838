import { isAbove } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { defineGroup, defineTotal, type PointItem, type PointScore } from '../engine/pointScore.ts';
import { afp, albumin, bilirubin, maxSizeMm } from '../inputs.ts';

export const hapInputs = {
  albumin: albumin(atLeast(36)),
  bilirubin: bilirubin(above(17)),
  afp: afp(above(400)),
  maxSizeMm: maxSizeMm(above(70)),
};

export const hapItems: readonly PointItem<typeof hapInputs>[] = [
  { label: 'Albumin under 36 g/L', points: (x) => (isAbove(36, x.albumin) ? 1 : 0) },
  { label: 'Bilirubin over 17 umol/L', points: (x) => (isAbove(x.bilirubin, 17) ? 1 : 0) },
  { label: 'AFP over 400 ng/mL', points: (x) => (isAbove(x.afp, 400) ? 1 : 0) },
  { label: 'Size over 70 mm', points: (x) => (isAbove(x.maxSizeMm, 70) ? 1 : 0) },
];

export const HAP_CITATION =
  'Cancer Imaging 2023, doi 10.1186/s40644-023-00575-6, Table 1; Park et al., Liver Int 2016;36:100-107';
export const HAP_MISSING =
  'Missing items are completed with 0 and 1 point. D is decided as soon as three points are certain.';

export function hapClassOf(total: number): 'A' | 'B' | 'C' | 'D' {
  if (total <= 0) return 'A';
  if (total === 1) return 'B';
  return total === 2 ? 'C' : 'D';
}

const score: PointScore<typeof hapInputs> = {
  id: 'hapScore',
  version: 1,
  label: 'HAP score',
  citation: HAP_CITATION,
  missingData: HAP_MISSING,
  inputs: hapInputs,
  items: hapItems,
};

export const hapScore = defineTotal(score);
export const hapClass = defineGroup(score, { id: 'hapClass', label: 'HAP class', of: hapClassOf });
