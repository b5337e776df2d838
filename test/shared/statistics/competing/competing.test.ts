import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import {
  cumulativeIncidence,
  meanTimeLost,
  type CompetingData,
} from '#shared/statistics/competing/cumulativeIncidence.ts';
import { censoringAdjustedFineGray } from '#shared/statistics/competing/censoringAdjustedFineGray.ts';
import { fineGray, subdistributionRows } from '#shared/statistics/competing/fineGray.ts';
import { grayTest } from '#shared/statistics/competing/grayTest.ts';
import { coxModel } from '#shared/statistics/cox/coxModel.ts';
import { timeGrid } from '#shared/statistics/data/timeGrid.ts';
import { kaplanMeier } from '#shared/statistics/survival/kaplanMeier.ts';

const SEED = 20266;
const row = fc.record({
  time: fc.integer({ min: 1, max: 9 }),
  cause: fc.integer({ min: 0, max: 2 }),
  x: fc.integer({ min: -2, max: 2 }),
});
const rows = fc.array(row, { minLength: 3, maxLength: 20 });
type Row = { readonly time: number; readonly cause: number; readonly x: number };

const dataOf = (list: readonly Row[]): CompetingData => ({
  grid: timeGrid(Float64Array.from(list, ({ time }) => time)),
  cause: Uint8Array.from(list, ({ cause }) => cause),
  causes: 2,
});

describe('cumulative incidence', () => {
  it('gives the worked example', () => {
    const curve = cumulativeIncidence(
      dataOf([
        { time: 1, cause: 1, x: 0 },
        { time: 2, cause: 2, x: 0 },
        { time: 3, cause: 1, x: 0 },
      ]),
    );
    expect(curve.causes[0]?.incidence[0]).toBeCloseTo(1 / 3, 12);
    expect(curve.causes[0]?.incidence[2]).toBeCloseTo(2 / 3, 12);
    expect(meanTimeLost(curve, 0, 4)).toBeCloseTo(1 / 3 + 1 / 3 + 2 / 3, 12);
    expect(meanTimeLost(curve, 0, 0.5)).toBe(0);
  });

  it('adds up, with the event-free probability, to 1, and that is the Kaplan-Meier estimate', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const curve = cumulativeIncidence(dataOf(list));
        const fit = kaplanMeier({
          time: Float64Array.from(list, ({ time }) => time),
          status: Uint8Array.from(list, ({ cause }) => Number(cause > 0)),
        });
        const survival = must(fit.ok ? fit.value.strata[0] : null, 'a curve').surv;
        curve.eventFree.forEach((free, j) => {
          const sum = curve.causes.reduce(
            (total, { incidence }) => total + must(incidence[j], 'a value'),
            free,
          );
          expect(sum).toBeCloseTo(1, 12);
          expect(free).toBeCloseTo(must(survival[j], 'a value'), 12);
        });
      }),
      { seed: SEED },
    );
  });

  it('has, for one cause, the robust standard error of the Kaplan-Meier estimate', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const single = list.map((own) => ({ ...own, cause: Math.min(own.cause, 1) }));
        const curve = cumulativeIncidence(dataOf(single));
        const fit = kaplanMeier(
          {
            time: Float64Array.from(single, ({ time }) => time),
            status: Uint8Array.from(single, ({ cause }) => cause),
          },
          { robust: true },
        );
        const expected = must(fit.ok ? fit.value.strata[0] : null, 'a curve').se_surv;
        curve.causes[0]?.se.forEach((se, j) => {
          expect(se).toBeCloseTo(must(expected[j], 'a value'), 7);
        });
      }),
      { seed: SEED },
    );
  });
});

