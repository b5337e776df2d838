import { atLeast } from '../engine/cuts.ts';
import type { Verdict } from '../engine/declaration.ts';
import type { Complete } from '../engine/input.ts';
import { defineRule } from '../engine/rule.ts';
import { childPughScore, ecog, ehs, maxSizeMm, mvi, nTumours } from '../inputs.ts';
import { isBeyond, isWithinMilanBurden, MILAN_CUTS, sumCuts, upToSevenText } from './burden.ts';

const upTo7 = sumCuts(7);

/** Inputs of the subclassifications of intermediate burden. */
export const subclassInputs = {
  nTumours: nTumours(...MILAN_CUTS.n, ...upTo7.n),
  maxSizeMm: maxSizeMm(...MILAN_CUTS.mm, ...upTo7.mm),
  mvi,
  ehs,
  childPughScore: childPughScore(atLeast(7), atLeast(8), atLeast(10)),
};
type Burden = Complete<typeof subclassInputs>;

/** Why the burden is not intermediate or the liver not A or B, or `null`. */
export function outsideScope(x: Burden): string | null {
  if (x.mvi || x.ehs) return 'mvi_or_ehs';
  if (isWithinMilanBurden(x.nTumours, x.maxSizeMm)) return 'within_milan';
  return x.childPughScore >= 10 ? 'child_pugh_over_9' : null;
}

export const subclassSteps = (x: Burden): readonly string[] => [
  upToSevenText(x.nTumours, x.maxSizeMm),
  `Child-Pugh score ${childPughBand(x.childPughScore)}`,
];

function childPughBand(score: number): string {
  if (score <= 6) return '5 or 6';
  if (score === 7) return '7';
  return score <= 9 ? '8 or 9' : '10 or more';
}

const inputs = { ...subclassInputs, ecog };
type BolondiClass = 'B1' | 'B2' | 'B3' | 'B4' | 'unclassified';

function decide(x: Complete<typeof inputs>): Verdict<BolondiClass> {
  const reason = outsideScope(x);
  if (reason !== null) return { notApplicable: reason };
  if (x.ecog >= 2) return { notApplicable: 'ecog_over_1' };
  if (x.childPughScore >= 8) return { value: 'B4' };
  if (x.ecog === 1) return { value: 'unclassified', notes: ['ecog1_cp_le_7'] };
  if (!isBeyond(7, x.nTumours, x.maxSizeMm)) return { value: 'B1' };
  return { value: x.childPughScore === 7 ? 'B3' : 'B2' };
}

export const bolondi = defineRule({
  id: 'bolondi',
  version: 1,
  label: 'Bolondi subclass',
  citation: 'Cancer Imaging 2023, doi 10.1186/s40644-023-00575-6, Table 1',
  missingData:
    'B4 needs only a Child-Pugh score of 8 or 9 and a burden certainly beyond Milan; otherwise every completion must agree.',
  inputs,
  decide,
  steps: (x) => [...subclassSteps(x), `ECOG ${x.ecog}`],
});
