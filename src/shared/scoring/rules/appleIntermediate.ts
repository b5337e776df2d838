import type { Verdict } from '../engine/declaration.ts';
import { defineRule } from '../engine/rule.ts';
import { bclcInputs, bclcStage, type BclcInputs } from './bclc.ts';
import { isLarge } from './burden.ts';

const LARGE_MM = 50;

/** The limb of the APPLE intermediate stage that is met, or `null`. */
export function appleLimb(x: BclcInputs): 'i' | 'ii' | null {
  const { stage } = bclcStage(x);
  if (stage === 'B') return 'ii';
  return stage === 'A' && x.nTumours === 1 && isLarge(x.maxSizeMm, LARGE_MM) ? 'i' : null;
}

export const appleIntermediate = defineRule({
  id: 'appleIntermediate',
  version: 1,
  label: 'APPLE intermediate stage',
  citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188 (APPLE consensus)',
  missingData: 'Decided where every completion is on the same side.',
  inputs: bclcInputs,
  decide: (x): Verdict<boolean> => {
    const limb = appleLimb(x);
    return { value: limb !== null, notes: limb === null ? [] : [`limb_${limb}`] };
  },
  steps: (x) => {
    const { stage, because } = bclcStage(x);
    return [`BCLC ${stage}: ${because}`];
  },
});