describe("Gray's test", () => {
  it('does not depend on the order of rows or on which group comes first', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const group = Int32Array.from(list, ({ x }) => Number(x > 0));
        const test = grayTest(dataOf(list), group, 2, 1);
        if (!test.ok) return;
        const reversed = grayTest(dataOf([...list].reverse()), group.slice().reverse(), 2, 1);
        expect(reversed.ok && reversed.value.statistic).toBeCloseTo(test.value.statistic, 9);
        const swapped = grayTest(
          dataOf(list),
          group.map((g) => 1 - g),
          2,
          1,
        );
        expect(swapped.ok && swapped.value.statistic).toBeCloseTo(test.value.statistic, 8);
      }),
      { seed: SEED },
    );
  });

  it('refuses one group, and a cause without events', () => {
    const data = dataOf([
      { time: 1, cause: 1, x: 0 },
      { time: 2, cause: 0, x: 0 },
    ]);
    expect(grayTest(data, Int32Array.of(0, 0), 1, 1)).toMatchObject({
      ok: false,
      error: { code: 'one_group' },
    });
    expect(grayTest(data, Int32Array.of(0, 1), 2, 2)).toMatchObject({
      ok: false,
      error: { code: 'no_events' },
    });
  });
});

describe('Fine and Gray', () => {
  it('is the Cox model when there is no competing event', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const single = list.map((own) => ({ ...own, cause: Math.min(own.cause, 1) }));
        const x = [Float64Array.from(single, (own) => own.x)];
        const model = fineGray(dataOf(single), 1, x);
        const cox = coxModel(
          {
            time: Float64Array.from(single, ({ time }) => time),
            status: Uint8Array.from(single, ({ cause }) => cause),
            covariates: x,
          },
          { ties: 'breslow' },
        );
        if (!model.ok || !cox.ok || cox.value.unstable) return;
        expect(model.value.loglik).toBeCloseTo(cox.value.loglik, 9);
      }),
      { seed: SEED },
    );
  });

  it('agrees in both forms, up to the censoring part of the standard error, when no two rows share a time', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const apart = list.map((own, k) => ({ ...own, time: own.time * 100 + k }));
        const x = [Float64Array.from(apart, (own) => own.x)];
        const known = fineGray(dataOf(apart), 1, x);
        const adjusted = censoringAdjustedFineGray(dataOf(apart), 1, x);
        expect(adjusted.ok).toBe(known.ok);
        if (!known.ok || !adjusted.ok || known.value.unstable) return;
        const coefficient = must(known.value.coefficient[0] ?? 0, 'a coefficient');
        expect(adjusted.value.model.coefficient[0] ?? 0).toBeCloseTo(coefficient, 8);
        const uncensored = apart.every(({ cause }) => cause > 0);
        if (!uncensored || known.value.coefficient[0] === null) return;
        expect(adjusted.value.se[0]).toBeCloseTo(must(known.value.se[0], 'an error'), 8);
      }),
      { seed: SEED },
    );
  });

  it('has the robust standard error of the Cox model when there is no competing event', () => {
    const list = Array.from({ length: 14 }, (_, k) => ({
      time: k + 1,
      cause: k % 3 === 0 ? 0 : 1,
      x: (k * 5) % 4,
    }));
    const x = [Float64Array.from(list, (own) => own.x)];
    const cox = coxModel(
      {
        time: Float64Array.from(list, ({ time }) => time),
        status: Uint8Array.from(list, ({ cause }) => cause),
        covariates: x,
      },
      { ties: 'breslow', robust: true },
    );
    const adjusted = censoringAdjustedFineGray(dataOf(list), 1, x);
    expect(adjusted.ok && adjusted.value.se[0]).toBeCloseTo(
      must(cox.ok ? cox.value.se[0] : null, 'an error'),
      10,
    );
  });

  it('keeps a row at risk after a competing event, with the weight of not having been censored', () => {
    const list = [
      { time: 1, cause: 2, x: 0 },
      { time: 2, cause: 0, x: 1 },
      { time: 3, cause: 1, x: 1 },
      { time: 4, cause: 1, x: 0 },
    ];
    const split = subdistributionRows(dataOf(list), 1);
    const own = Array.from(split.subject.keys()).filter((k) => split.subject[k] === 0);
    expect(own.map((k) => [split.stop[k], split.weight[k], split.status[k]])).toEqual([
      [1, 1, 0],
      [4, 2 / 3, 0],
    ]);
  });

  it('refuses a cause without events', () => {
    const data = dataOf([{ time: 1, cause: 1, x: 0 }]);
    expect(fineGray(data, 2, [Float64Array.of(0)])).toMatchObject({
      ok: false,
      error: { code: 'no_events' },
    });
  });
});
