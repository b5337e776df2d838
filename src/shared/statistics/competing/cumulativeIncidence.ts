import type { TimeGrid } from '../data/timeGrid.ts';

/** Rows of a competing-risks study: `cause` is 0 for censored, k for the k-th cause. */
export type CompetingData = {
  readonly grid: TimeGrid;
  readonly cause: Uint8Array;
  readonly causes: number;
};

/** Incidence of one cause at every time of the curve, with infinitesimal jackknife standard errors. */
export type CauseIncidence = {
  readonly event: Float64Array;
  readonly incidence: Float64Array;
  readonly se: Float64Array;
};
export type IncidenceCurve = {
  readonly n: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly censored: Float64Array;
  readonly eventFree: Float64Array;
  readonly seEventFree: Float64Array;
  readonly causes: readonly CauseIncidence[];
};

/** Leavers at each grid time by cause, 0 for censored. */
function countLeavers(data: CompetingData, rows: Int32Array | null): Float64Array[] {
  const counts = Array.from({ length: data.causes + 1 }, () => new Float64Array(data.grid.values.length));
  const n = rows === null ? data.cause.length : rows.length;
  for (let k = 0; k < n; k++) {
    const i = rows === null ? k : (rows[k] as number);
    const own = counts[data.cause[i] as number] as Float64Array;
    const at = data.grid.stop[i] as number;
    own[at] = (own[at] as number) + 1;
  }
  return counts;
}

/**
 * Sums over those who have left of squared influence on an incidence: a leaver's influence is alpha + a F(t), where F is
 * the incidence and `a` the leaver's influence on the logarithm of the event-free probability.
 */
type Influence = { alphaSquare: number; alphaSlope: number };

/** Sum of (alpha + a F)^2; a difference that is rounding only is 0. */
function sumOfInfluence(
  { alphaSquare, alphaSlope }: Influence,
  incidence: number,
  slopeSquare: number,
): number {
  const largest = alphaSquare + incidence * incidence * slopeSquare;
  const sum = largest + 2 * incidence * alphaSlope;
  return sum > 1e-13 * largest ? sum : 0;
}

/**
 * Aalen-Johansen estimate of the cumulative incidence of each cause: F_k(t) = sum of S(s-) d_k(s) / n(s), S the
 * event-free probability. Standard errors by the infinitesimal jackknife. Events come before censorings at one time.
 * O(n + times x causes).
 *
 * Reference: R `survival::survfit` for multi-state data. Example: times 1 2 3, causes a, b, a: incidence of a is 1/3
 * from 1 and 2/3 from 3.
 */
export function cumulativeIncidence(data: CompetingData, rows: Int32Array | null = null): IncidenceCurve {
  const leavers = countLeavers(data, rows);
  const size = data.grid.values.length;
  const leaving = new Float64Array(size);
  for (const own of leavers)
    for (let j = 0; j < size; j++) leaving[j] = (leaving[j] as number) + (own[j] as number);
  const shown = leaving.reduce((count, value) => (value > 0 ? count + 1 : count), 0);
  const column = (): Float64Array => new Float64Array(shown);
  const n = rows === null ? data.cause.length : rows.length;
  const curve = {
    n,
    time: column(),
    atRisk: column(),
    censored: column(),
    eventFree: column(),
    seEventFree: column(),
    causes: Array.from({ length: data.causes }, () => ({
      event: column(),
      incidence: column(),
      se: column(),
    })),
  };
  const incidence = new Float64Array(data.causes);
  const shared = new Float64Array(data.causes);
  const influence: Influence[] = Array.from({ length: data.causes }, () => ({
    alphaSquare: 0,
    alphaSlope: 0,
  }));
  let slopeSquare = 0;
  let slope = 0;
  let free = 1;
  let risk = n;
  let at = 0;
  for (let j = 0; j < size; j++) {
    if (leaving[j] === 0) continue;
    let deaths = 0;
    for (let k = 1; k <= data.causes; k++) deaths += leavers[k]?.[j] as number;
    const before = free;
    const slopeBefore = slope;
    const exhausted = deaths >= risk;
    free = exhausted ? 0 : before * (1 - deaths / risk);
    if (!exhausted) slope += deaths / (risk * (risk - deaths));
    const dyingSlope = exhausted ? 0 : slopeBefore - 1 / risk;
    const censored = leavers[0]?.[j] as number;
    for (let k = 0; k < data.causes; k++) {
      const events = leavers[k + 1]?.[j] as number;
      const step = before * (events / risk);
      const total = (incidence[k] as number) + step;
      incidence[k] = total;
      const own = influence[k] as Influence;
      shared[k] = (shared[k] as number) + slopeBefore * step - step / risk;
      const base = shared[k] as number;
      const settle = (count: number, value: number, ownSlope: number): void => {
        const alpha = value - ownSlope * total;
        own.alphaSquare += count * alpha * alpha;
        own.alphaSlope += count * alpha * ownSlope;
      };
      settle(events, base + before / risk, dyingSlope);
      settle(deaths - events, base, dyingSlope);
      settle(censored, base, slope);
    }
    slopeSquare += deaths * dyingSlope * dyingSlope + censored * slope * slope;
    const left = risk - deaths - censored;
    curve.time[at] = data.grid.values[j] as number;
    curve.atRisk[at] = risk;
    curve.censored[at] = censored;
    curve.eventFree[at] = free;
    curve.seEventFree[at] = free * Math.sqrt(slopeSquare + left * slope * slope);
    curve.causes.forEach((cause, k) => {
      const total = incidence[k] as number;
      const own = influence[k] as Influence;
      const settled = sumOfInfluence(own, total, slopeSquare);
      cause.event[at] = leavers[k + 1]?.[j] as number;
      cause.incidence[at] = total;
      cause.se[at] = Math.sqrt(settled + left * (shared[k] as number) ** 2);
    });
    risk = left;
    at += 1;
  }
  return curve;
}

/** Mean time lost to a cause up to `tau`: the area under its incidence. */
export function meanTimeLost(curve: IncidenceCurve, cause: number, tau: number): number {
  const { incidence } = curve.causes[cause] as CauseIncidence;
  let area = 0;
  let right = tau;
  for (let j = curve.time.length - 1; j >= 0; j--) {
    const time = curve.time[j] as number;
    if (time > tau) continue;
    area += (right - time) * (incidence[j] as number);
    right = time;
  }
  return area;
}
