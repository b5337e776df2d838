import { describe, expect, it } from 'vitest';
import { cohenKappa } from '#shared/statistics/agreement/cohenKappa.ts';
import { fleissKappa } from '#shared/statistics/agreement/fleissKappa.ts';

describe("Cohen's kappa", () => {
  it('gives the worked example', () => {
    const result = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(result.ok && result.value.kappa).toBeCloseTo(0.4, 12);
    expect(result.ok && result.value.se).toBeCloseTo(0.126996, 6);
    expect(result.ok && result.value.lower).toBeCloseTo(0.151092, 6);
    expect(result.ok && result.value.upper).toBeCloseTo(0.648908, 6);
  });

  it('does not depend on the weights when there are two categories', () => {
    const table = [
      [7, 2],
      [3, 11],
    ];
    const plain = cohenKappa(table);
    expect(cohenKappa(table, 'linear')).toEqual(plain);
    expect(cohenKappa(table, 'quadratic')).toEqual(plain);
  });

  it('forgives near disagreement when weighted', () => {
    const table = [
      [8, 3, 0],
      [2, 9, 2],
      [0, 3, 8],
    ];
    const [plain, linear, quadratic] = (['unweighted', 'linear', 'quadratic'] as const).map((scheme) =>
      cohenKappa(table, scheme),
    );
    const kappa = (result: typeof plain): number => (result?.ok === true ? result.value.kappa : Number.NaN);
    expect(kappa(linear)).toBeGreaterThan(kappa(plain));
    expect(kappa(quadratic)).toBeGreaterThan(kappa(linear));
  });

  it('is 1 without spread for complete agreement, and refused when chance explains all', () => {
    expect(
      cohenKappa([
        [5, 0],
        [0, 5],
      ]),
    ).toMatchObject({ ok: true, value: { kappa: 1, se: 0 } });
    expect(
      cohenKappa([
        [5, 0],
        [0, 0],
      ]),
    ).toMatchObject({ ok: false, error: { code: 'not_estimable' } });
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ ok: false, error: { code: 'no_observations' } });
  });
});

describe("Fleiss' kappa", () => {
  it('gives the worked example', () => {
    const result = fleissKappa([
      [3, 0],
      [0, 3],
      [2, 1],
      [1, 2],
    ]);
    expect(result).toMatchObject({ ok: true, value: { subjects: 4, raters: 3 } });
    expect(result.ok && result.value.kappa).toBeCloseTo(1 / 3, 12);
    expect(result.ok && result.value.se).toBeCloseTo(0.3849002, 7);
  });

  it.each([
    ['too_few_observations', [[2, 0]]],
    [
      'unsupported',
      [
        [2, 0],
        [1, 2],
      ],
    ],
    [
      'not_estimable',
      [
        [2, 0],
        [2, 0],
      ],
    ],
  ])('refuses: %s', (code, counts) => {
    expect(fleissKappa(counts)).toMatchObject({ ok: false, error: { code } });
  });
});
