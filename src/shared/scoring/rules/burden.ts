import { isAbove, isAtLeast } from '../engine/compare.ts';
import { atLeast, above, type Cut } from '../engine/cuts.ts';
import type { Count } from '../engine/numeric.ts';

/** Tests on number and size that several rules share. Sums are in tenths: 10 n + mm, exact in whole millimetres. */

export function isCountAtLeast(n: Count, least: number): boolean {
  return n === 'innumerable' || n >= least;
}

/** Number of tumours plus the largest size in cm, times ten; infinite when the tumours cannot be counted. */
function tenfoldSum(n: Count, maxSizeMm: number): number {
  return n === 'innumerable' ? Infinity : 10 * n + maxSizeMm;
}

/** Beyond up-to-`limit`: number + size in cm exceeds the limit. */
export function isBeyond(limit: number, n: Count, maxSizeMm: number): boolean {
  return isAbove(tenfoldSum(n, maxSizeMm), 10 * limit);
}

/** Cuts of the number of tumours and of size at which `isBeyond` can change. */
export function sumCuts(...limits: readonly number[]): {
  readonly n: readonly Cut[];
  readonly mm: readonly Cut[];
} {
  const highest = Math.max(...limits);
  const counts = Array.from({ length: highest }, (_, i) => i + 1);
  return {
    n: counts.slice(1).map(atLeast),
    mm: counts.flatMap((n) => limits.filter((limit) => limit > n).map((limit) => above(10 * (limit - n)))),
  };
}

/** Milan burden without regard to invasion: one tumour up to 50 mm, or two or three up to 30 mm. */
export function isWithinMilanBurden(n: Count, maxSizeMm: number): boolean {
  if (isCountAtLeast(n, 4)) return false;
  return !isAbove(maxSizeMm, n === 1 ? 50 : 30);
}

export const MILAN_CUTS = { n: [atLeast(2), atLeast(4)], mm: [above(30), above(50)] } as const;

export const isLarge = (maxSizeMm: number, limit: number): boolean => isAtLeast(maxSizeMm, limit);

export function upToSevenText(n: Count, maxSizeMm: number): string {
  return `Number plus size in cm ${isBeyond(7, n, maxSizeMm) ? 'exceeds' : 'is at most'} 7`;
}
