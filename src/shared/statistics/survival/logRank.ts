import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { prepareSurvival, rowsByGroup, type SurvivalData, type SurvivalInput } from '../data/survivalData.ts';
import type { Estimate } from '../estimate.ts';
import { squareMatrix, submatrix, toRows, type SquareMatrix } from '../linearAlgebra/matrix.ts';
import { symmetricSolve } from '../linearAlgebra/symmetricSolve.ts';
import { refusal, warning, type Refusal, type Warning } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';
import { logRankSums, type ObservedExpected } from './logRankSums.ts';

export type LogRankInput = SurvivalInput & {
  readonly group: Int32Array;
  /** Stratum codes from 0; differences are summed over strata. */
  readonly strata?: Int32Array;
};
export type LogRankOptions = {
  /** Exponent of the G-rho family: 0 log-rank, 1 Peto-Peto. */
  readonly rho?: number;
  /** Scores of the groups for a test for trend with one degree of freedom. */
  readonly trend?: readonly number[];
};

export type LogRankGroup = {
  readonly group: number;
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
};
export type TrendTest = { readonly chisq: Estimate; readonly p: Estimate };
export type LogRankResult = {
  readonly n_used: number;
  readonly rho: number;
  readonly groups: readonly LogRankGroup[];
  readonly var: readonly (readonly number[])[];
  /** `null` with a warning `not_computable` when fewer than two groups expect an event. */
  readonly chisq: Estimate;
  readonly df: Estimate;
  readonly p: Estimate;
  readonly by_stratum?: readonly {
    readonly stratum: number;
    readonly observed: readonly number[];
    readonly expected: readonly number[];
  }[];
  readonly trend?: TrendTest;
  readonly warnings: readonly Warning[];
};

type Test = { readonly chisq: Estimate; readonly df: Estimate; readonly p: Estimate };
const NOT_COMPUTABLE: Test = { chisq: null, df: null, p: null };

/** Quadratic form of the differences over the groups that expect an event, the first of them left out. */
function quadraticTest(
  difference: Float64Array,
  expected: Float64Array,
  variance: SquareMatrix,
): Result<Test, Refusal> {
  const used: number[] = [];
  expected.forEach((value, g) => {
    if (value > 0) used.push(g);
  });
  if (used.length < 2) return ok(NOT_COMPUTABLE);
  const kept = used.slice(1);
  const right = kept.map((g) => difference[g] as number);
  const solution = symmetricSolve(submatrix(variance, kept), right);
  if (solution === null) return fail(refusal('singular_variance'));
  const chisq = right.reduce((sum, value, k) => sum + value * (solution[k] as number), 0);
  return ok({ chisq, df: kept.length, p: chiSquareUpperTail(chisq, kept.length) });
}

function trendTest(difference: Float64Array, variance: SquareMatrix, scores: readonly number[]): TrendTest {
  let statistic = 0;
  let spread = 0;
  const rows = toRows(variance);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  rows.forEach((row, g) => {
    const score = (scores[g] ?? 0) - mean;
    statistic += score * (difference[g] as number);
    row.forEach((value, h) => {
      spread += score * ((scores[h] ?? 0) - mean) * value;
    });
  });
  if (!(spread > 0)) return { chisq: null, p: null };
  const chisq = (statistic * statistic) / spread;
  return { chisq, p: chiSquareUpperTail(chisq, 1) };
}

function stratumSums(
  data: SurvivalData,
  strata: Int32Array | undefined,
  rho: number,
  variance: SquareMatrix,
): ObservedExpected[] {
  if (strata === undefined) return [logRankSums(data, null, rho, variance)];
  const count = strata.reduce((largest, code) => Math.max(largest, code), 0) + 1;
  const { rows, start } = rowsByGroup(strata, count);
  return Array.from({ length: count }, (_, s) =>
    logRankSums(data, rows.subarray(start[s], start[s + 1]), rho, variance),
  );
}

const total = (parts: readonly Float64Array[], groups: number): Float64Array =>
  Float64Array.from({ length: groups }, (_, g) => parts.reduce((sum, part) => sum + (part[g] as number), 0));

/**
 * Log-rank test and its G-rho family (weight S(t-)^rho, S pooled within the stratum), for k groups, stratified or not,
 * with the hypergeometric variance. Degrees of freedom: groups that expect an event, less one. O(n + times x groups^2).
 *
 * Reference: R `survival::survdiff`; the trend test is Collett's (scores centred, one degree of freedom).
 * Example: events at 1 and 2 in one group, at 3 and 4 in the other: observed 2, expected 0.8333, chi-square 2.8824.
 */
export function logRank(input: LogRankInput, options: LogRankOptions = {}): Result<LogRankResult, Refusal> {
  if (input.entry !== undefined) return fail(refusal('unsupported', 'log-rank with late entry'));
  if (input.weight !== undefined) return fail(refusal('unsupported', 'log-rank with weights'));
  const prepared = prepareSurvival(input);
  if (!prepared.ok) return prepared;
  const data = prepared.value;
  if (data.groups < 2) return fail(refusal('one_group'));
  const rho = options.rho ?? 0;
  const variance = squareMatrix(data.groups);
  const parts = stratumSums(data, input.strata, rho, variance);
  const observed = total(
    parts.map((part) => part.observed),
    data.groups,
  );
  const expected = total(
    parts.map((part) => part.expected),
    data.groups,
  );
  const difference = observed.map((value, g) => value - (expected[g] as number));
  const test = quadraticTest(difference, expected, variance);
  if (!test.ok) return test;
  const sizes = new Float64Array(data.groups);
  for (let i = 0; i < data.n; i++) {
    const g = data.group[i] as number;
    sizes[g] = (sizes[g] as number) + 1;
  }
  const result: LogRankResult = {
    n_used: data.n,
    rho,
    groups: Array.from(sizes, (n, group) => ({
      group,
      n,
      observed: observed[group] as number,
      expected: expected[group] as number,
    })),
    var: toRows(variance),
    ...test.value,
    ...(input.strata === undefined
      ? {}
      : {
          by_stratum: parts.map((part, stratum) => ({
            stratum,
            observed: [...part.observed],
            expected: [...part.expected],
          })),
        }),
    ...(options.trend === undefined ? {} : { trend: trendTest(difference, variance, options.trend) }),
    warnings: test.value.p === null ? [warning('not_computable')] : [],
  };
  return ok(result);
}
