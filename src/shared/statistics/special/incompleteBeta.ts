import { logBeta } from './logGamma.ts';

const TINY = 1e-300;

/** Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8, modified Lentz). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/**
 * Regularised incomplete beta functions I_x(a, b) and 1 - I_x(a, b); `y` is 1 - x, given apart so that it keeps its
 * digits when x is close to 1. The smaller of the two is computed directly.
 */
export function incompleteBeta(
  x: number,
  a: number,
  b: number,
  y = 1 - x,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const scale = Math.exp(a * Math.log(x) + b * Math.log(y) - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (scale * fraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (scale * fraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/** The x with I_x(a, b) = p, by bisection to the last bit in the logarithm of the smaller side. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 2000; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (incompleteBeta(middle, a, b).lower < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
