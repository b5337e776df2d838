import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { normalMultiplier, normalTwoSided } from '../special/normal.ts';

/** Weight of a disagreement by its distance: none counts as agreement, or in part (linear, squared distance). */
export type KappaWeights = 'unweighted' | 'linear' | 'quadratic';
export type KappaResult = {
  readonly n: number;
  readonly observed: number;
  readonly expected: number;
  readonly kappa: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
};

const SCHEMES: Readonly<Record<KappaWeights, (distance: number) => number>> = {
  unweighted: (distance) => (distance === 0 ? 1 : 0),
  linear: (distance) => 1 - distance,
  quadratic: (distance) => 1 - distance * distance,
};

/**
 * Cohen's kappa of a square table of counts (rows first rater, columns second), with the large-sample standard error of
 * Fleiss, Cohen and Everitt (1969) and a normal interval. With weights, categories are equally spaced in the order
 * given. Refused where chance agreement is complete. O(k^2).
 *
 * Reference: R `vcd::Kappa`. Example: [[20, 5], [10, 15]]: kappa 0.4, SE 0.126996, 0.151092 to 0.648908.
 */
export function cohenKappa(
  counts: readonly (readonly number[])[],
  weights: KappaWeights = 'unweighted',
  level = 0.95,
): Result<KappaResult, Refusal> {
  const k = counts.length;
  const n = counts.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
  if (n === 0) return fail(refusal('no_observations'));
  const share = (i: number, j: number): number => (counts[i]?.[j] ?? 0) / n;
  const indices = Array.from({ length: k }, (_, i) => i);
  const weight = (i: number, j: number): number => SCHEMES[weights](k > 1 ? Math.abs(i - j) / (k - 1) : 0);
  const sum = (term: (i: number) => number): number => indices.reduce((total, i) => total + term(i), 0);
  const rows = indices.map((i) => sum((j) => share(i, j)));
  const columns = indices.map((j) => sum((i) => share(i, j)));
  const row = (i: number): number => rows[i] ?? 0;
  const column = (j: number): number => columns[j] ?? 0;
  const observed = sum((i) => sum((j) => weight(i, j) * share(i, j)));
  const expected = sum((i) => sum((j) => weight(i, j) * row(i) * column(j)));
  if (!(1 - expected > 1e-12)) return fail(refusal('not_estimable', 'all ratings fall into one category'));
  const kappa = (observed - expected) / (1 - expected);
  const rowWeight = indices.map((i) => sum((j) => weight(i, j) * column(j)));
  const columnWeight = indices.map((j) => sum((i) => weight(i, j) * row(i)));
  const spread = sum((i) =>
    sum(
      (j) => share(i, j) * (weight(i, j) - ((rowWeight[i] ?? 0) + (columnWeight[j] ?? 0)) * (1 - kappa)) ** 2,
    ),
  );
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2);
  const se = Math.sqrt(Math.max(0, variance));
  const half = normalMultiplier(level) * se;
  return ok({
    n,
    observed,
    expected,
    kappa,
    se,
    lower: kappa - half,
    upper: kappa + half,
    p: se > 0 ? normalTwoSided(kappa / se) : kappa === 0 ? 1 : 0,
  });
}
