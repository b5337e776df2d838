import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { coxModel, type CoxModel, type CoxOptions } from '#shared/statistics/cox/coxModel.ts';
import type { CoxInput } from '#shared/statistics/cox/coxData.ts';
import { hazardSteps } from '#shared/statistics/cox/hazardSteps.ts';
import { baselineHazard, predictedSurvival } from '#shared/statistics/cox/predictedSurvival.ts';
import { proportionalHazardsTest } from '#shared/statistics/cox/proportionalHazardsTest.ts';
import { inInputOrder, martingaleResiduals, scoreResiduals } from '#shared/statistics/cox/residuals.ts';
import { risksAt, type Ties } from '#shared/statistics/cox/riskSets.ts';
import { splitIntervals } from '#shared/statistics/survival/splitIntervals.ts';

const SEED = 20264;
type Row = {
  readonly time: number;
  readonly status: number;
  readonly x: number;
  readonly z: number;
  readonly weight: number;
};
const rowOf: fc.Arbitrary<Row> = fc.record({
  time: fc.integer({ min: 1, max: 8 }),
  status: fc.integer({ min: 0, max: 1 }),
  x: fc.integer({ min: -3, max: 3 }),
  z: fc.integer({ min: 0, max: 1 }),
  weight: fc.integer({ min: 1, max: 3 }),
});
const rows = fc.array(rowOf, { minLength: 6, maxLength: 18 });

const inputOf = (list: readonly Row[]): CoxInput => ({
  time: Float64Array.from(list, (row) => row.time),
  status: Uint8Array.from(list, (row) => row.status),
  covariates: [Float64Array.from(list, (row) => row.x), Float64Array.from(list, (row) => row.z)],
});

function modelOf(input: CoxInput, options: CoxOptions = {}): CoxModel {
  const model = coxModel(input, options);
  return must(model.ok ? model.value : null, 'a model');
}

/** Fits whose coefficients exist and are not far out, for comparisons between two fits. */
const isOrdinary = (model: CoxModel): boolean =>
  !model.unstable &&
  model.coefficient.every((b, j) => b !== null && Math.abs(b) < 5 && (model.se[j] ?? 9) < 5);

/** The log partial likelihood written out from its definition. */
function logLikelihood(list: readonly Row[], b: readonly number[], ties: Ties): number {
  const eta = (row: Row): number => row.x * must(b[0], 'b') + row.z * must(b[1], 'b');
  const times = [...new Set(list.filter((row) => row.status === 1).map((row) => row.time))];
  return times.reduce((total, time) => {
    const risk = list.filter((row) => row.time >= time);
    const died = risk.filter((row) => row.time === time && row.status === 1);
    const sum = (members: readonly Row[]): number => members.reduce((s, row) => s + Math.exp(eta(row)), 0);
    const own = died.reduce((s, row) => s + eta(row), 0);
    if (ties === 'breslow') return total + own - died.length * Math.log(sum(risk));
    if (ties === 'efron') {
      return died.reduce((s, _, k) => s - Math.log(sum(risk) - (k / died.length) * sum(died)), total + own);
    }
    const subsets = (from: number, size: number): number => {
      if (size === 0) return 1;
      let all = 0;
      for (let i = from; i <= risk.length - size; i++) {
        all += Math.exp(eta(must(risk[i], 'a row'))) * subsets(i + 1, size - 1);
      }
      return all;
    };
    return total + own - Math.log(subsets(0, died.length));
  }, 0);
}

