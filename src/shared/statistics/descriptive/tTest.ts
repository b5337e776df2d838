import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { studentMultiplier, studentTwoSided } from '../special/studentT.ts';
import { mean, variance } from './summary.ts';

export type TTest = {
  readonly statistic: number;
  readonly p: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
  /** Means of the two groups. */
  readonly estimate: readonly [number, number];
};

function testOf(x: readonly number[], y: readonly number[], se: number, df: number): Result<TTest, Refusal> {
  const mx = mean(x);
  const my = mean(y);
  if (!(se >= 10 * Number.EPSILON * Math.max(Math.abs(mx), Math.abs(my))) || se === 0) {
    return fail(refusal('constant_data'));
  }
  const statistic = (mx - my) / se;
  const half = studentMultiplier(0.05, df) * se;
  return ok({
    statistic,
    p: studentTwoSided(statistic, df),
    df,
    lower: mx - my - half,
    upper: mx - my + half,
    estimate: [mx, my],
  });
}

const squares = (values: readonly number[]): number =>
  values.length > 1 ? (values.length - 1) * variance(values) : 0;

/**
 * Student's t test of two means with pooled variance, and 95 percent interval of x less y. O(n).
 * Reference: R `t.test(var.equal = TRUE)`. Example: 1 2 3 against 4 5 6: t = -3.6742, p = 0.02131.
 */
export function studentTTest(x: readonly number[], y: readonly number[]): Result<TTest, Refusal> {
  if (x.length < 1 || y.length < 1 || x.length + y.length < 3) return fail(refusal('too_few_observations'));
  const df = x.length + y.length - 2;
  const pooled = (squares(x) + squares(y)) / df;
  return testOf(x, y, Math.sqrt(pooled * (1 / x.length + 1 / y.length)), df);
}

/**
 * Welch's t test of two means with unequal variances; degrees of freedom by Welch and Satterthwaite. O(n).
 * Reference: R `t.test`. Example: 1 2 3 against 4 6 8: t = -3.0984 on 2.9412, p = 0.05486.
 */
export function welchTTest(x: readonly number[], y: readonly number[]): Result<TTest, Refusal> {
  if (x.length < 2 || y.length < 2) return fail(refusal('too_few_observations'));
  const vx = variance(x) / x.length;
  const vy = variance(y) / y.length;
  const df = (vx + vy) ** 2 / (vx ** 2 / (x.length - 1) + vy ** 2 / (y.length - 1));
  return testOf(x, y, Math.sqrt(vx + vy), df);
}
