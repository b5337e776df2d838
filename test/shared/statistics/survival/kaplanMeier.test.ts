import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import type { SurvivalInput } from '#shared/statistics/data/survivalData.ts';
import { prepareSurvival } from '#shared/statistics/data/survivalData.ts';
import { kaplanMeier, reverseKaplanMeier } from '#shared/statistics/survival/kaplanMeier.ts';
import { numberAtRisk } from '#shared/statistics/survival/numberAtRisk.ts';

const SEED = 20261;
const rowOf = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  status: fc.integer({ min: 0, max: 1 }),
  weight: fc.integer({ min: 1, max: 4 }),
});
const rows = fc.array(rowOf, { minLength: 1, maxLength: 25 });
type Row = { readonly time: number; readonly status: number; readonly weight: number };

const inputOf = (list: readonly Row[], scale = 1): SurvivalInput => ({
  time: Float64Array.from(list, (row) => row.time * scale),
  status: Uint8Array.from(list, (row) => row.status),
});
const curveOf = (input: SurvivalInput, robust = false) => {
  const fit = kaplanMeier(input, { times: [3, 6], horizons: [9], robust });
  return must(fit.ok ? fit.value.strata[0] : null, 'a curve');
};

describe('Kaplan-Meier', () => {
  it('gives the worked example', () => {
    const curve = curveOf({ time: Float64Array.of(1, 2, 3, 4), status: Uint8Array.of(1, 0, 1, 1) });
    expect(curve.surv).toEqual([0.75, 0.75, 0.375, 0]);
    expect(curve.n_risk).toEqual([4, 3, 2, 1]);
    expect(curve.se_log_surv[3]).toBeNull();
    expect(curve.quantiles.log?.[1]).toMatchObject({ time: 3 });
  });

  it('agrees with the product-limit formula written out', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const curve = curveOf(inputOf(list));
        curve.time.forEach((time, j) => {
          const deaths = [
            ...new Set(list.filter((row) => row.status === 1 && row.time <= time).map((row) => row.time)),
          ];
          const survival = deaths.reduce((product, t) => {
            const risk = list.filter((row) => row.time >= t).length;
            const died = list.filter((row) => row.time === t && row.status === 1).length;
            return product * (1 - died / risk);
          }, 1);
          expect(curve.surv[j]).toBeCloseTo(survival, 12);
        });
      }),
      { seed: SEED },
    );
  });

  it('treats a whole weight as that many equal rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const replicated = list.flatMap((row) => Array.from({ length: row.weight }, () => row));
        const weighted = curveOf({ ...inputOf(list), weight: Float64Array.from(list, (row) => row.weight) });
        const { n: _weightedRows, ...expected } = curveOf(inputOf(replicated));
        expect(weighted).toMatchObject(expected);
      }),
      { seed: SEED },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        expect(curveOf(inputOf([...list].reverse()))).toEqual(curveOf(inputOf(list)));
      }),
      { seed: SEED },
    );
  });

  it('scales with the unit of time', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const days = curveOf(inputOf(list));
        const months = curveOf(inputOf(list, 1 / 30.4375));
        expect(months.surv).toEqual(days.surv);
        months.time.forEach((time, j) => {
          expect(time * 30.4375).toBeCloseTo(must(days.time[j], 'a time'), 9);
        });
      }),
      { seed: SEED },
    );
  });

  it('has the jackknife standard error of equal weights, by differences', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const input = inputOf(list);
        const robust = curveOf(input, true);
        const step = 1e-5;
        const ones = new Float64Array(list.length).fill(1);
        const variance = new Float64Array(robust.surv.length);
        list.forEach((_, i) => {
          const up = curveOf({ ...input, weight: ones.map((w, k) => (k === i ? w + step : w)) }).surv;
          const down = curveOf({ ...input, weight: ones.map((w, k) => (k === i ? w - step : w)) }).surv;
          up.forEach((value, j) => {
            const slope = (value - must(down[j], 'a value')) / (2 * step);
            variance[j] = must(variance[j], 'a sum') + slope * slope;
          });
        });
        robust.se_surv.forEach((se, j) => {
          expect(se).toBeCloseTo(Math.sqrt(must(variance[j], 'a sum')), 6);
        });
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('reports a median that is not reached as missing, with a caveat', () => {
    const curve = curveOf({ time: Float64Array.of(1, 2, 3, 4), status: Uint8Array.of(1, 0, 0, 0) });
    expect(curve.quantiles.log?.[1]).toMatchObject({ p: 0.5, time: null, upper: null });
    expect(curve.warnings).toMatchObject([{ code: 'median_not_reached' }]);
  });

  it('warns when two curves cross beyond chance, and not when one stays above', () => {
    const early = Array.from({ length: 40 }, (_, k) => ({ time: k < 4 ? 1 : 10, status: k < 32 ? 1 : 0 }));
    const late = Array.from({ length: 40 }, (_, k) => ({ time: k < 16 ? 2 : 12, status: k < 20 ? 1 : 0 }));
    const fitOf = (lists: readonly (readonly { time: number; status: number }[])[]) =>
      kaplanMeier({
        time: Float64Array.from(lists.flat(), ({ time }) => time),
        status: Uint8Array.from(lists.flat(), ({ status }) => status),
        group: Int32Array.from(lists.flatMap((list, g) => list.map(() => g))),
      });
    expect(fitOf([early, late])).toMatchObject({ ok: true, value: { warnings: [{ code: 'curves_cross' }] } });
    expect(fitOf([late, late])).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it('follows up by the reverse estimate', () => {
    const fit = reverseKaplanMeier({ time: Float64Array.of(1, 2, 3), status: Uint8Array.of(1, 0, 0) });
    expect(fit).toMatchObject({ ok: true, value: { strata: [{ surv: [1, 0.5, 0] }] } });
  });

  it('counts who is at risk, late entries only after they have entered', () => {
    const data = prepareSurvival({
      time: Float64Array.of(5, 9, 9),
      status: Uint8Array.of(1, 0, 1),
      entry: Float64Array.of(0, 4, 0),
      group: Int32Array.of(0, 0, 1),
    });
    expect(data.ok && numberAtRisk(data.value, [1, 5, 6, 10])).toEqual([
      [1, 2, 1, 0],
      [1, 1, 1, 0],
    ]);
  });
});