describe('Cox model', () => {
  it('gives the worked example', () => {
    const model = modelOf({
      time: Float64Array.of(1, 2, 3, 4),
      status: Uint8Array.of(1, 1, 1, 1),
      covariates: [Float64Array.of(1, 0, 1, 0)],
    });
    expect(model.coefficient[0]).toBeCloseTo(0.9406136, 7);
    expect(model.loglik).toBeCloseTo(-2.8699763, 7);
  });

  it.each(['efron', 'breslow', 'exact'] as const)('maximises the likelihood as defined: %s', (ties) => {
    fc.assert(
      fc.property(rows, (list) => {
        const model = modelOf(inputOf(list), { ties });
        if (!isOrdinary(model)) return;
        const b = model.coefficient.map((value) => must(value, 'a coefficient'));
        expect(model.loglik).toBeCloseTo(logLikelihood(list, b, ties), 9);
        for (const step of [1e-3, -1e-3]) {
          expect(logLikelihood(list, [must(b[0], 'b') + step, must(b[1], 'b')], ties)).toBeLessThan(
            model.loglik,
          );
          expect(logLikelihood(list, [must(b[0], 'b'), must(b[1], 'b') + step], ties)).toBeLessThan(
            model.loglik,
          );
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('treats a whole weight as that many equal rows (Breslow)', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const replicated = list.flatMap((row) => Array.from({ length: row.weight }, () => row));
        const weight = Float64Array.from(list, (row) => row.weight);
        const weighted = modelOf({ ...inputOf(list), weight }, { ties: 'breslow' });
        const plain = modelOf(inputOf(replicated), { ties: 'breslow' });
        if (!isOrdinary(plain)) return;
        expect(weighted.coefficient[0]).toBeCloseTo(must(plain.coefficient[0], 'b'), 8);
        expect(weighted.se[1]).toBeCloseTo(must(plain.se[1], 'se'), 8);
      }),
      { seed: SEED },
    );
  });

  it('does not depend on the order of rows, on splitting them, or on shift and scale of a covariate', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const plain = modelOf(inputOf(list));
        if (!isOrdinary(plain)) return;
        const first = must(plain.coefficient[0], 'b');
        expect(modelOf(inputOf([...list].reverse())).coefficient[0]).toBeCloseTo(first, 9);
        const scaled = list.map((row) => ({ ...row, x: 1e6 + row.x * 1e-4 }));
        expect(must(modelOf(inputOf(scaled)).coefficient[0], 'b') * 1e-4).toBeCloseTo(first, 5);
        const input = inputOf(list);
        const split = splitIntervals(input.time, input.status, [2, 5]);
        const pieces = modelOf({
          time: split.stop,
          entry: split.entry,
          status: split.status,
          covariates: input.covariates.map((column) =>
            Float64Array.from(split.row, (i) => must(column[i], 'x')),
          ),
        });
        expect(pieces.coefficient[0]).toBeCloseTo(first, 9);
        expect(pieces.loglik).toBeCloseTo(plain.loglik, 9);
      }),
      { seed: SEED },
    );
  });

  it('has residuals that add up: martingale to 0, score to 0', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom<Ties>('efron', 'breslow'), (list, ties) => {
        const model = modelOf(inputOf(list), { ties });
        if (!isOrdinary(model)) return;
        const risks = risksAt(model.data, model.scaledBeta);
        const steps = hazardSteps(model.data, risks, ties);
        const martingale = martingaleResiduals(model.data, risks, steps);
        expect(martingale.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
        const score = scoreResiduals(model.data, risks, steps);
        expect(score.filter((_, k) => k % 2 === 0).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 8);
        expect(inInputOrder(model.data, martingale)).toHaveLength(list.length);
      }),
      { seed: SEED },
    );
  });

  it('predicts the baseline curve for covariates of 0', () => {
    const list = Array.from({ length: 12 }, (_, k) => ({
      time: k + 1,
      status: k % 2,
      x: k % 3,
      z: k % 4 < 2 ? 1 : 0,
      weight: 1,
    }));
    const model = modelOf(inputOf(list));
    const curve = predictedSurvival(model, [0, 0]);
    const base = baselineHazard(model);
    const last = must(base.ok ? base.value[0]?.hazard.at(-1) : null, 'a hazard');
    expect(curve.ok && curve.value[0]?.cumhaz.at(-1)).toBeCloseTo(last, 12);
    expect(curve.ok && curve.value[0]?.surv.at(-1)).toBeCloseTo(Math.exp(-last), 12);
  });

  it('says when a coefficient has no finite maximum, and gives none', () => {
    const model = modelOf({
      time: Float64Array.of(1, 2, 3, 4, 5, 6),
      status: Uint8Array.of(1, 1, 1, 0, 0, 0),
      covariates: [Float64Array.of(1, 1, 1, 0, 0, 0)],
    });
    expect(model).toMatchObject({
      unstable: true,
      coefficient: [null],
      se: [null],
      wald: { statistic: null, p: null },
    });
    expect(model.warnings.map(({ code }) => code)).toContain('infinite_coefficient');
    for (const refused of [
      proportionalHazardsTest(model, [[0]], 'km'),
      baselineHazard(model),
      predictedSurvival(model, [0]),
    ]) {
      expect(refused).toMatchObject({ ok: false, error: { code: 'not_estimable' } });
    }
  });

  it('keeps a finite likelihood when a covariate orders the events completely', () => {
    const time = Float64Array.from({ length: 200 }, (_, k) => k + 1);
    const model = modelOf({ time, status: new Uint8Array(200).fill(1), covariates: [time] });
    expect(model.unstable).toBe(true);
    expect(model.coefficient).toEqual([null]);
    expect(Number.isFinite(model.loglik)).toBe(true);
    expect(model.loglik).toBeGreaterThan(model.loglikNull);
  });

  it('refuses offsets beyond what exponentials can hold', () => {
    const offset = Float64Array.of(0, 1e6, 2e6);
    const time = Float64Array.of(3, 2, 1);
    const status = Uint8Array.of(1, 1, 1);
    const model = coxModel({ time, status, offset, covariates: [Float64Array.of(1, 0, 1)] });
    expect(model).toMatchObject({ ok: false, error: { code: 'not_estimable' } });
  });

  it('leaves out a column that depends on earlier ones, in any unit', () => {
    const x = Float64Array.of(1, 5, 2, 4, 3, 7);
    const model = modelOf({
      time: Float64Array.of(1, 2, 3, 4, 5, 6),
      status: Uint8Array.of(1, 1, 0, 1, 0, 1),
      covariates: [x, x.map((value) => 3e9 * value + 1)],
    });
    expect(model.kept).toEqual([true, false]);
    expect(model.coefficient[1]).toBeNull();
    expect(model.warnings.map(({ code }) => code)).toEqual(['collinear', 'few_events_per_coefficient']);
  });

  it('estimates nothing without an event', () => {
    const model = modelOf({
      time: Float64Array.of(1, 2),
      status: Uint8Array.of(0, 0),
      covariates: [Float64Array.of(1, 2)],
    });
    expect(model).toMatchObject({ coefficient: [null], likelihoodRatio: { statistic: 0, df: 0, p: 1 } });
    expect(model.warnings.map(({ code }) => code)).toEqual(['no_events']);
  });

  it.each([
    ['too_few_observations', { time: Float64Array.of(1), status: Uint8Array.of(1) }, {}],
    ['no_observations', { time: new Float64Array(0), status: new Uint8Array(0) }, {}],
    [
      'unsupported',
      { time: Float64Array.of(1, 2), status: Uint8Array.of(1, 1), weight: Float64Array.of(1, 2) },
      { ties: 'exact' as const },
    ],
  ])('refuses: %s', (code, part, options) => {
    const covariates = [Float64Array.from(part.time, (_, i) => i)];
    expect(coxModel({ ...part, covariates }, options)).toMatchObject({ ok: false, error: { code } });
  });

  it('refuses exact ties that would take minutes', () => {
    const n = 20_000;
    const column = Float64Array.from({ length: n }, (_, i) => i % 7);
    const model = coxModel(
      { time: new Float64Array(n).fill(1), status: new Uint8Array(n).fill(1), covariates: [column] },
      { ties: 'exact' },
    );
    expect(model).toMatchObject({ ok: false, error: { code: 'too_large' } });
  });
});
