import { describe, expect, it } from 'vitest';
import { proportionInterval } from '#shared/statistics/proportion/proportionInterval.ts';
import { incompleteBeta } from '#shared/statistics/special/incompleteBeta.ts';

describe('proportion intervals', () => {
  it('give the worked example', () => {
    const result = proportionInterval(5, 10);
    expect(result.ok && result.value.exact[0]).toBeCloseTo(0.1870860284, 9);
    expect(result.ok && result.value.wilson[0]).toBeCloseTo(0.2365930905, 9);
  });

  it('have exact limits whose binomial tails are 2.5 percent', () => {
    const result = proportionInterval(3, 17);
    const [lower, upper] = result.ok ? result.value.exact : [0, 0];
    expect(incompleteBeta(lower, 3, 15).lower).toBeCloseTo(0.025, 12);
    expect(incompleteBeta(upper, 4, 14).upper).toBeCloseTo(0.025, 12);
  });

  it('reach the ends when none or all succeed', () => {
    expect(proportionInterval(0, 8)).toMatchObject({ ok: true, value: { p: 0, wald: [0, 0] } });
    const all = proportionInterval(8, 8);
    expect(all.ok && [all.value.exact[1], all.value.wilson[1], all.value.wilson_cc[1]]).toEqual([1, 1, 1]);
  });

  it('refuse an empty sample', () => {
    expect(proportionInterval(0, 0)).toMatchObject({ ok: false, error: { code: 'no_observations' } });
  });
});
