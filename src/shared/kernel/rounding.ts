const SCALE = 1e6;

/** Rounds to 6 decimals: both sides of every clinical comparison pass through here (0.9 * 13 is 11.700000000000001). */
export function round6(value: number): number {
  const scaled = value * SCALE;
  return Number.isFinite(scaled) && Math.abs(scaled) < Number.MAX_SAFE_INTEGER
    ? Math.round(scaled) / SCALE
    : value;
}
