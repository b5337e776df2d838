import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { finite, type Estimate } from '../estimate.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { fisherFUpperTail } from '../special/fisherF.ts';
import { mean, variance } from './summary.ts';

export type VarianceTest = {
  readonly statistic: Estimate;
  /** Between and within groups. */
  readonly df: readonly [number, Estimate];
  readonly p: Estimate;
};

/**
 * One-way analysis of variance with equal variances; empty groups do not count. Refused when no group varies. O(n).
 * Reference: R `anova(lm(x ~ g))`. Example: 1 2 3 against 4 5 6: F = 13.5 on 1 and 4, p = 0.02131.
 */
export function analysisOfVariance(groups: readonly (readonly number[])[]): Result<VarianceTest, Refusal> {
  const used = groups.filter((group) => group.length > 0);
  if (used.every((group) => new Set(group).size <= 1)) return fail(refusal('constant_data'));
  if (used.length < 2) return fail(refusal('one_group'));
  const all = used.flat();
  const centre = mean(all);
  const between = used.reduce((sum, group) => sum + group.length * (mean(group) - centre) ** 2, 0);
  const within = used.reduce(
    (sum, group) => sum + (group.length > 1 ? (group.length - 1) * variance(group) : 0),
    0,
  );
  const df1 = used.length - 1;
  const df2 = all.length - used.length;
  const statistic = between / df1 / (within / df2);
  return ok({ statistic, df: [df1, df2], p: fisherFUpperTail(statistic, df1, df2) });
}

/**
 * Welch's one-way analysis of variance with unequal variances. Every group needs two values; `null` where a group does
 * not vary. O(n). Reference: R `oneway.test`. Example: for two groups F is the square of Welch's t.
 */
export function welchAnalysisOfVariance(
  groups: readonly (readonly number[])[],
): Result<VarianceTest, Refusal> {
  const used = groups.filter((group) => group.length > 0);
  const k = used.length;
  if (k < 2) return fail(refusal('one_group'));
  if (used.some((group) => group.length < 2)) return fail(refusal('too_few_observations'));
  const weights = used.map((group) => group.length / variance(group));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const means = used.map(mean);
  const centre = means.reduce((sum, m, g) => sum + m * (weights[g] as number), 0) / total;
  const spread =
    used.reduce((sum, group, g) => sum + (1 - (weights[g] as number) / total) ** 2 / (group.length - 1), 0) /
    (k * k - 1);
  const between = means.reduce((sum, m, g) => sum + (weights[g] as number) * (m - centre) ** 2, 0);
  const statistic = finite(between / ((k - 1) * (1 + 2 * (k - 2) * spread)));
  const df2 = finite(1 / (3 * spread));
  if (statistic === null || df2 === null) return ok({ statistic: null, df: [k - 1, null], p: null });
  return ok({ statistic, df: [k - 1, df2], p: fisherFUpperTail(statistic, k - 1, df2) });
}
