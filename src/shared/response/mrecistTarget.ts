import { defineRule } from '#shared/scoring/engine/rule.ts';
import { sumSteps, targetCategory, targetInputs } from './recist.ts';

export const mrecistTarget = defineRule({
  id: 'mrecistTarget',
  version: 1,
  label: 'mRECIST target response',
  citation: 'Korean J Radiol 2022;23:1126-1240, doi 10.3348/kjr.2022.0822, Table 11 (mRECIST)',
  missingData: 'Decided where every sum that the missing ones can be gives the same category.',
  inputs: targetInputs,
  decide: (x, config) =>
    targetCategory(x, {
      isComplete: x.currentSumMm === 0,
      needsAbsoluteIncrease: config['mrecist.abs5mm'],
    }),
  steps: sumSteps,
});
