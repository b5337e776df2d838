import { incompleteBeta } from './incompleteBeta.ts';

/** P(|T| > |t|) of Student's t on `df` degrees of freedom, with relative accuracy in the tail. */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  return incompleteBeta(df / (df + square), df / 2, 0.5, square / (df + square)).lower;
}

/** The t > 0 with P(|T| > t) = `twoSided`, by bisection. */
export function studentMultiplier(twoSided: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, df) > twoSided) high *= 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentTwoSided(middle, df) > twoSided) low = middle;
    else high = middle;
  }
}
