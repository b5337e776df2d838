import { isAtLeast } from '../engine/compare.ts';
import { atLeast } from '../engine/cuts.ts';
import { defineTotal } from '../engine/pointScore.ts';
import { afp, crp } from '../inputs.ts';

export const crafity = defineTotal({
  id: 'crafity',
  version: 1,
  label: 'CRAFITY score',
  citation:
    'Hepatol Int 2023, doi 10.1007/s12072-023-10535-8; for patients under immune checkpoint inhibitors',
  missingData: 'Missing items are completed with 0 and 1 point.',
  inputs: { afp: afp(atLeast(100)), crp: crp(atLeast(10)) },
  items: [
    { label: 'AFP from 100 ng/mL', points: (x) => (isAtLeast(x.afp, 100) ? 1 : 0) },
    { label: 'CRP from 10 mg/L', points: (x) => (isAtLeast(x.crp, 10) ? 1 : 0) },
  ],
});
