import { incompleteGamma } from './incompleteGamma.ts';

/** P(X > x) for X chi-square on `df` degrees of freedom; relative accuracy to 1e-300 (R `pchisq(lower = FALSE)`). */
export function chiSquareUpperTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}
