import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Estimate } from '../estimate.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';
import { meanRanks, tieSum } from './ranks.ts';

export type KruskalWallisTest = { readonly statistic: Estimate; readonly p: Estimate; readonly df: number };

/**
 * Kruskal-Wallis rank sum test, corrected for ties; empty groups do not count. `null` when all values are equal.
 * O(n log n). Reference: R `kruskal.test`. Example: 1 2 3 against 4 5 6: 3.8571 on 1, p = 0.04953.
 */
export function kruskalWallisTest(
  groups: readonly (readonly number[])[],
): Result<KruskalWallisTest, Refusal> {
  const used = groups.filter((group) => group.length > 0);
  if (used.length < 2) return fail(refusal(used.length === 0 ? 'no_observations' : 'one_group'));
  const { ranks, ties } = meanRanks(used.flat());
  const n = ranks.length;
  let start = 0;
  const sum = used.reduce((total, group) => {
    const own = ranks.subarray(start, start + group.length).reduce((a, b) => a + b, 0);
    start += group.length;
    return total + (own * own) / group.length;
  }, 0);
  const df = used.length - 1;
  const correction = 1 - tieSum(ties) / (n ** 3 - n);
  if (!(correction > 0)) return ok({ statistic: null, p: null, df });
  const statistic = ((12 * sum) / (n * (n + 1)) - 3 * (n + 1)) / correction;
  return ok({ statistic, p: chiSquareUpperTail(statistic, df), df });
}
