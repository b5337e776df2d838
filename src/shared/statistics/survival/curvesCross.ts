import { lastAtOrBefore } from '../data/timeGrid.ts';
import { warning, type Warning } from '../refusal.ts';
import type { KaplanMeierCurve } from './kaplanMeierCurve.ts';

type Point = { readonly survival: number; readonly se: number };

function pointAt(curve: KaplanMeierCurve, time: number): Point {
  const at = lastAtOrBefore(curve.time, time);
  if (at < 0) return { survival: 1, se: 0 };
  const se = curve.seSurvival[at] as number;
  return { survival: curve.survival[at] as number, se: Number.isFinite(se) ? se : 0 };
}

/**
 * Whether two survival curves cross while both are under observation: one lies above by more than a standard error of
 * the difference at one time, and below by more than that at another. A log-rank test has little power then, and a
 * hazard ratio describes neither period. O(times log times).
 *
 * Example: a curve of 0.9 then 0.2 against one of 0.6 then 0.5, standard errors 0.05: they cross.
 */
function curvesCross(a: KaplanMeierCurve, b: KaplanMeierCurve): boolean {
  const end = Math.min(a.time[a.time.length - 1] ?? 0, b.time[b.time.length - 1] ?? 0);
  let above = false;
  let below = false;
  for (const time of [...a.time, ...b.time]) {
    if (time > end) continue;
    const one = pointAt(a, time);
    const other = pointAt(b, time);
    const difference = one.survival - other.survival;
    const spread = Math.hypot(one.se, other.se);
    if (spread === 0) continue;
    if (difference > spread) above = true;
    if (difference < -spread) below = true;
  }
  return above && below;
}

/** The caveat for a set of curves, if any two of them cross. */
export function crossingCaveats(curves: readonly KaplanMeierCurve[]): readonly Warning[] {
  const crosses = curves.some((curve, k) => curves.slice(k + 1).some((other) => curvesCross(curve, other)));
  return crosses ? [warning('curves_cross')] : [];
}
