import { logGamma, stirlingCorrection } from './logGamma.ts';

const EPSILON = 1e-17;
const TINY = 1e-300;
const MAX_ITERATIONS = 100_000;

/** x - 1 - log x, without cancellation near 1. */
function excessOverLog(x: number): number {
  const d = x - 1;
  if (Math.abs(d) > 0.3) return d - Math.log(x);
  // log(1+d) = 2 atanh(d / (2 + d))
  const r = d / (2 + d);
  const square = r * r;
  let term = r * square;
  let sum = 0;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(d); k += 2) {
    sum += term / k;
    term *= square;
  }
  return d * r - 2 * sum;
}

/** x^a e^-x / gamma(a + 1): for large `a` by the distance from the peak, where direct logarithms cancel. */
function prefactor(a: number, x: number): number {
  if (a < 15) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  return Math.exp(-a * excessOverLog(x / a) - stirlingCorrection(a)) / Math.sqrt(2 * Math.PI * a);
}

/** Power series for the lower function, without its prefactor. */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MAX_ITERATIONS; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * EPSILON) break;
  }
  return sum;
}

/** Continued fraction for the upper function (modified Lentz), without its prefactor. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MAX_ITERATIONS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (Math.abs(numerator * d + b) < TINY ? TINY : numerator * d + b);
    c = Math.abs(b + numerator / c) < TINY ? TINY : b + numerator / c;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, each with its own relative accuracy
 * (about 1e-13 down to 1e-300): series below a + 1, continued fraction above (Abramowitz and Stegun 6.5.29, 6.5.31).
 */
export function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  if (x < a + 1) {
    const lower = prefactor(a, x) * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = prefactor(a, x) * a * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}
