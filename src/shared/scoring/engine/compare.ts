import { round6 } from '#shared/kernel/rounding.ts';

/** `a >= b` with both sides rounded to 6 decimals, as every clinical comparison is. */
export const isAtLeast = (a: number, b: number): boolean => round6(a) >= round6(b);
/** `a > b` with both sides rounded to 6 decimals. */
export const isAbove = (a: number, b: number): boolean => round6(a) > round6(b);
