import type { SurvivalData } from '../data/survivalData.ts';

type OnGrid = { readonly event: Float64Array; readonly atRisk: Float64Array; readonly leaving: Int32Array };
type Target = {
  readonly survival: Float64Array;
  readonly seLogSurvival: Float64Array;
  readonly seSurvival: Float64Array;
  readonly seCumulativeHazard: Float64Array;
};

/** Running sums of (weight x influence)^2, where those at risk share one influence less its value at their entry. */
class InfluenceSum {
  private settled = 0;
  private square = 0;
  private cross = 0;
  private entrySquare = 0;

  enter(weight: number, influence: number): void {
    this.square += weight * weight;
    this.cross += weight * weight * influence;
    this.entrySquare += weight * weight * influence * influence;
  }

  leave(weight: number, atEntry: number, final: number): void {
    this.square -= weight * weight;
    this.cross -= weight * weight * atEntry;
    this.entrySquare -= weight * weight * atEntry * atEntry;
    this.settled += (weight * final) ** 2;
  }

  total(common: number): number {
    return Math.max(
      0,
      this.settled + common * common * this.square - 2 * common * this.cross + this.entrySquare,
    );
  }
}

function bucketsBy(codes: Int32Array, rows: Int32Array | null, n: number, size: number): Int32Array[] {
  const buckets: number[][] = Array.from({ length: size }, () => []);
  for (let k = 0; k < n; k++) {
    const i = rows === null ? k : (rows[k] as number);
    buckets[codes[i] as number]?.push(i);
  }
  return buckets.map((bucket) => Int32Array.from(bucket));
}

/**
 * Overwrites the standard errors of a curve by the infinitesimal jackknife: the root of the sum of squared weighted
 * derivatives of the estimate with respect to each subject's weight (R `survfit(robust = TRUE)`). O(n + times).
 */
export function infinitesimalJackknife(
  data: SurvivalData,
  rows: Int32Array | null,
  counts: OnGrid,
  curve: Target,
): void {
  const { grid, status, weight } = data;
  const size = grid.values.length;
  const n = rows === null ? data.n : rows.length;
  const weightOf = (i: number): number => (weight === null ? 1 : (weight[i] as number));
  const logSurvival = new InfluenceSum();
  const hazard = new InfluenceSum();
  const leavers = bucketsBy(grid.stop, rows, n, size);
  const entrants = grid.entry === null ? null : bucketsBy(grid.entry, rows, n, size);
  const entryLog = new Float64Array(data.n);
  const entryHazard = new Float64Array(data.n);
  if (entrants === null) {
    for (const bucket of leavers) {
      for (const i of bucket) {
        logSurvival.enter(weightOf(i), 0);
        hazard.enter(weightOf(i), 0);
      }
    }
  }
  let sharedLog = 0;
  let sharedHazard = 0;
  let at = 0;
  for (let j = 0; j < size; j++) {
    const risk = counts.atRisk[j] as number;
    const deaths = counts.event[j] as number;
    const beforeLog = sharedLog;
    if (deaths > 0) {
      const left = risk - deaths;
      sharedLog += left > risk * 1e-15 ? deaths / (risk * left) : 0;
      sharedHazard -= deaths / (risk * risk);
    }
    for (const i of leavers[j] ?? []) {
      const died = status[i] === 1;
      const finalLog = (died ? beforeLog - 1 / risk : sharedLog) - (entryLog[i] as number);
      const finalHazard = sharedHazard + (died ? 1 / risk : 0) - (entryHazard[i] as number);
      logSurvival.leave(weightOf(i), entryLog[i] as number, finalLog);
      hazard.leave(weightOf(i), entryHazard[i] as number, finalHazard);
    }
    if ((counts.leaving[j] as number) > 0) {
      const survival = curve.survival[at] as number;
      const se = survival === 0 ? 0 : survival * Math.sqrt(logSurvival.total(sharedLog));
      curve.seSurvival[at] = se;
      curve.seLogSurvival[at] = survival === 0 ? Number.NaN : se / survival;
      curve.seCumulativeHazard[at] = Math.sqrt(hazard.total(sharedHazard));
      at += 1;
    }
    for (const i of entrants?.[j] ?? []) {
      entryLog[i] = sharedLog;
      entryHazard[i] = sharedHazard;
      logSurvival.enter(weightOf(i), sharedLog);
      hazard.enter(weightOf(i), sharedHazard);
    }
  }
}
