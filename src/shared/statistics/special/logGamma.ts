const STIRLING_HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;
const STIRLING_FROM = 15;

/** The part of log gamma beyond Stirling's formula, for arguments of at least 15 (error below 1e-17). */
export function stirlingCorrection(x: number): number {
  const inverseSquare = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * inverseSquare + (STIRLING[k] ?? 0);
  return sum / x;
}

/**
 * Natural logarithm of the gamma function for x > 0 by Stirling's asymptotic series (Abramowitz and Stegun 6.1.41),
 * after shifting small arguments upwards with the recurrence. Absolute error about 1e-15 (1 + |log gamma|).
 */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const value =
    (shifted - 0.5) * Math.log(shifted) - shifted + STIRLING_HALF_LOG_TWO_PI + stirlingCorrection(shifted);
  return product === 1 ? value : value - Math.log(product);
}

/** log of n! for whole n; the small ones are summed once. */
const LOG_FACTORIALS: number[] = [0];
export function logFactorial(n: number): number {
  if (n > 10_000) return logGamma(n + 1);
  for (let k = LOG_FACTORIALS.length; k <= n; k++) {
    LOG_FACTORIALS.push(k < 20 ? (LOG_FACTORIALS[k - 1] ?? 0) + Math.log(k) : logGamma(k + 1));
  }
  return LOG_FACTORIALS[n] ?? Number.NaN;
}

/** log of the beta function. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
