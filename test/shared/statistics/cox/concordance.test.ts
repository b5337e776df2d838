import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { concordance } from '#shared/statistics/cox/concordance.ts';
import { prepareCox } from '#shared/statistics/cox/coxData.ts';

const SEED = 20265;
const row = fc.record({
  entry: fc.integer({ min: 0, max: 3 }),
  length: fc.integer({ min: 1, max: 5 }),
  status: fc.integer({ min: 0, max: 1 }),
  score: fc.integer({ min: 0, max: 4 }),
  weight: fc.integer({ min: 1, max: 3 }),
  stratum: fc.integer({ min: 0, max: 1 }),
});
const rows = fc.array(row, { minLength: 2, maxLength: 14 });
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

function estimate(list: readonly Row[]) {
  const data = prepareCox({
    time: Float64Array.from(list, ({ entry, length }) => entry + length),
    entry: Float64Array.from(list, ({ entry }) => entry),
    status: Uint8Array.from(list, ({ status }) => status),
    weight: Float64Array.from(list, ({ weight }) => weight),
    strata: Int32Array.from(list, ({ stratum }) => stratum),
    covariates: [],
  });
  const sorted = must(data.ok ? data.value : null, 'data');
  return concordance(
    sorted,
    Float64Array.from(sorted.row, (i) => must(list[i], 'a row').score),
  );
}

function byPairs(list: readonly Row[]) {
  const counts = { concordant: 0, discordant: 0, tied_x: 0, tied_y: 0, tied_xy: 0 };
  const end = ({ entry, length }: Row): number => entry + length;
  list.forEach((a, i) => {
    list.forEach((b, j) => {
      if (i === j || a.stratum !== b.stratum || a.status === 0) return;
      const w = a.weight * b.weight;
      if (b.status === 1 && end(a) === end(b)) {
        if (i < j) counts[a.score === b.score ? 'tied_xy' : 'tied_y'] += w;
        return;
      }
      const atRisk = b.entry < end(a) && (end(b) > end(a) || (end(b) === end(a) && b.status === 0));
      if (!atRisk) return;
      counts[a.score > b.score ? 'concordant' : a.score < b.score ? 'discordant' : 'tied_x'] += w;
    });
  });
  return counts;
}

describe('concordance', () => {
  it('gives the worked example', () => {
    const data = prepareCox({
      time: Float64Array.of(1, 2, 3),
      status: Uint8Array.of(1, 1, 1),
      covariates: [],
    });
    const sorted = must(data.ok ? data.value : null, 'data');
    const scores = [3, 1, 2];
    expect(
      concordance(
        sorted,
        Float64Array.from(sorted.row, (i) => must(scores[i], 'a score')),
      ).c,
    ).toBeCloseTo(2 / 3, 12);
  });

  it('counts the pairs that a double loop counts', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(estimate(list)).toMatchObject(byPairs(list));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('has the standard error of its derivative with respect to the weights', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { c, se } = estimate(list);
        if (c === null || se === null) return;
        const step = 1e-5;
        const variance = list.reduce((sum, own, i) => {
          const moved = (by: number): number =>
            must(
              estimate(list.map((other, k) => (k === i ? { ...own, weight: own.weight + by } : other))).c,
              'c',
            );
          return sum + (own.weight * ((moved(step) - moved(-step)) / (2 * step))) ** 2;
        }, 0);
        expect(se).toBeCloseTo(Math.sqrt(variance), 6);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('has no value for scores without an order', () => {
    const data = prepareCox({ time: Float64Array.of(1, 2), status: Uint8Array.of(1, 1), covariates: [] });
    const sorted = must(data.ok ? data.value : null, 'data');
    expect(concordance(sorted, Float64Array.of(1, Number.NaN))).toMatchObject({ c: null, se: null });
  });

  it('has no value when no pair is comparable', () => {
    const alone = { entry: 0, length: 1, status: 0, score: 1, weight: 1, stratum: 0 };
    expect(estimate([alone, alone])).toMatchObject({ c: null, se: null });
  });
});
