import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { normalCdf, normalQuantile } from '../special/normal.ts';
import { sortedQuantile } from './summary.ts';

export type ShapiroWilkTest = { readonly statistic: number; readonly p: number };

const FIRST = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
const SECOND = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
const SMALL_BOUND = [-2.273, 0.459];
const SMALL_MEAN = [0.544, -0.39978, 0.025054, -6.714e-4];
const SMALL_SD = [1.3822, -0.77857, 0.062767, -0.0020322];
const LARGE_MEAN = [-1.5861, -0.31082, -0.083751, 0.0038915];
const LARGE_SD = [-0.4803, -0.082676, 0.0030302];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0);

/** Weights of the upper half of the order statistics, largest first. */
function weights(n: number): readonly number[] {
  if (n === 3) return [Math.SQRT1_2];
  const half = Math.floor(n / 2);
  const scores = Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)));
  const squares = 2 * scores.reduce((sum, m) => sum + m * m, 0);
  const root = Math.sqrt(squares);
  const m1 = scores[0] as number;
  const m2 = scores[1] as number;
  const a1 = polynomial(FIRST, 1 / Math.sqrt(n)) - m1 / root;
  const a2 = -m2 / root + polynomial(SECOND, 1 / Math.sqrt(n));
  const two = n > 5;
  const scale = Math.sqrt(
    (squares - 2 * m1 * m1 - (two ? 2 * m2 * m2 : 0)) / (1 - 2 * a1 * a1 - (two ? 2 * a2 * a2 : 0)),
  );
  return scores.map((m, i) => (i === 0 ? a1 : i === 1 && two ? a2 : -m / scale));
}

function pValue(n: number, w: number, distance: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
  const y = Math.log(distance);
  if (n <= 11) {
    const bound = polynomial(SMALL_BOUND, n);
    if (y >= bound) return 1e-99;
    return normalCdf(-(-Math.log(bound - y) - polynomial(SMALL_MEAN, n)) / Math.exp(polynomial(SMALL_SD, n)));
  }
  const size = Math.log(n);
  return normalCdf(-(y - polynomial(LARGE_MEAN, size)) / Math.exp(polynomial(LARGE_SD, size)));
}

/**
 * Shapiro and Wilk's test of normality by Royston's approximation (1995, algorithm AS R94), for 3 to 5000 values that
 * are not all equal. O(n log n). Reference: R `shapiro.test`. Example: 1 2 3 4 5: W = 0.9868, p = 0.9672.
 */
export function shapiroWilkTest(values: readonly number[]): Result<ShapiroWilkTest, Refusal> {
  const n = values.length;
  if (n < 3 || n > 5000) return fail(refusal('too_few_observations', '3 to 5000 values are needed'));
  const sorted = Float64Array.from(values).sort();
  const range = (sorted[n - 1] as number) - (sorted[0] as number);
  if (!(range > 0)) return fail(refusal('constant_data'));
  const median = sortedQuantile(sorted, 0.5);
  const x = sorted.map((value) => (value - median) / range);
  const centre = x.reduce((sum, value) => sum + value, 0) / n;
  const upper = weights(n);
  const weightOf = (i: number): number =>
    2 * i + 1 === n ? 0 : i < n / 2 ? -(upper[i] as number) : (upper[n - 1 - i] as number);
  let ssa = 0;
  let ssx = 0;
  let sax = 0;
  x.forEach((value, i) => {
    const a = weightOf(i);
    ssa += a * a;
    ssx += (value - centre) ** 2;
    sax += a * (value - centre);
  });
  const root = Math.sqrt(ssa * ssx);
  const distance = ((root - sax) * (root + sax)) / (ssa * ssx);
  return ok({ statistic: 1 - distance, p: pValue(n, 1 - distance, distance) });
}
