import type { Estimate } from '../estimate.ts';

export type Summary = {
  readonly n: number;
  readonly missing: number;
  readonly mean: Estimate;
  readonly sd: Estimate;
  readonly median: Estimate;
  readonly q1: Estimate;
  readonly q3: Estimate;
  readonly min: Estimate;
  readonly max: Estimate;
};

/** Arithmetic mean, corrected once for rounding as R does. */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] as number;
  const first = sum / n;
  let rest = 0;
  for (let i = 0; i < n; i++) rest += (values[i] as number) - first;
  return first + rest / n;
}

/** Variance with n - 1; NaN for fewer than two values. */
export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] as number) - centre) ** 2;
  return values.length < 2 ? Number.NaN : sum / (values.length - 1);
}

/** Quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman and Fan). */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position + 4 * Number.EPSILON);
  const share = position - below;
  const low = sorted[below] as number;
  return Math.abs(share) < 4 * Number.EPSILON || below + 1 >= sorted.length
    ? low
    : low + share * ((sorted[below + 1] as number) - low);
}

/**
 * Mean, standard deviation (n - 1), quartiles (type 7) and range of the values that are known. O(n log n).
 * Example: 1 2 3 4 5: mean 3, sd 1.5811, quartiles 2 and 4.
 */
export function summarise(values: readonly Estimate[]): Summary {
  const known = values.filter((value) => value !== null);
  const n = known.length;
  const missing = values.length - n;
  if (n === 0) {
    return { n, missing, mean: null, sd: null, median: null, q1: null, q3: null, min: null, max: null };
  }
  const sorted = Float64Array.from(known).sort();
  return {
    n,
    missing,
    mean: mean(sorted),
    sd: n < 2 ? null : Math.sqrt(variance(sorted)),
    median: sortedQuantile(sorted, 0.5),
    q1: sortedQuantile(sorted, 0.25),
    q3: sortedQuantile(sorted, 0.75),
    min: sorted[0] as number,
    max: sorted[n - 1] as number,
  };
}
