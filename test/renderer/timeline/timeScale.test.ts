import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { shifted, ticksOf, timeScale, zoomed } from '#renderer/features/patient/timeline/timeScale.ts';

const day = (text: string): number => must(dayNumber(text), text);

describe('the time axis of a patient', () => {
  it('marks months while they have room and years when they have not', () => {
    const year = ticksOf({ from: day('2021-01-10'), to: day('2021-12-20') }, 800);
    expect(year.map((tick) => tick.label)).toContain('2021-02');
    expect(year).toHaveLength(11);
    const decades = ticksOf({ from: day('2001-01-10'), to: day('2021-12-20') }, 800);
    expect(decades.every((tick) => /^\d{4}$/.test(tick.label))).toBe(true);
  });

  it('keeps labels apart and inside, whatever the stretch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 28, max: 15_000 }),
        (from, length) => {
          const span = { from, to: from + length };
          const x = timeScale(span, 0, 700);
          const places = ticksOf(span, 700).map((tick) => x(tick.day));
          places.forEach((place, index) => {
            expect(place).toBeGreaterThanOrEqual(0);
            expect(place).toBeLessThanOrEqual(700);
            if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(50);
          });
        },
      ),
      { seed: 3 },
    );
  });

  it('zooms around a day and never leaves the whole', () => {
    const whole = { from: 0, to: 1000 };
    const closer = zoomed(whole, whole, 0.5, 250);
    expect(closer).toEqual({ from: 125, to: 625 });
    expect(zoomed(closer, whole, 10, 250)).toEqual(whole);
    expect(shifted(closer, whole, -500)).toEqual({ from: 0, to: 500 });
    expect(shifted(closer, whole, 900)).toEqual({ from: 500, to: 1000 });
  });
});
