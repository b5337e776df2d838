const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * The first time at which a falling curve is at or below 1 - p; where it equals 1 - p over an interval (up to
 * rounding), the middle of that interval. `null`: not reached. `start` is where the curve begins, at 1. Limits of a
 * quantile are the same rule on the two confidence curves; an upper limit may rise again, then the point nearest below
 * 1 - p counts, as in R. O(times).
 *
 * Reference: Brookmeyer and Crowley (1982); R `quantile.survfit`. Example: S = 0.5 from 22 to 39 gives a median of 30.5.
 */
export function curveQuantile(time: Float64Array, curve: Float64Array, p: number, start = 0): number | null {
  let at: number | null = null;
  let after: number | null = null;
  let nearest = Infinity;
  let nearestAfter = Infinity;
  let last = start;
  for (let j = 0; j < curve.length; j++) {
    const value = curve[j] as number;
    if (Number.isNaN(value)) continue;
    last = time[j] as number;
    const fallen = 1 - value;
    if (fallen >= p - TOLERANCE && fallen < nearest) {
      nearest = fallen;
      at = last;
    }
    if (fallen >= p + TOLERANCE && fallen < nearestAfter) {
      nearestAfter = fallen;
      after = last;
    }
  }
  return at === null ? null : (at + (after ?? last)) / 2;
}
