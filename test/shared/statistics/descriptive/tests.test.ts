import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import type { Result } from '#shared/kernel/result.ts';
import {
  analysisOfVariance,
  welchAnalysisOfVariance,
} from '#shared/statistics/descriptive/analysisOfVariance.ts';
import { chiSquareTest } from '#shared/statistics/descriptive/chiSquareTest.ts';
import { fisherTable } from '#shared/statistics/descriptive/fisherTable.ts';
import { fisherTwoByTwo } from '#shared/statistics/descriptive/fisherTwoByTwo.ts';
import { kruskalWallisTest } from '#shared/statistics/descriptive/kruskalWallis.ts';
import { shapiroWilkTest } from '#shared/statistics/descriptive/shapiroWilk.ts';
import { summarise } from '#shared/statistics/descriptive/summary.ts';
import { studentTTest, welchTTest } from '#shared/statistics/descriptive/tTest.ts';
import { exactWilcoxonTest, wilcoxonTest } from '#shared/statistics/descriptive/wilcoxon.ts';
import type { Refusal } from '#shared/statistics/refusal.ts';

const SEED = 20263;
const A = [1, 2, 3];
const B = [4, 5, 6];
const WIDE = [4, 6, 8];

function value<T>(result: Result<T, Refusal>): T {
  return must(result.ok ? result.value : null, 'a result');
}

describe('worked examples', () => {
  it('summary', () => {
    expect(summarise([5, 1, null, 3, 2, 4])).toMatchObject({
      n: 5,
      missing: 1,
      mean: 3,
      median: 3,
      q1: 2,
      q3: 4,
    });
    expect(summarise([null])).toMatchObject({ n: 0, missing: 1, mean: null, sd: null });
  });

  it('t tests', () => {
    expect(value(studentTTest(A, B)).statistic).toBeCloseTo(-3.6742346, 7);
    expect(value(studentTTest(A, B)).p).toBeCloseTo(0.0213116, 7);
    expect(value(welchTTest(A, WIDE)).df).toBeCloseTo(2.9411765, 7);
    expect(value(welchTTest(A, WIDE)).p).toBeCloseTo(0.0547868, 7);
  });

  it('rank sum tests', () => {
    expect(value(wilcoxonTest(A, B, false)).p).toBeCloseTo(0.0495346, 7);
    expect(value(exactWilcoxonTest(A, B))).toEqual({ statistic: 0, p: 0.1 });
    expect(value(kruskalWallisTest([A, B])).p).toBeCloseTo(0.0495346, 7);
  });

  it('analyses of variance', () => {
    expect(value(analysisOfVariance([A, B]))).toMatchObject({ statistic: 13.5, df: [1, 4] });
    const welch = value(welchTTest(A, WIDE));
    expect(value(welchAnalysisOfVariance([A, WIDE])).statistic).toBeCloseTo(welch.statistic ** 2, 10);
  });

  it('Shapiro-Wilk', () => {
    expect(value(shapiroWilkTest([1, 2, 3, 4, 5])).statistic).toBeCloseTo(0.9867622, 7);
    expect(value(shapiroWilkTest([1, 2, 3, 4, 5])).p).toBeCloseTo(0.9671739, 7);
  });

  it('contingency tables', () => {
    const table = [
      [10, 20],
      [20, 10],
    ];
    expect(value(chiSquareTest(table)).statistic).toBeCloseTo(20 / 3, 10);
    expect(value(chiSquareTest(table, true)).statistic).toBeCloseTo(5.4, 10);
    const fisher = fisherTwoByTwo(3, 1, 1, 3);
    expect(fisher.p).toBeCloseTo(0.4857143, 7);
    expect(fisher.oddsRatio).toBeCloseTo(6.4083089, 6);
    const wide = fisherTable([
      [3, 0, 1],
      [0, 3, 1],
    ]);
    expect(value(wide)).toBeCloseTo(4 / 70, 10);
  });
});

/** All tables with the margins of `table`, with their probabilities up to a factor. */
function tablesLike(table: readonly (readonly number[])[]): { cells: number[]; weight: number }[] {
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const found: { cells: number[]; weight: number }[] = [];
  const fill = (
    i: number,
    j: number,
    left: readonly number[],
    room: number,
    cells: readonly number[],
  ): void => {
    if (i === rows.length) {
      if (left.every((count) => count === 0)) {
        found.push({ cells: [...cells], weight: cells.reduce((product, x) => product / factorial(x), 1) });
      }
      return;
    }
    if (j === columns.length) {
      if (room === 0) fill(i + 1, 0, left, rows[i + 1] ?? 0, cells);
      return;
    }
    for (let x = 0; x <= Math.min(room, left[j] ?? 0); x++) {
      fill(
        i,
        j + 1,
        left.map((count, k) => (k === j ? count - x : count)),
        room - x,
        [...cells, x],
      );
    }
  };
  fill(0, 0, columns, rows[0] ?? 0, []);
  return found;
}

const small = fc.integer({ min: 0, max: 3 });
const tableOf = (rows: number, columns: number) =>
  fc.array(fc.array(small, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });

