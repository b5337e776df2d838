import { variance } from '../descriptive/summary.ts';
import {
  categoricalDifference,
  numericDifference,
  weightedMean,
} from '../propensity/standardisedDifference.ts';
import { REFUSALS } from '../refusal.ts';
import { codesOf, isNumeric, levelsOf, numericColumn, type Frame } from './frame.ts';
import type { SpecArguments } from './types.ts';

/** The rows of a comparison of two treatments. */
export type Study = {
  readonly frame: Frame;
  readonly args: SpecArguments;
  readonly treated: Uint8Array;
  readonly covariates: readonly string[];
};

const isQuantity = (frame: Frame, name: string): boolean =>
  isNumeric(frame, name) && !Object.hasOwn(frame.factors, name);

/** Values of a group of rows with a positive or zero weight, as `pick` gives them. */
function groupOf(study: Study, weights: Float64Array, group: number, values: ArrayLike<number>) {
  const rows = Array.from(weights.keys()).filter(
    (i) => study.treated[i] === group && !Number.isNaN(weights[i]),
  );
  return { values: rows.map((i) => values[i] as number), weights: rows.map((i) => weights[i] as number) };
}

/** Balance of one covariate under weights. */
function covariateBalance(study: Study, weights: Float64Array, name: string) {
  const { frame } = study;
  if (isQuantity(frame, name)) {
    const column = numericColumn(frame, name);
    return numericDifference(groupOf(study, weights, 1, column), groupOf(study, weights, 0, column));
  }
  const kept = { ...frame, rows: frame.rows.filter((_, i) => !Number.isNaN(weights[i])) };
  const levels = levelsOf(kept, name);
  const codes = codesOf(frame, name, levels);
  const of = (group: number) => groupOf(study, weights, group, codes);
  const { p1, p0, smd } = categoricalDifference(of(1), of(0), levels.length);
  const shares = levels.length === 1 ? { p1: [1], p0: [1] } : { p1, p0 };
  return { levels, ...shares, smd: smd ?? { error: REFUSALS.singular_variance } };
}

/** Balance of every covariate; rows with weight NaN are not in the sample. */
export function balance(study: Study, weights: Float64Array) {
  return Object.fromEntries(
    study.covariates.map((name) => [name, covariateBalance(study, weights, name)] as const),
  );
}

/** Differences of weighted means over the spread before weighting or matching; levels one by one. */
export function balanceByUnmatchedSpread(study: Study, weights: Float64Array) {
  const { frame, covariates, treated } = study;
  const one = (column: ArrayLike<number>): number => {
    const values = Array.from(column);
    const of = (group: number): number[] => values.filter((_, i) => treated[i] === group);
    const groups = [of(1), of(0)];
    const binary = values.every((value) => value === 0 || value === 1);
    const spread = groups.reduce((sum, group) => {
      const p = group.reduce((a, b) => a + b, 0) / group.length;
      return sum + (binary ? p * (1 - p) : variance(group)) / 2;
    }, 0);
    const means = [1, 0].map((group) => weightedMean(groupOf(study, weights, group, column)));
    return ((means[0] as number) - (means[1] as number)) / Math.sqrt(spread);
  };
  const byLevel = (name: string): number | Record<string, number> => {
    if (isQuantity(frame, name)) return one(numericColumn(frame, name));
    const levels = levelsOf(frame, name);
    const codes = codesOf(frame, name, levels);
    return Object.fromEntries(
      levels.map((level, k) => [String(level), one(codes.map((code) => Number(code === k)))] as const),
    );
  };
  return Object.fromEntries(covariates.map((name) => [name, byLevel(name)] as const));
}
