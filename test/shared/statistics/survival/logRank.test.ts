import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '#shared/statistics/multipleTesting.ts';
import { logRank, type LogRankInput } from '#shared/statistics/survival/logRank.ts';
import { pairwiseLogRank } from '#shared/statistics/survival/pairwiseLogRank.ts';

const SEED = 20262;
const row = fc.record({
  time: fc.integer({ min: 1, max: 9 }),
  status: fc.integer({ min: 0, max: 1 }),
  group: fc.integer({ min: 0, max: 1 }),
});
const rows = fc.array(row, { minLength: 4, maxLength: 30 });
type Row = { readonly time: number; readonly status: number; readonly group: number };

const inputOf = (list: readonly Row[]): LogRankInput => ({
  time: Float64Array.from(list, ({ time }) => time),
  status: Uint8Array.from(list, ({ status }) => status),
  group: Int32Array.from(list, ({ group }) => group),
  groups: 2,
});

/** Two groups by the textbook: sums over the event times of the 2 x 2 tables. */
function byTables(list: readonly Row[]): number | null {
  let difference = 0;
  let variance = 0;
  for (let t = 1; t <= 9; t++) {
    const risk = list.filter(({ time }) => time >= t);
    const died = risk.filter(({ time, status }) => time === t && status === 1);
    const n = risk.length;
    const first = risk.filter(({ group }) => group === 0).length;
    if (died.length === 0) continue;
    difference += died.filter(({ group }) => group === 0).length - (died.length * first) / n;
    if (n > 1) variance += (died.length * first * (n - first) * (n - died.length)) / (n * n * (n - 1));
  }
  return variance > 0 ? (difference * difference) / variance : null;
}

describe('log-rank', () => {
  it('gives the worked example', () => {
    const test = logRank({
      time: Float64Array.of(1, 2, 3, 4),
      status: Uint8Array.of(1, 1, 1, 1),
      group: Int32Array.of(0, 0, 1, 1),
    });
    expect(test).toMatchObject({ ok: true, value: { groups: [{ observed: 2 }, { observed: 2 }], df: 1 } });
    expect(test.ok && test.value.groups[0]?.expected).toBeCloseTo(5 / 6, 12);
    expect(test.ok && test.value.chisq).toBeCloseTo(49 / 17, 12);
  });

  it('agrees with the 2 x 2 tables, and does not depend on the order of rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const expected = byTables(list);
        const test = logRank(inputOf(list));
        if (expected === null) {
          expect(test.ok ? test.value.p : null).toBeNull();
          return;
        }
        expect(test.ok && test.value.chisq).toBeCloseTo(expected, 9);
        const reversed = logRank(inputOf([...list].reverse()));
        expect(reversed.ok && reversed.value.chisq).toBeCloseTo(expected, 9);
      }),
      { seed: SEED },
    );
  });

  it('equals the test for trend when there are two groups', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const test = logRank(inputOf(list), { trend: [1, 2] });
        if (!test.ok || test.value.chisq === null) return;
        expect(test.value.trend?.chisq).toBeCloseTo(test.value.chisq, 9);
      }),
      { seed: SEED },
    );
  });

  it('sums over strata: one stratum repeated doubles difference and variance', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const single = logRank(inputOf(list));
        const twice = logRank({
          ...inputOf([...list, ...list]),
          strata: Int32Array.from([...list.map(() => 0), ...list.map(() => 1)]),
        });
        if (!single.ok || !twice.ok || single.value.chisq === null) return;
        expect(twice.value.chisq).toBeCloseTo(2 * single.value.chisq, 9);
      }),
      { seed: SEED },
    );
  });

  it('says that it is not computable without an event', () => {
    const test = logRank({
      time: Float64Array.of(1, 2),
      status: Uint8Array.of(0, 0),
      group: Int32Array.of(0, 1),
    });
    expect(test).toMatchObject({
      ok: true,
      value: { chisq: null, df: null, p: null, warnings: [{ code: 'not_computable' }] },
    });
  });

  it.each([
    ['one_group', { group: Int32Array.of(0, 0) }],
    ['unsupported', { group: Int32Array.of(0, 1), entry: Float64Array.of(0, 0) }],
    ['unsupported', { group: Int32Array.of(0, 1), weight: Float64Array.of(1, 1) }],
    ['singular_variance', { time: Float64Array.of(5, 5), group: Int32Array.of(0, 1) }],
  ])('refuses: %s', (code, part) => {
    const test = logRank({ time: Float64Array.of(1, 2), status: Uint8Array.of(1, 1), ...part });
    expect(test).toMatchObject({ ok: false, error: { code } });
  });
});

describe('pairwise tests', () => {
  it('adjust p-values as the worked example', () => {
    expect(adjustPValues([0.01, 0.04, 0.03], 'holm')).toEqual([0.03, 0.06, 0.06]);
    expect(adjustPValues([0.01, null, 0.03], 'bonferroni')).toEqual([0.02, null, 0.06]);
  });

  it('test each pair on its own rows', () => {
    const input = {
      time: Float64Array.of(1, 2, 3, 4, 5, 6),
      status: Uint8Array.of(1, 1, 1, 1, 1, 0),
      group: Int32Array.of(0, 1, 2, 0, 1, 2),
    };
    const pairs = pairwiseLogRank(input);
    const own = logRank({
      time: Float64Array.of(1, 3, 4, 6),
      status: Uint8Array.of(1, 1, 1, 0),
      group: Int32Array.of(0, 1, 0, 1),
    });
    expect(pairs.ok && pairs.value.pairs[1]).toMatchObject({ a: 0, b: 2, chisq: own.ok && own.value.chisq });
  });
});
