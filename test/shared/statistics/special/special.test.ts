import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail } from '#shared/statistics/special/chiSquare.ts';
import { fisherFUpperTail } from '#shared/statistics/special/fisherF.ts';
import { betaQuantile, incompleteBeta } from '#shared/statistics/special/incompleteBeta.ts';
import { logFactorial, logGamma } from '#shared/statistics/special/logGamma.ts';
import { erfc, normalCdf, normalQuantile, normalTwoSided } from '#shared/statistics/special/normal.ts';
import { studentMultiplier, studentTwoSided } from '#shared/statistics/special/studentT.ts';

const relativeError = (actual: number, exact: number): number => Math.abs(actual / exact - 1);

// exact values: mpmath at 40 digits
const CHI_SQUARE = [
  [0.001, 1, 0.97477287936996039],
  [3.841458820694124, 1, 0.050000000000000057],
  [30, 1, 4.3204630578274973e-8],
  [1000, 1, 1.7958327848007262e-219],
  [1360, 1, 1.0341991197827858e-297],
  [12.5, 4, 0.013995792487650892],
  [1300, 3, 1.4717437106980103e-281],
  [1000, 1000, 0.49405285382923964],
  [900, 1000, 0.98928276190871026],
  [3, 57, 1],
  [1400, 200, 5.6842082838797676e-179],
] as const;

describe('special functions keep their relative accuracy', () => {
  it.each(CHI_SQUARE)('chi-square tail of %d on %d degrees of freedom', (x, df, exact) => {
    expect(relativeError(chiSquareUpperTail(x, df), exact)).toBeLessThan(1e-11);
  });

  it.each([
    [1e-5, 11.512919692895826],
    [0.5, 0.57236494292470009],
    [1.5, -0.12078223763524522],
    [3.7, 1.4280723266653881],
    [14.99, 25.164481163825506],
    [15, 25.191221182738682],
    [171.5, 709.14316303092824],
    [1e6, 12815504.569147612],
  ])('log gamma of %d', (x, exact) => {
    expect(relativeError(logGamma(x), exact)).toBeLessThan(2e-14);
  });

  it.each([
    [-2, 1.9953222650189527],
    [-0.3, 1.3286267594591274],
    [0.3, 0.67137324054087258],
    [1, 0.15729920705028513],
    [5, 1.5374597944280349e-12],
    [20, 5.3958656116079009e-176],
    [26, 5.6631924088561428e-296],
  ])('erfc of %d', (x, exact) => {
    expect(relativeError(erfc(x), exact)).toBeLessThan(1e-11);
  });

  it.each([
    [0.1, 3, 0.92665234880080582],
    [2.228138851964939, 10, 0.050000000001808631],
    [40, 12, 3.8512295807720338e-14],
    [1e5, 9, 5.0917940554669758e-42],
    [30, 450.7, 1.7560933639805229e-109],
  ])('two-sided t of %d on %d degrees of freedom', (t, df, exact) => {
    expect(relativeError(studentTwoSided(t, df), exact)).toBeLessThan(1e-11);
  });

  it.each([
    [1.3, 2, 30, 0.28744504045385375],
    [4.5, 3, 17.3, 0.016581701282687264],
    [250, 5, 60, 8.2313122349756778e-39],
    [0.001, 4, 9, 0.99999756025749564],
  ])('F tail of %d on %d and %d degrees of freedom', (f, df1, df2, exact) => {
    expect(relativeError(fisherFUpperTail(f, df1, df2), exact)).toBeLessThan(1e-11);
  });

  it('inverts the normal distribution function', () => {
    for (const p of [1e-300, 1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.975, 0.9999]) {
      expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-11);
    }
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 14);
  });

  it('inverts the beta and the t distribution', () => {
    for (const [p, a, b] of [
      [0.025, 5, 6],
      [0.975, 0.5, 20],
      [1e-8, 3, 2],
    ] as const) {
      expect(relativeError(incompleteBeta(betaQuantile(p, a, b), a, b).lower, p)).toBeLessThan(1e-11);
    }
    expect(studentTwoSided(studentMultiplier(0.05, 7.3), 7.3)).toBeCloseTo(0.05, 13);
  });

  it('gives factorials', () => {
    expect(Math.exp(logFactorial(5))).toBeCloseTo(120, 10);
    expect(relativeError(logFactorial(20_000), logGamma(20_001))).toBe(0);
  });
});
