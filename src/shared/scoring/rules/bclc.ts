import { isAbove } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { optional, truth } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import type { Verdict } from '../engine/declaration.ts';
import { defineRule } from '../engine/rule.ts';
import { childPughClass, ecog, ehs, maxSizeMm, mvi, nTumours, type BclcStage } from '../inputs.ts';
import { isCountAtLeast, isWithinMilanBurden } from './burden.ts';

/** Inputs of BCLC with the thresholds of the stages; rules built on the stage add their own. */
export const bclcInputs = {
  nTumours: nTumours(atLeast(2), atLeast(4)),
  maxSizeMm: maxSizeMm(above(20), above(30), above(50), atLeast(50)),
  mvi,
  ehs,
  ecog,
  childPughClass,
  ecogCancerRelated: optional(truth('Performance status limited by the cancer'), true),
  transplantCandidate: optional(truth('Transplant candidate'), false),
};
export type BclcInputs = Complete<typeof bclcInputs>;

interface Stage {
  readonly stage: BclcStage;
  readonly because: string;
  readonly notes?: readonly string[];
}

/** The stage and the condition of the list that gave it, first match wins. */
export function bclcStage(x: BclcInputs): Stage {
  if (x.ecog >= 3) return { stage: 'D', because: 'ECOG 3 or 4' };
  if (x.childPughClass === 'C') return terminalOrTransplant(x);
  if (x.mvi) return { stage: 'C', because: 'Vascular invasion' };
  if (x.ehs) return { stage: 'C', because: 'Extrahepatic spread' };
  if (x.ecog >= 1 && x.ecogCancerRelated)
    return { stage: 'C', because: 'ECOG 1 or 2, limited by the cancer' };
  return stageOfBurden(x);
}

function terminalOrTransplant(x: BclcInputs): Stage {
  const transplantable =
    x.transplantCandidate && !x.mvi && !x.ehs && isWithinMilanBurden(x.nTumours, x.maxSizeMm);
  return transplantable
    ? {
        stage: 'A',
        because: 'Child-Pugh C, transplant candidate within Milan',
        notes: ['transplant_pathway'],
      }
    : { stage: 'D', because: 'Child-Pugh C' };
}

function stageOfBurden(x: BclcInputs): Stage {
  if (isCountAtLeast(x.nTumours, 4)) return { stage: 'B', because: 'Four or more tumours' };
  if (isCountAtLeast(x.nTumours, 2)) {
    return isAbove(x.maxSizeMm, 30)
      ? { stage: 'B', because: 'Two or three tumours, the largest over 30 mm' }
      : { stage: 'A', because: 'Two or three tumours, all up to 30 mm' };
  }
  return x.childPughClass === 'A' && !isAbove(x.maxSizeMm, 20)
    ? { stage: '0', because: 'One tumour up to 20 mm, Child-Pugh A' }
    : { stage: 'A', because: 'One tumour' };
}

export const bclc = defineRule({
  id: 'bclc',
  version: 1,
  label: 'BCLC stage (2022)',
  citation: 'Reig et al., J Hepatol 2022;76:681-693; conditions as in livertoolph and BMJ Best Practice',
  missingData:
    'Decided where every completion has the same stage, as with ECOG 3 or four tumours and nothing else.',
  inputs: bclcInputs,
  decide: (x): Verdict<BclcStage> => {
    const { stage, notes = [] } = bclcStage(x);
    return { value: stage, notes };
  },
  steps: (x) => [bclcStage(x).because],
});
