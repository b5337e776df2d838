import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, warning, type Refusal, type Warning } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';

export type ContingencyTest = {
  readonly statistic: number;
  readonly p: number;
  readonly df: number;
  readonly expected: readonly (readonly number[])[];
  readonly warnings: readonly Warning[];
};
export type Counts = readonly (readonly number[])[];

const FEW = 5;
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** A table of counts without its empty rows and columns. */
export function withoutEmpty(counts: Counts): Counts {
  const rows = counts.filter((row) => sumOf(row) > 0);
  const used = (rows[0] ?? []).map((_, j) => rows.some((row) => (row[j] ?? 0) > 0));
  return rows.map((row) => row.filter((_, j) => used[j] === true));
}

export function expectedCounts(counts: Counts): readonly (readonly number[])[] {
  const total = sumOf(counts.map(sumOf));
  const columns = (counts[0] ?? []).map((_, j) => sumOf(counts.map((row) => row[j] ?? 0)));
  return counts.map((row) => columns.map((column) => (sumOf(row) * column) / total));
}

/**
 * Pearson's chi-square test of independence on the non-empty rows and columns; `yates` takes the smaller of 1/2 and
 * |observed - expected| off each difference, for 2 x 2 tables only. Warns when an expected count is below 5. O(cells).
 *
 * Reference: R `chisq.test`. Example: [[10, 20], [20, 10]]: 6.6667 on 1, p = 0.00982; with Yates 5.4.
 */
export function chiSquareTest(given: Counts, yates = false): Result<ContingencyTest, Refusal> {
  const counts = withoutEmpty(given);
  const columns = counts[0]?.length ?? 0;
  if (counts.length === 0) return fail(refusal('no_observations'));
  if (counts.length < 2 || columns < 2)
    return fail(refusal('not_estimable', 'fewer than two rows or columns'));
  if (yates && !(counts.length === 2 && columns === 2))
    return fail(refusal('unsupported', 'Yates beyond 2 x 2'));
  const expected = expectedCounts(counts);
  const distances = counts.map((row, i) => row.map((count, j) => Math.abs(count - (expected[i]?.[j] ?? 0))));
  const correction = yates ? Math.min(0.5, ...distances.flat()) : 0;
  const statistic = sumOf(
    distances.flatMap((row, i) =>
      row.map((distance, j) => (distance - correction) ** 2 / (expected[i]?.[j] ?? 1)),
    ),
  );
  const df = (counts.length - 1) * (columns - 1);
  const few = expected.flat().some((value) => value < FEW);
  return ok({
    statistic,
    p: chiSquareUpperTail(statistic, df),
    df,
    expected,
    warnings: few ? [warning('small_expected_counts')] : [],
  });
}
