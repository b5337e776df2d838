import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { betaQuantile } from '../special/incompleteBeta.ts';
import { normalMultiplier } from '../special/normal.ts';

export type Interval = readonly [lower: number, upper: number];
export type ProportionResult = {
  readonly x: number;
  readonly n: number;
  readonly p: number;
  /** Clopper and Pearson. */
  readonly exact: Interval;
  readonly wilson: Interval;
  /** Wilson's interval with continuity correction. */
  readonly wilson_cc: Interval;
  /** Normal approximation; not cut at 0 and 1. */
  readonly wald: Interval;
};

function clopperPearson(x: number, n: number, level: number): Interval {
  const alpha = (1 - level) / 2;
  return [
    x === 0 ? 0 : betaQuantile(alpha, x, n - x + 1),
    x === n ? 1 : 1 - betaQuantile(alpha, n - x, x + 1),
  ];
}

/** Wilson's score limits; `correction` is the continuity correction in units of counts. */
function wilson(x: number, n: number, z: number, correction: number): Interval {
  const half = (z * z) / (2 * n);
  const limit = (p: number, sign: number): number =>
    (p + half + sign * z * Math.sqrt((p * (1 - p)) / n + half / (2 * n))) / (1 + 2 * half);
  const low = (x - correction) / n;
  const high = (x + correction) / n;
  return [low <= 0 ? 0 : Math.max(0, limit(low, -1)), high >= 1 ? 1 : Math.min(1, limit(high, 1))];
}

/**
 * A proportion x / n with four two-sided intervals. The continuity correction is the smaller of 1/2 and |x - n/2|, as
 * in R `prop.test`; the exact interval is R `binom.test`'s. O(1).
 *
 * Example: 5 of 10: exact 0.1871 to 0.8129, Wilson 0.2366 to 0.7634.
 */
export function proportionInterval(x: number, n: number, level = 0.95): Result<ProportionResult, Refusal> {
  if (n <= 0) return fail(refusal('no_observations'));
  const z = normalMultiplier(level);
  const p = x / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return ok({
    x,
    n,
    p,
    exact: clopperPearson(x, n, level),
    wilson: wilson(x, n, z, 0),
    wilson_cc: wilson(x, n, z, Math.min(0.5, Math.abs(x - n / 2))),
    wald: [p - half, p + half],
  });
}
