import { squareMatrix } from '../linearAlgebra/matrix.ts';
import { symmetricSolve } from '../linearAlgebra/symmetricSolve.ts';
import type { Estimate } from '../estimate.ts';

/** Values and weights of one group. */
export type WeightedGroup = { readonly values: readonly number[]; readonly weights: readonly number[] };
export type NumericDifference = { readonly mean1: number; readonly mean0: number; readonly smd: number };
export type CategoricalDifference = {
  readonly p1: readonly number[];
  readonly p0: readonly number[];
  /** `null`: the levels' covariance is singular. */
  readonly smd: Estimate;
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function weightedMean({ values, weights }: WeightedGroup): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i] as number), 0) / sumOf(weights);
}

/** Unbiased variance for reliability weights. */
function weightedVariance(group: WeightedGroup): number {
  const centre = weightedMean(group);
  const total = sumOf(group.weights);
  const squares = group.weights.reduce((sum, w) => sum + w * w, 0);
  const spread = group.values.reduce(
    (sum, value, i) => sum + (group.weights[i] as number) * (value - centre) ** 2,
    0,
  );
  return (total / (total * total - squares)) * spread;
}

/**
 * Standardised mean difference of a number, first group (treated) less second, over the root of the mean of the two
 * variances. Infinite when neither group varies but the means differ, NaN when they are equal too. O(n).
 * Example: 1 2 3 against 2 3 4, weights 1: -1.
 */
export function numericDifference(treated: WeightedGroup, control: WeightedGroup): NumericDifference {
  const mean1 = weightedMean(treated);
  const mean0 = weightedMean(control);
  const spread = Math.sqrt((weightedVariance(treated) + weightedVariance(control)) / 2);
  return { mean1, mean0, smd: (mean1 - mean0) / spread };
}

/** Shares of each level among the weighted codes of a group. */
function shares({ values, weights }: WeightedGroup, levels: number): number[] {
  const share = Array.from({ length: levels }, () => 0);
  values.forEach((code, i) => {
    share[code] = (share[code] ?? 0) + (weights[i] as number);
  });
  const total = sumOf(weights);
  return share.map((value) => value / total);
}

function multinomialDistance(p1: readonly number[], p0: readonly number[]): Estimate {
  const size = p1.length - 1;
  const covariance = squareMatrix(size);
  const difference = Array.from({ length: size }, (_, i) => (p1[i + 1] as number) - (p0[i + 1] as number));
  const entry = (p: readonly number[], i: number, j: number): number =>
    i === j
      ? (p[i + 1] as number) * (1 - (p[i + 1] as number))
      : -(p[i + 1] as number) * (p[j + 1] as number);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) covariance.values[i * size + j] = (entry(p1, i, j) + entry(p0, i, j)) / 2;
  }
  const solution = symmetricSolve(covariance, difference);
  return solution === null
    ? null
    : Math.sqrt(difference.reduce((sum, d, i) => sum + d * (solution[i] as number), 0));
}

/**
 * Standardised difference of a categorical variable given by codes from 0: with two levels the difference in the share
 * of the second, signed; with more the distance of Yang and Dalton (2012). A single level gives 0. O(n + levels^3).
 */
export function categoricalDifference(
  treated: WeightedGroup,
  control: WeightedGroup,
  levels: number,
): CategoricalDifference {
  const p1 = shares(treated, levels);
  const p0 = shares(control, levels);
  if (levels < 2) return { p1, p0, smd: 0 };
  if (levels === 2) {
    const a = p1[1] as number;
    const b = p0[1] as number;
    return { p1, p0, smd: (a - b) / Math.sqrt((a * (1 - a) + b * (1 - b)) / 2) };
  }
  return { p1, p0, smd: multinomialDistance(p1, p0) };
}
