import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { designMatrix, expandTerms, type Variable } from '#shared/statistics/regression/designMatrix.ts';
import { logisticModel } from '#shared/statistics/regression/logisticModel.ts';

const SEED = 20267;

describe('logistic regression', () => {
  it('gives the odds ratio of a 2 x 2 table and its Woolf standard error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }), (cells) => {
        const [a = 1, b = 1, c = 1, d = 1] = cells;
        const rows = [
          ...Array.from({ length: a }, () => [1, 1]),
          ...Array.from({ length: b }, () => [0, 1]),
          ...Array.from({ length: c }, () => [1, 0]),
          ...Array.from({ length: d }, () => [0, 0]),
        ];
        const model = logisticModel({
          outcome: Uint8Array.from(rows, ([y]) => must(y, 'y')),
          covariates: [Float64Array.from(rows, ([, x]) => must(x, 'x'))],
        });
        const fitted = must(model.ok ? model.value : null, 'a model');
        expect(fitted.coefficient[1]).toBeCloseTo(Math.log((a * d) / (b * c)), 9);
        expect(fitted.se[1]).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 9);
        expect(fitted.coefficient[0]).toBeCloseTo(Math.log(c / d), 9);
      }),
      { seed: SEED },
    );
  });

  it('gives no coefficient when the groups separate', () => {
    const model = logisticModel({
      outcome: Uint8Array.of(0, 0, 1, 1),
      covariates: [Float64Array.of(1, 2, 3, 4)],
    });
    expect(model).toMatchObject({
      ok: true,
      value: {
        unstable: true,
        coefficient: [null, null],
        warnings: [{ code: 'fitted_probability_extreme' }],
      },
    });
  });

  it('leaves out a column that depends on earlier ones', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const model = logisticModel({
      outcome: Uint8Array.of(0, 1, 0, 1, 0),
      covariates: [x, x.map((v) => 2 * v)],
    });
    expect(model).toMatchObject({ ok: true, value: { warnings: [{ code: 'collinear', count: 1 }] } });
    expect(model.ok && model.value.coefficient[2]).toBeNull();
  });

  it('refuses no rows and outcomes other than 0 and 1', () => {
    expect(logisticModel({ outcome: new Uint8Array(0), covariates: [] })).toMatchObject({ ok: false });
    expect(logisticModel({ outcome: Uint8Array.of(2), covariates: [] })).toMatchObject({
      ok: false,
      error: { code: 'invalid_status' },
    });
  });
});

describe('design matrix', () => {
  const variables = new Map<string, Variable>([
    ['x', { name: 'x', values: Float64Array.of(2, 3, 5) }],
    ['g', { name: 'g', levels: ['a', 'b', 'c'], codes: Int32Array.of(0, 1, 2) }],
  ]);

  it('expands a product into main effects and interaction, main effects first', () => {
    expect(expandTerms(['x*g', 'y', 'x'])).toEqual([['x'], ['g'], ['y'], ['x', 'g']]);
  });

  it('codes against the first level', () => {
    const { columns } = designMatrix(['x*g'], variables);
    expect(columns.map(({ name }) => name)).toEqual(['x', 'gb', 'gc', 'x:gb', 'x:gc']);
    expect([...must(columns[4], 'a column').values]).toEqual([0, 0, 5]);
  });

  it('keeps every level in an interaction whose margin is not in the model', () => {
    expect(designMatrix(['x:g'], variables).columns.map(({ name }) => name)).toEqual([
      'x:ga',
      'x:gb',
      'x:gc',
    ]);
    expect(designMatrix(['x', 'x:g'], variables).columns.map(({ name }) => name)).toEqual([
      'x',
      'x:gb',
      'x:gc',
    ]);
  });

  it('rejects a term without its variable', () => {
    expect(() => designMatrix(['unknown'], variables)).toThrow(RangeError);
  });
});
