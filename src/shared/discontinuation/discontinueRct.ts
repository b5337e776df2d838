import { isAbove } from '#shared/scoring/engine/compare.ts';
import { above, atLeast } from '#shared/scoring/engine/cuts.ts';
import { truth } from '#shared/scoring/engine/finite.ts';
import type { Complete } from '#shared/scoring/engine/input.ts';
import { lab } from '#shared/scoring/engine/numeric.ts';
import { defineRule } from '#shared/scoring/engine/rule.ts';
import { albumin, ascites, bilirubin, encephalopathy, LABS } from '#shared/scoring/inputs.ts';

const BILIRUBIN_MAX = 50;
const ALBUMIN_MIN = 28;
const PT_MAX = 4;

const inputs = {
  encephalopathy,
  ascites,
  varicealBleeding: truth('Variceal bleeding', 'course'),
  bilirubin: bilirubin(above(BILIRUBIN_MAX)),
  albumin: albumin(atLeast(ALBUMIN_MIN)),
  ptProlongSec: lab(LABS.ptProlongSec, {
    label: 'Prothrombin time prolongation',
    cuts: () => [above(PT_MAX)],
  }),
  seriousAdverseEvent: truth('Serious adverse event', 'course'),
  progression: truth('Progression', 'course'),
};
type X = Complete<typeof inputs>;

interface Criterion {
  readonly code: string;
  readonly label: string;
  holds(x: X): boolean;
}

const CRITERIA: readonly Criterion[] = [
  { code: 'D1', label: 'Encephalopathy', holds: (x) => x.encephalopathy !== 'none' },
  { code: 'D2', label: 'Uncontrolled ascites', holds: (x) => x.ascites === 'moderate_severe' },
  { code: 'D3', label: 'Variceal bleeding', holds: (x) => x.varicealBleeding },
  { code: 'D4', label: 'Bilirubin over 50 umol/L', holds: (x) => isAbove(x.bilirubin, BILIRUBIN_MAX) },
  { code: 'D5', label: 'Albumin under 28 g/L', holds: (x) => isAbove(ALBUMIN_MIN, x.albumin) },
  {
    code: 'D6',
    label: 'Prothrombin time prolonged by more than 4 s',
    holds: (x) => isAbove(x.ptProlongSec, PT_MAX),
  },
  { code: 'D7', label: 'Serious adverse event', holds: (x) => x.seriousAdverseEvent },
  { code: 'D8', label: 'Progression', holds: (x) => x.progression },
];

export const discontinueRct = defineRule({
  id: 'discontinueRct',
  version: 1,
  label: 'TACE discontinuation (randomised trial)',
  citation:
    'Lo et al., randomised trial of transarterial Lipiodol chemoembolisation in Asian patients (abstract)',
  missingData: 'One criterion that holds decides; that none holds is decided only when all eight are known.',
  inputs,
  decide: (x) => ({ value: CRITERIA.some((criterion) => criterion.holds(x)) }),
  steps: (x) =>
    CRITERIA.map((criterion) => `${criterion.code} ${criterion.label}: ${criterion.holds(x) ? 'yes' : 'no'}`),
});
