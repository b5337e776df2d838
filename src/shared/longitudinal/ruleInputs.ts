import type { Outcome } from '#shared/kernel/outcome.ts';
import { rangeOf } from './childPughItems.ts';

/** Child-Pugh scores between which a score with no known item lies. */
const WHOLE_RANGE = [5, 15] as const;

/** A score as far as it is known, in the form that rules take it; nothing known is missing. */
export function asScoreInput(outcome: Outcome<number>): number | readonly [number, number] | null {
  const range = rangeOf(outcome);
  if (range === null || (range[0] === WHOLE_RANGE[0] && range[1] === WHOLE_RANGE[1])) return null;
  return range[0] === range[1] ? range[0] : range;
}

/** A class as far as it is known, in the form that rules take it. */
export function asClassInput<T>(outcome: Outcome<T>): T | { readonly among: readonly T[] } | null {
  if (outcome.kind === 'decided') return outcome.value;
  return outcome.kind === 'indeterminate' ? { among: outcome.possible } : null;
}
