import type { SurvivalData } from '../data/survivalData.ts';
import { infinitesimalJackknife } from './infinitesimalJackknife.ts';

/**
 * A product-limit curve at every distinct time of its rows, events and censorings alike. A value that is not estimable
 * is NaN; `seLogSurvival` is infinite once the curve has reached 0.
 */
export type KaplanMeierCurve = {
  readonly n: number;
  readonly events: number;
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  readonly event: Float64Array;
  readonly censored: Float64Array;
  readonly survival: Float64Array;
  readonly seLogSurvival: Float64Array;
  readonly seSurvival: Float64Array;
  readonly cumulativeHazard: Float64Array;
  readonly seCumulativeHazard: Float64Array;
};

/** Weighted counts on the grid: who leaves with an event, who leaves without, who is at risk just before. */
type Counts = {
  readonly event: Float64Array;
  readonly censored: Float64Array;
  readonly atRisk: Float64Array;
  readonly leaving: Int32Array;
};

function countOnGrid(data: SurvivalData, rows: Int32Array | null): Counts {
  const { grid, status, weight } = data;
  const size = grid.values.length;
  const event = new Float64Array(size);
  const censored = new Float64Array(size);
  const leaving = new Int32Array(size);
  const n = rows === null ? data.n : rows.length;
  for (let k = 0; k < n; k++) {
    const i = rows === null ? k : (rows[k] as number);
    const at = grid.stop[i] as number;
    const w = weight === null ? 1 : (weight[i] as number);
    leaving[at] = (leaving[at] as number) + 1;
    if (status[i] === 1) event[at] = (event[at] as number) + w;
    else censored[at] = (censored[at] as number) + w;
  }
  const atRisk = new Float64Array(size);
  let risk = 0;
  if (grid.entry === null) {
    for (let j = size - 1; j >= 0; j--) {
      risk += (event[j] as number) + (censored[j] as number);
      atRisk[j] = risk;
    }
    return { event, censored, atRisk, leaving };
  }
  const entering = new Float64Array(size);
  const enteringCount = new Int32Array(size);
  for (let k = 0; k < n; k++) {
    const i = rows === null ? k : (rows[k] as number);
    const at = grid.entry[i] as number;
    entering[at] = (entering[at] as number) + (weight === null ? 1 : (weight[i] as number));
    enteringCount[at] = (enteringCount[at] as number) + 1;
  }
  let count = 0;
  for (let j = size - 1; j >= 0; j--) {
    count += (leaving[j] as number) - (enteringCount[j] as number);
    risk += (event[j] as number) + (censored[j] as number) - (entering[j] as number);
    if (count === 0) risk = 0;
    atRisk[j] = risk;
  }
  return { event, censored, atRisk, leaving };
}

/**
 * Kaplan-Meier estimate S(t) = product over event times of (1 - d/n), Nelson-Aalen cumulative hazard, Greenwood
 * variance. At risk at t are those with entry < t <= time; events at t come before censorings at t; weights replace
 * counts. With `robust` the standard errors are the infinitesimal jackknife's. O(n + distinct times).
 *
 * Reference: R `survival::survfit`. Example: times 1 2 3 4, all events but the second: S = 0.75, 0.75, 0.375, 0.
 */
export function kaplanMeierCurve(
  data: SurvivalData,
  rows: Int32Array | null = null,
  robust = false,
): KaplanMeierCurve {
  const counts = countOnGrid(data, rows);
  const shown = counts.leaving.reduce((sum, count) => (count > 0 ? sum + 1 : sum), 0);
  const column = (): Float64Array => new Float64Array(shown);
  const curve = {
    n: rows === null ? data.n : rows.length,
    events: 0,
    time: column(),
    atRisk: column(),
    event: column(),
    censored: column(),
    survival: column(),
    seLogSurvival: column(),
    seSurvival: column(),
    cumulativeHazard: column(),
    seCumulativeHazard: column(),
  };
  let survival = 1;
  let greenwood = 0;
  let hazard = 0;
  let hazardVariance = 0;
  let at = 0;
  for (let j = 0; j < counts.leaving.length; j++) {
    if (counts.leaving[j] === 0) continue;
    const risk = counts.atRisk[j] as number;
    const deaths = counts.event[j] as number;
    if (deaths > 0) {
      const left = deaths >= risk * (1 - 1e-15) ? 0 : risk - deaths;
      survival *= left / risk;
      greenwood += deaths / (risk * left);
      hazard += deaths / risk;
      hazardVariance += deaths / (risk * risk);
      curve.events += deaths;
    }
    curve.time[at] = data.grid.values[j] as number;
    curve.atRisk[at] = risk;
    curve.event[at] = deaths;
    curve.censored[at] = counts.censored[j] as number;
    curve.survival[at] = survival;
    curve.seLogSurvival[at] = Math.sqrt(greenwood);
    curve.seSurvival[at] = Math.sqrt(greenwood) * survival;
    curve.cumulativeHazard[at] = hazard;
    curve.seCumulativeHazard[at] = Math.sqrt(hazardVariance);
    at += 1;
  }
  if (robust) infinitesimalJackknife(data, rows, counts, curve);
  return curve;
}
