import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, daysBetween, isDay, toMonths } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';

describe('calendar days', () => {
  it('agrees with UTC midnights on every day from 1900 to 2100', () => {
    const start = Date.UTC(1900, 0, 1) / 86_400_000;
    const end = Date.UTC(2100, 11, 31) / 86_400_000;
    for (let number = start; number <= end; number += 1) {
      const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
      if (dayFromNumber(number) !== text || dayNumber(text) !== number) expect.fail(text);
    }
    expect(end - start).toBe(73_413);
  });

  it.each([
    ['2020-02-28', '2020-03-01', 2],
    ['2019-02-28', '2019-03-01', 1],
    ['2020-01-15', '2021-07-01', 533],
    ['2020-03-02', '2020-06-15', 105],
  ])('EN-1, EN-2, SW-1: %s to %s is %i days', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  it('takes the 15th for a month and nothing for a year', () => {
    expect(daysBetween('2020-01-15', '2020-02')).toBe(31);
    expect(daysBetween('2020-01-15', '2020')).toBeNull();
    expect(addDays('2020', 1)).toBeNull();
  });

  it('knows which dates exist', () => {
    for (const day of ['2020-02-29', '2000-02-29', '2021-03', '1900']) expect(isDay(day), day).toBe(true);
    for (const day of [
      '2021-02-29',
      '1900-02-29',
      '2021-13',
      '2021-00-01',
      '2021-1-1',
      '21-01-01',
      '',
      '2021-04-31',
    ]) {
      expect(isDay(day), day).toBe(false);
    }
  });

  it('counts months of 30.4375 days', () => {
    expect(must(toMonths(533), 'months')).toBeCloseTo(17.51, 2);
  });
});
