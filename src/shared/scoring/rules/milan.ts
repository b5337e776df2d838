import { defineRule } from '../engine/rule.ts';
import { ehs, maxSizeMm, mvi, nTumours } from '../inputs.ts';
import { isWithinMilanBurden, MILAN_CUTS } from './burden.ts';

export const milan = defineRule({
  id: 'milan',
  version: 1,
  label: 'Milan criteria',
  citation: 'Table 1 of PMC6558441 and of PMC6113720 (limits inclusive)',
  missingData:
    'Outside is decided by invasion, spread, four tumours, more than 50 mm, or two to three tumours over 30 mm.',
  inputs: { nTumours: nTumours(...MILAN_CUTS.n), maxSizeMm: maxSizeMm(...MILAN_CUTS.mm), mvi, ehs },
  decide: (x) => ({
    value: !x.mvi && !x.ehs && isWithinMilanBurden(x.nTumours, x.maxSizeMm) ? 'within' : 'outside',
  }),
  steps: (x) => [
    ...(x.mvi ? ['Vascular invasion'] : []),
    ...(x.ehs ? ['Extrahepatic spread'] : []),
    isWithinMilanBurden(x.nTumours, x.maxSizeMm)
      ? 'One tumour up to 50 mm, or two or three up to 30 mm'
      : 'Neither one tumour up to 50 mm nor two or three up to 30 mm',
  ],
});
