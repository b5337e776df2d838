import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Estimate } from '../estimate.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { normalTwoSided } from '../special/normal.ts';
import { meanRanks, tieSum } from './ranks.ts';

export type WilcoxonTest = { readonly statistic: number; readonly p: Estimate };

function rankSum(
  x: readonly number[],
  y: readonly number[],
): { readonly w: number; readonly ties: readonly number[] } {
  const { ranks, ties } = meanRanks([...x, ...y]);
  const sum = ranks.subarray(0, x.length).reduce((total, rank) => total + rank, 0);
  return { w: sum - (x.length * (x.length + 1)) / 2, ties };
}

/**
 * Wilcoxon rank sum test by the normal approximation with the variance corrected for ties, with or without continuity
 * correction. The statistic is Mann and Whitney's count for x. `p` is `null` when all values are equal. O(n log n).
 *
 * Reference: R `wilcox.test(exact = FALSE)`. Example: 1 2 3 against 4 5 6: W = 0, p = 0.04953 without correction.
 */
export function wilcoxonTest(
  x: readonly number[],
  y: readonly number[],
  continuityCorrection: boolean,
): Result<WilcoxonTest, Refusal> {
  if (x.length === 0 || y.length === 0) return fail(refusal('one_group'));
  const { w, ties } = rankSum(x, y);
  const n = x.length + y.length;
  const product = x.length * y.length;
  const spread = Math.sqrt((product / 12) * (n + 1 - tieSum(ties) / (n * (n - 1))));
  const distance = w - product / 2;
  if (!(spread > 0)) return ok({ statistic: w, p: null });
  const z = (distance - (continuityCorrection ? Math.sign(distance) / 2 : 0)) / spread;
  return ok({ statistic: w, p: normalTwoSided(z) });
}

/** Number of ways in which the rank sum count takes each value, for groups of m and n. */
function exactCounts(m: number, n: number): Float64Array {
  const counts = new Float64Array(m * n + 1);
  counts[0] = 1;
  for (let j = 1; j <= m; j++) {
    for (let k = m * n; k >= n + j; k--) counts[k] = (counts[k] as number) - (counts[k - n - j] as number);
    for (let k = j; k <= m * n; k++) counts[k] = (counts[k] as number) + (counts[k - j] as number);
  }
  return counts;
}

const EXACT_LIMIT = 200;

/**
 * Exact two-sided Wilcoxon rank sum test for values without ties. O(m^2 n).
 * Reference: R `wilcox.test(exact = TRUE)`. Example: 1 2 3 against 4 5 6: p = 0.1.
 */
export function exactWilcoxonTest(x: readonly number[], y: readonly number[]): Result<WilcoxonTest, Refusal> {
  if (x.length === 0 || y.length === 0) return fail(refusal('one_group'));
  if (x.length + y.length > EXACT_LIMIT) return fail(refusal('too_large'));
  const { w, ties } = rankSum(x, y);
  if (ties.some((size) => size > 1)) return fail(refusal('unsupported', 'exact rank sum test with ties'));
  const counts = exactCounts(Math.min(x.length, y.length), Math.max(x.length, y.length));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const tail = Math.min(w, x.length * y.length - w);
  const p = counts.subarray(0, tail + 1).reduce((sum, count) => sum + count, 0) / all;
  return ok({ statistic: w, p: Math.min(1, 2 * p) });
}
