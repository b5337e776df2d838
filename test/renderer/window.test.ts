import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrollToShow, visibleRange } from '#renderer/ui/window.ts';

describe('a windowed list', () => {
  it('draws every row that can be seen and few more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_200_000 }),
        fc.integer({ min: 100, max: 2000 }),
        (scrollTop, height) => {
          const { first, end } = visibleRange(scrollTop, height, 32, 100_000);
          expect(first * 32).toBeLessThanOrEqual(scrollTop);
          expect(end === 100_000 || end * 32 >= scrollTop + height).toBe(true);
          expect(end - first).toBeLessThanOrEqual(Math.ceil(height / 32) + 18);
        },
      ),
      { seed: 1 },
    );
  });

  it('draws nothing of an empty list', () => {
    expect(visibleRange(500, 600, 32, 0)).toEqual({ first: 0, end: 0 });
  });

  it('moves no further than a row needs', () => {
    expect(scrollToShow(3, 0, 320, 32)).toBe(0);
    expect(scrollToShow(10, 0, 320, 32)).toBe(32);
    expect(scrollToShow(1, 64, 320, 32)).toBe(32);
  });
});
