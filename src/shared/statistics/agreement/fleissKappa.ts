import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { normalMultiplier } from '../special/normal.ts';

export type FleissKappaResult = {
  readonly subjects: number;
  readonly raters: number;
  readonly kappa: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Fleiss' kappa for any number of raters: `counts[i][k]` raters put subject i into category k, the same number of
 * raters for every subject. Standard error by linearisation over subjects (Gwet 2014), valid away from kappa = 0.
 * O(subjects x categories).
 *
 * Reference: Fleiss (1971); R `irr::kappam.fleiss` for the estimate. Example: [[3, 0], [0, 3], [2, 1], [1, 2]]:
 * agreement 2/3, by chance 1/2, kappa 1/3.
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
  level = 0.95,
): Result<FleissKappaResult, Refusal> {
  const subjects = counts.length;
  const raters = counts[0]?.reduce((a, b) => a + b, 0) ?? 0;
  if (subjects < 2 || raters < 2) return fail(refusal('too_few_observations'));
  if (counts.some((row) => row.reduce((a, b) => a + b, 0) !== raters)) {
    return fail(refusal('unsupported', 'subjects differ in the number of raters'));
  }
  const categories = counts[0]?.length ?? 0;
  const share = Array.from(
    { length: categories },
    (_, k) => counts.reduce((sum, row) => sum + (row[k] ?? 0), 0) / (subjects * raters),
  );
  const chance = share.reduce((sum, p) => sum + p * p, 0);
  if (!(1 - chance > 1e-12)) return fail(refusal('not_estimable', 'all ratings fall into one category'));
  const agreement = counts.map(
    (row) => row.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)),
  );
  const observed = agreement.reduce((sum, value) => sum + value, 0) / subjects;
  const kappa = (observed - chance) / (1 - chance);
  const squares = counts.reduce((sum, row, i) => {
    const ownChance = row.reduce((total, count, k) => total + ((share[k] ?? 0) * count) / raters, 0);
    const own =
      ((agreement[i] ?? 0) - chance) / (1 - chance) - (2 * (1 - kappa) * (ownChance - chance)) / (1 - chance);
    return sum + (own - kappa) ** 2;
  }, 0);
  const se = Math.sqrt(squares / (subjects * (subjects - 1)));
  const half = normalMultiplier(level) * se;
  return ok({ subjects, raters, kappa, se, lower: kappa - half, upper: kappa + half });
}
