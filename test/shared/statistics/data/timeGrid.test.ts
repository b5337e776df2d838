import { describe, expect, it } from 'vitest';
import { prepareSurvival } from '#shared/statistics/data/survivalData.ts';
import { timeGrid } from '#shared/statistics/data/timeGrid.ts';

describe('time grid', () => {
  it('codes whole days by rank', () => {
    const grid = timeGrid(Float64Array.of(30, 5, 30, 0));
    expect([...grid.values]).toEqual([0, 5, 30]);
    expect([...grid.stop]).toEqual([2, 1, 2, 0]);
  });

  it('merges times that differ by rounding only', () => {
    const grid = timeGrid(Float64Array.of(0.1 + 0.2, 0.3, 0.4));
    expect([...grid.values]).toEqual([0.3, 0.4]);
    expect([...grid.stop]).toEqual([0, 0, 1]);
  });

  it('measures the tolerance by the mean of the distinct times when they are large', () => {
    const grid = timeGrid(Float64Array.of(1e9, 1e9 + 1, 1e9 + 500.5));
    expect([...grid.values]).toEqual([1e9, 1e9 + 500.5]);
  });

  it('puts entry and stop times on one grid', () => {
    const grid = timeGrid(Float64Array.of(4, 7), Float64Array.of(0, 4));
    expect([...grid.values]).toEqual([0, 4, 7]);
    expect([...(grid.entry ?? [])]).toEqual([0, 1]);
  });
});

describe('the door into the survival methods', () => {
  const status = Uint8Array.of(1, 0);

  it('leaves out intervals that do not end after they start, and says how many', () => {
    const data = prepareSurvival({ time: Float64Array.of(5, 3), status, entry: Float64Array.of(1, 3) });
    expect(data).toMatchObject({ ok: true, value: { n: 1, warnings: [{ code: 'interval_not_positive', count: 1 }] } });
  });

  it.each([
    ['no_observations', { time: new Float64Array(0), status: new Uint8Array(0) }],
    ['invalid_time', { time: Float64Array.of(1, Number.NaN), status }],
    ['invalid_status', { time: Float64Array.of(1, 2), status: Uint8Array.of(1, 2) }],
    ['no_observations', { time: Float64Array.of(1, 2), status, weight: Float64Array.of(0, 0) }],
    ['invalid_weight', { time: Float64Array.of(1, 2), status, weight: Float64Array.of(1, -1) }],
  ])('refuses: %s', (code, input) => {
    expect(prepareSurvival(input)).toMatchObject({ ok: false, error: { code } });
  });
});