describe('properties', () => {
  it.each([
    [2, 3],
    [3, 3],
  ])('Fisher on %d x %d tables agrees with listing every table', (rows, columns) => {
    fc.assert(
      fc.property(tableOf(rows, columns), (table) => {
        const test = fisherTable(table);
        if (!test.ok) return;
        const all = tablesLike(table);
        const own = must(
          all.find(({ cells }) => cells.join() === table.flat().join()),
          'the table',
        ).weight;
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const tail = all.reduce((sum, { weight }) => (weight <= own * (1 + 1e-7) ? sum + weight : sum), 0);
        expect(test.value).toBeCloseTo(tail / total, 9);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('the 2 x 2 test agrees with the general one, and its limits bracket the odds ratio', () => {
    fc.assert(
      fc.property(tableOf(2, 2), ([[a = 0, b = 0] = [], [c = 0, d = 0] = []]) => {
        const general = fisherTable([
          [a, b],
          [c, d],
        ]);
        if (!general.ok) return;
        const test = fisherTwoByTwo(a, b, c, d);
        expect(test.p).toBeCloseTo(general.value, 9);
        expect(test.lower).toBeLessThanOrEqual(test.oddsRatio);
        expect(test.upper).toBeGreaterThanOrEqual(test.oddsRatio);
      }),
      { seed: SEED },
    );
  });

  it('the exact rank sum test agrees with listing every division', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 9 }),
        (values) => {
          const x = values.slice(0, 2);
          const y = values.slice(2);
          const count = (pair: readonly number[], rest: readonly number[]): number =>
            pair.reduce((sum, a) => sum + rest.filter((b) => a > b).length, 0);
          const centre = (x.length * y.length) / 2;
          const own = Math.abs(count(x, y) - centre);
          let extreme = 0;
          let all = 0;
          for (let i = 0; i < values.length; i++) {
            for (let j = i + 1; j < values.length; j++) {
              const pair = values.filter((_, k) => k === i || k === j);
              const rest = values.filter((_, k) => k !== i && k !== j);
              all += 1;
              if (Math.abs(count(pair, rest) - centre) >= own) extreme += 1;
            }
          }
          expect(value(exactWilcoxonTest(x, y)).p).toBeCloseTo(extreme / all, 12);
        },
      ),
      { seed: SEED },
    );
  });

  it('tests do not depend on the unit of measurement', () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const scale = (list: readonly number[]): number[] => list.map((v) => 10 + v * 0.125);
        for (const test of [studentTTest, welchTTest] as const) {
          const one = test(x, y);
          const other = test(scale(x), scale(y));
          if (one.ok && other.ok) expect(other.value.p).toBeCloseTo(one.value.p, 9);
        }
        expect(wilcoxonTest(scale(x), scale(y), true)).toEqual(wilcoxonTest(x, y, true));
      }),
      { seed: SEED },
    );
  });
});

describe('refusals', () => {
  it.each([
    ['constant_data', studentTTest([3, 3], [3, 3])],
    ['too_few_observations', welchTTest([1], [2, 3])],
    ['one_group', wilcoxonTest([], [1], true)],
    ['unsupported', exactWilcoxonTest([1, 2], [2, 3])],
    [
      'too_large',
      exactWilcoxonTest(
        A,
        Array.from({ length: 200 }, (_, k) => k + 10),
      ),
    ],
    ['one_group', kruskalWallisTest([[1, 2], []])],
    ['no_observations', kruskalWallisTest([[], []])],
    ['constant_data', analysisOfVariance([[1, 1], [2]])],
    ['one_group', analysisOfVariance([[1, 2], []])],
    ['too_few_observations', welchAnalysisOfVariance([[1, 2], [3]])],
    ['one_group', welchAnalysisOfVariance([[1, 2]])],
    ['too_few_observations', shapiroWilkTest([1, 2])],
    ['constant_data', shapiroWilkTest([2, 2, 2])],
    ['not_estimable', chiSquareTest([[1, 2]])],
    ['no_observations', chiSquareTest([[0, 0]])],
    [
      'unsupported',
      chiSquareTest(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        true,
      ),
    ],
    ['not_estimable', fisherTable([[1, 2]])],
  ])('%s', (code, result) => {
    expect(result).toMatchObject({ ok: false, error: { code } });
  });

  it('equal values have no p-value', () => {
    expect(value(wilcoxonTest([1, 1], [1], true)).p).toBeNull();
    expect(value(kruskalWallisTest([[1, 1], [1]]))).toMatchObject({ statistic: null, p: null });
    expect(
      value(
        welchAnalysisOfVariance([
          [1, 1],
          [2, 2],
        ]),
      ).p,
    ).toBeNull();
  });

  it('warns of small expected counts', () => {
    const test = chiSquareTest([
      [1, 2],
      [3, 4],
    ]);
    expect(value(test).warnings).toMatchObject([{ code: 'small_expected_counts' }]);
  });
});

describe('large tables', () => {
  it('are refused by the exact test when listing would take too long', () => {
    const table = [
      [20, 14, 9, 12, 30],
      [12, 25, 17, 9, 8],
      [8, 11, 25, 16, 12],
    ];
    expect(fisherTable(table)).toMatchObject({ ok: false, error: { code: 'too_large' } });
  });
});
