import { defineRule } from '#shared/scoring/engine/rule.ts';
import { sumSteps, targetCategory, targetInputs } from './recist.ts';

export const recistTarget = defineRule({
  id: 'recistTarget',
  version: 1,
  label: 'RECIST 1.1 target response',
  citation: 'Korean J Radiol 2022;23:1126-1240, doi 10.3348/kjr.2022.0822, Table 11 (RECIST 1.1)',
  missingData: 'Decided where every sum that the missing ones can be gives the same category.',
  inputs: targetInputs,
  decide: (x) =>
    targetCategory(x, {
      isComplete: x.currentSumMm === 0 || x.nodesAllShortAxisUnder10,
      needsAbsoluteIncrease: true,
    }),
  steps: sumSteps,
});
