import { code } from '../engine/finite.ts';
import { defineRule } from '../engine/rule.ts';
import { BCLC_STAGES } from '../inputs.ts';

export const bclcMigration = defineRule({
  id: 'bclcMigration',
  version: 1,
  label: 'BCLC stage migration',
  citation: 'Comparison of two BCLC stages; a choice of this registry, not a published score',
  missingData: 'Decided where every stage that a missing one can be gives the same direction.',
  inputs: {
    from: code(BCLC_STAGES, 'Earlier BCLC stage', 'course'),
    to: code(BCLC_STAGES, 'Later BCLC stage', 'course'),
  },
  decide: (x): { readonly value: 'stable' | 'up' | 'down' } => {
    const change = BCLC_STAGES.indexOf(x.to) - BCLC_STAGES.indexOf(x.from);
    if (change === 0) return { value: 'stable' };
    return { value: change > 0 ? 'up' : 'down' };
  },
  steps: (x) => [`From BCLC ${x.from} to BCLC ${x.to}`],
});
