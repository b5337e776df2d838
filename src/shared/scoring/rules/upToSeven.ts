import { defineRule } from '../engine/rule.ts';
import { maxSizeMm, nTumours } from '../inputs.ts';
import { isBeyond, sumCuts, upToSevenText } from './burden.ts';

const cuts = sumCuts(7);

export const upToSeven = defineRule({
  id: 'upToSeven',
  version: 1,
  label: 'Up-to-seven',
  citation:
    'Table 1 of PMC6558441 and of PMC6113720; microvascular invasion, not assessable on imaging, is left out',
  missingData: 'Out is decided by seven tumours or by more than 60 mm alone; in needs both inputs.',
  inputs: { nTumours: nTumours(...cuts.n), maxSizeMm: maxSizeMm(...cuts.mm) },
  decide: (x) => ({ value: isBeyond(7, x.nTumours, x.maxSizeMm) ? 'out' : 'in' }),
  steps: (x) => [upToSevenText(x.nTumours, x.maxSizeMm)],
});
