import { ok, type Result } from '#shared/kernel/result.ts';
import type { Estimate } from '../estimate.ts';
import { ADJUSTMENTS, adjustPValues, type Adjustment } from '../multipleTesting.ts';
import type { Refusal } from '../refusal.ts';
import { logRank, type LogRankInput, type LogRankOptions } from './logRank.ts';

export type PairwisePair = {
  readonly a: number;
  readonly b: number;
  readonly chisq: Estimate;
  readonly p: Estimate;
} & Readonly<Record<`p_${Adjustment}`, Estimate>>;
export type PairwiseResult = {
  readonly n_used: number;
  readonly rho: number;
  readonly pairs: readonly PairwisePair[];
};

/** The rows of two groups, with group codes 0 and 1 and the strata that occur numbered anew. */
function pairRows(input: LogRankInput, a: number, b: number): LogRankInput {
  const rows: number[] = [];
  input.group.forEach((code, i) => {
    if (code === a || code === b) rows.push(i);
  });
  const { strata } = input;
  const present =
    strata === undefined ? [] : [...new Set(rows.map((i) => strata[i] as number))].sort((x, y) => x - y);
  const renumbered = new Map(present.map((code, position) => [code, position]));
  return {
    time: Float64Array.from(rows, (i) => input.time[i] as number),
    status: Uint8Array.from(rows, (i) => input.status[i] as number),
    group: Int32Array.from(rows, (i) => (input.group[i] === a ? 0 : 1)),
    groups: 2,
    ...(strata === undefined
      ? {}
      : { strata: Int32Array.from(rows, (i) => renumbered.get(strata[i] as number) ?? 0) }),
  };
}

/**
 * Log-rank test of every pair of groups on the pair's own rows, with p-values adjusted for the number of pairs.
 * A pair whose test cannot be computed has `null` and is not counted in the adjustment.
 */
export function pairwiseLogRank(
  input: LogRankInput,
  options: LogRankOptions = {},
): Result<PairwiseResult, Refusal> {
  const groups = input.groups ?? input.group.reduce((largest, code) => Math.max(largest, code), 0) + 1;
  const tests: { a: number; b: number; chisq: Estimate; p: Estimate }[] = [];
  for (let a = 0; a < groups - 1; a++) {
    for (let b = a + 1; b < groups; b++) {
      const test = logRank(pairRows(input, a, b), options);
      tests.push({ a, b, chisq: test.ok ? test.value.chisq : null, p: test.ok ? test.value.p : null });
    }
  }
  const p = tests.map((test) => test.p);
  const [holm, bonferroni, bh, hochberg] = ADJUSTMENTS.map((method) => adjustPValues(p, method));
  return ok({
    n_used: input.time.length,
    rho: options.rho ?? 0,
    pairs: tests.map((test, k) => ({
      ...test,
      p_holm: holm?.[k] ?? null,
      p_bonferroni: bonferroni?.[k] ?? null,
      p_bh: bh?.[k] ?? null,
      p_hochberg: hochberg?.[k] ?? null,
    })),
  });
}
