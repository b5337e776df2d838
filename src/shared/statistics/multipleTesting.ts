import type { Estimate } from './estimate.ts';

export const ADJUSTMENTS = ['holm', 'bonferroni', 'bh', 'hochberg'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

/**
 * p-values adjusted for multiple testing, in the order given; missing ones stay missing and are not counted.
 * Holm steps down, Hochberg and Benjamini-Hochberg step up. O(k log k). Reference: R `p.adjust`.
 * Example: Holm of 0.01, 0.04, 0.03 is 0.03, 0.06, 0.06.
 */
export function adjustPValues(values: readonly Estimate[], method: Adjustment): readonly Estimate[] {
  const known = values.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
  known.sort((a, b) => a.p - b.p);
  const count = known.length;
  const adjusted: Estimate[] = values.map(() => null);
  const factor = (rank: number): number =>
    method === 'bonferroni' ? count : method === 'bh' ? count / (rank + 1) : count - rank;
  const stepUp = method === 'bh' || method === 'hochberg';
  let bound = stepUp ? 1 : 0;
  for (let step = 0; step < count; step++) {
    const rank = stepUp ? count - 1 - step : step;
    const entry = known[rank];
    if (entry === undefined) break;
    const scaled = Math.min(1, entry.p * factor(rank));
    if (method === 'holm') bound = Math.max(bound, scaled);
    else if (stepUp) bound = Math.min(bound, scaled);
    else bound = scaled;
    adjusted[entry.at] = bound;
  }
  return adjusted;
}
