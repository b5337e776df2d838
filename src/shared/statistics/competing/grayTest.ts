import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { addTo, squareMatrix, type SquareMatrix } from '../linearAlgebra/matrix.ts';
import { symmetricSolve } from '../linearAlgebra/symmetricSolve.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';
import type { CompetingData } from './cumulativeIncidence.ts';

export type GrayTest = { readonly statistic: number; readonly df: number; readonly p: number };

/** Estimates of each group just before and at a time, and the sums that make the variance. */
type State = {
  readonly risk: Float64Array;
  readonly free: Float64Array;
  readonly incidence: Float64Array;
  readonly score: Float64Array;
  readonly variance: SquareMatrix;
  readonly drift: SquareMatrix;
  readonly cross: SquareMatrix;
  readonly spread: Float64Array;
  pooled: number;
};

/** Events of the tested cause and of the others at one time, by group. */
type Deaths = { readonly own: Float64Array; readonly other: Float64Array };

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
const at = (values: Float64Array, g: number): number => values[g] as number;
const entry = (matrix: SquareMatrix, i: number, j: number): number =>
  matrix.values[i * matrix.size + j] as number;

/** Adds the part of group k's increments with variance `step`, each group's weight given by `weight`. */
function addVariance(
  state: State,
  k: number,
  slope: number,
  step: number,
  weight: (i: number) => number,
): void {
  const size = state.variance.size;
  state.spread[k] = at(state.spread, k) + slope * slope * step;
  for (let i = 0; i < size; i++) {
    addTo(state.cross, i, k, weight(i) * slope * step);
    for (let j = 0; j < size; j++) addTo(state.variance, i, j, weight(i) * weight(j) * step);
  }
}

function advance(state: State, { own, other }: Deaths): void {
  const { risk, free, incidence, drift } = state;
  const groups = risk.length;
  const ownTotal = sumOf(own);
  const present = Array.from({ length: groups }, (_, g) => g).filter((g) => at(risk, g) > 0);
  const freeAfter = free.slice();
  const incidenceAfter = incidence.slice();
  let subdistribution = 0;
  let adjusted = 0;
  for (const g of present) {
    freeAfter[g] = (at(free, g) * (at(risk, g) - at(own, g) - at(other, g))) / at(risk, g);
    incidenceAfter[g] = at(incidence, g) + (at(free, g) * at(own, g)) / at(risk, g);
    subdistribution += at(risk, g) / at(free, g);
    adjusted += (at(risk, g) * (1 - at(incidence, g))) / at(free, g);
  }
  const pooledAfter = state.pooled + ownTotal / subdistribution;
  const size = (g: number): number => at(risk, g) / at(free, g);
  const weights = squareMatrix(groups);
  for (const i of present) {
    for (const j of present) {
      const value = (i === j ? size(i) : 0) - (size(i) * size(j)) / subdistribution;
      addTo(weights, i, j, value);
      addTo(drift, i, j, (value * ownTotal) / (subdistribution * (1 - state.pooled)));
    }
  }
  if (ownTotal > 0) {
    for (const g of present) {
      const expected = (ownTotal * size(g) * (1 - at(incidence, g))) / adjusted;
      state.score[g] = at(state.score, g) + at(own, g) - expected;
      const slope = at(freeAfter, g) > 0 ? 1 - (1 - pooledAfter) / at(freeAfter, g) : 1;
      const ties = ownTotal > 1 ? 1 - (ownTotal - 1) / (subdistribution * at(free, g) - 1) : 1;
      const step = (ties * at(free, g) * ownTotal) / (subdistribution * at(risk, g));
      addVariance(state, g, slope, step, (i) => entry(weights, i, g) - slope * entry(drift, i, g));
    }
  }
  for (const g of present) {
    const deaths = at(other, g);
    if (deaths === 0 || !(at(freeAfter, g) > 0)) continue;
    const slope = (1 - pooledAfter) / at(freeAfter, g);
    const ties = deaths > 1 ? 1 - (deaths - 1) / (at(risk, g) - 1) : 1;
    const step = (ties * at(free, g) ** 2 * deaths) / at(risk, g) ** 2;
    addVariance(state, g, -slope, step, (i) => slope * entry(drift, i, g));
  }
  state.pooled = pooledAfter;
  free.set(freeAfter);
  incidence.set(incidenceAfter);
}

function histogram(
  data: CompetingData,
  group: Int32Array,
  groups: number,
  keep: (cause: number) => boolean,
): Float64Array[] {
  const counts = Array.from({ length: groups }, () => new Float64Array(data.grid.values.length));
  for (let i = 0; i < data.cause.length; i++) {
    if (!keep(data.cause[i] as number)) continue;
    const own = counts[group[i] as number] as Float64Array;
    const time = data.grid.stop[i] as number;
    own[time] = (own[time] as number) + 1;
  }
  return counts;
}

/** The first groups - 1 components of the score with their variance, after the last time. */
function finish(state: State): Result<GrayTest, Refusal> {
  const df = state.risk.length - 1;
  const total = squareMatrix(df);
  for (let i = 0; i < df; i++) {
    for (let j = 0; j < df; j++) {
      let value = entry(state.variance, i, j);
      for (let k = 0; k <= df; k++) {
        value += entry(state.drift, i, k) * entry(state.drift, j, k) * at(state.spread, k);
        value +=
          entry(state.drift, i, k) * entry(state.cross, j, k) +
          entry(state.drift, j, k) * entry(state.cross, i, k);
      }
      addTo(total, i, j, value);
    }
  }
  const right = state.score.subarray(0, df);
  const solution = symmetricSolve(total, right);
  if (solution === null) return fail(refusal('singular_variance'));
  const statistic = right.reduce((sum, value, i) => sum + value * at(solution, i), 0);
  return ok({ statistic, df, p: chiSquareUpperTail(statistic, df) });
}

/**
 * Gray's test that k groups have the same cumulative incidence of one cause (Gray 1988, rho = 0). O(n + times k^3).
 * Reference: R `cmprsk::cuminc`. Example: without competing events it tests the same hypothesis as the log-rank test.
 */
export function grayTest(
  data: CompetingData,
  group: Int32Array,
  groups: number,
  cause: number,
): Result<GrayTest, Refusal> {
  if (groups < 2) return fail(refusal('one_group'));
  const own = histogram(data, group, groups, (code) => code === cause);
  const other = histogram(data, group, groups, (code) => code !== cause && code !== 0);
  const leaving = histogram(data, group, groups, () => true);
  if (own.every((counts) => counts.every((count) => count === 0))) return fail(refusal('no_events'));
  const state: State = {
    risk: Float64Array.from(leaving, sumOf),
    free: new Float64Array(groups).fill(1),
    incidence: new Float64Array(groups),
    score: new Float64Array(groups),
    variance: squareMatrix(groups),
    drift: squareMatrix(groups),
    cross: squareMatrix(groups),
    spread: new Float64Array(groups),
    pooled: 0,
  };
  for (let j = 0; j < data.grid.values.length; j++) {
    const pick = (counts: readonly Float64Array[]): Float64Array =>
      Float64Array.from(counts, (values) => at(values, j));
    const deaths = { own: pick(own), other: pick(other) };
    if (sumOf(deaths.own) > 0 || sumOf(deaths.other) > 0) advance(state, deaths);
    leaving.forEach((counts, g) => {
      state.risk[g] = at(state.risk, g) - at(counts, j);
    });
  }
  return finish(state);
}
