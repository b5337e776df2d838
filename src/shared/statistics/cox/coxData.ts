import { ok, type Result } from '#shared/kernel/result.ts';
import { identityOrder, sortByKey } from '../data/countingSort.ts';
import { prepareSurvival, type SurvivalInput } from '../data/survivalData.ts';
import type { Refusal, Warning } from '../refusal.ts';

/** Columns of a proportional hazards model; strata and clusters are codes from 0. */
export type CoxInput = SurvivalInput & {
  readonly covariates: readonly Float64Array[];
  readonly strata?: Int32Array;
  readonly cluster?: Int32Array;
  readonly offset?: Float64Array;
};

/**
 * The rows of a Cox model sorted by stratum and descending stop time. `x` holds the centred and scaled covariates of
 * the sorted rows, `p` values a row.
 */
export type CoxData = {
  readonly n: number;
  readonly p: number;
  readonly events: number;
  /** Sorted position -> row of the input. */
  readonly row: Int32Array;
  readonly x: Float64Array;
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** What R centres at: 0 for columns of -1, 0 and 1. */
  readonly means: Float64Array;
  readonly stop: Int32Array;
  readonly entry: Int32Array | null;
  /** Sorted positions by stratum and descending entry time. */
  readonly byEntry: Int32Array | null;
  readonly status: Uint8Array;
  readonly weight: Float64Array;
  readonly weighted: boolean;
  readonly offset: Float64Array;
  readonly stratumStart: Int32Array;
  readonly times: Float64Array;
  readonly warnings: readonly Warning[];
};

/** Centre and mean absolute deviation of a column; a column that is constant up to rounding has spread 0. */
function spreadOf(
  column: Float64Array,
  weight: Float64Array,
): { readonly mean: number; readonly spread: number } {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < column.length; i++) {
    total += weight[i] as number;
    sum += (weight[i] as number) * (column[i] as number);
  }
  const mean = sum / total;
  let deviation = 0;
  for (let i = 0; i < column.length; i++)
    deviation += (weight[i] as number) * Math.abs((column[i] as number) - mean);
  const spread = deviation / total;
  return { mean, spread: spread <= 1e-12 * Math.abs(mean) ? 0 : spread };
}

const isIndicator = (column: Float64Array): boolean =>
  column.every((value) => value === 0 || value === 1 || value === -1);

function stratumBounds(stratum: Int32Array, order: Int32Array, strata: number): Int32Array {
  const start = new Int32Array(strata + 1).fill(order.length);
  for (let k = order.length - 1; k >= 0; k--) start[stratum[order[k] as number] as number] = k;
  for (let s = strata - 1; s >= 0; s--) start[s] = Math.min(start[s] as number, start[s + 1] as number);
  return start;
}

function inverseOrder(order: Int32Array): Int32Array {
  const position = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) position[order[k] as number] = k;
  return position;
}

/** Checks and sorts the rows of a Cox model once; every later pass is a scan. O(n p + distinct times). */
export function prepareCox(input: CoxInput): Result<CoxData, Refusal> {
  const prepared = prepareSurvival(input);
  if (!prepared.ok) return prepared;
  const { n, row, grid, status, weight } = prepared.value;
  const size = grid.values.length;
  const stratum = new Int32Array(n);
  let strata = 1;
  const givenStrata = input.strata;
  if (givenStrata !== undefined) {
    for (let i = 0; i < n; i++) {
      stratum[i] = givenStrata[row[i] as number] as number;
      strata = Math.max(strata, (stratum[i] as number) + 1);
    }
  }
  const descending = (codes: Int32Array): Int32Array => codes.map((code) => size - 1 - code);
  const sorted = (codes: Int32Array): Int32Array => {
    const byTime = sortByKey(identityOrder(n), descending(codes), size);
    return strata === 1 ? byTime : sortByKey(byTime, stratum, strata);
  };
  const order = sorted(grid.stop);
  const place = grid.entry === null ? null : inverseOrder(order);
  const byEntry = grid.entry === null ? null : sorted(grid.entry).map((i) => place?.[i] ?? 0);
  const rowOf = new Int32Array(n);
  for (let k = 0; k < n; k++) rowOf[k] = row[order[k] as number] as number;
  const pick = (column: Float64Array): Float64Array => {
    const values = new Float64Array(n);
    for (let k = 0; k < n; k++) values[k] = column[rowOf[k] as number] as number;
    return values;
  };
  const sortedWeight = new Float64Array(n).fill(1);
  const sortedStatus = new Uint8Array(n);
  let events = 0;
  for (let k = 0; k < n; k++) {
    const i = order[k] as number;
    if (weight !== null) sortedWeight[k] = weight[i] as number;
    sortedStatus[k] = status[i] as number;
    events += status[i] as number;
  }
  const entry = grid.entry;
  const p = input.covariates.length;
  const x = new Float64Array(n * p);
  const centre = new Float64Array(p);
  const scale = new Float64Array(p).fill(1);
  const means = new Float64Array(p);
  input.covariates.forEach((given, j) => {
    const column = pick(given);
    const { mean, spread } = spreadOf(column, sortedWeight);
    centre[j] = mean;
    if (spread > 0) scale[j] = spread;
    means[j] = events > 0 && isIndicator(column) ? 0 : mean;
    for (let k = 0; k < n; k++) x[k * p + j] = spread > 0 ? ((column[k] as number) - mean) / spread : 0;
  });
  return ok({
    n,
    p,
    events,
    row: rowOf,
    x,
    centre,
    scale,
    means,
    stop: order.map((i) => grid.stop[i] as number),
    entry: entry === null ? null : order.map((i) => entry[i] as number),
    byEntry,
    status: sortedStatus,
    weight: sortedWeight,
    weighted: weight !== null,
    offset: input.offset === undefined ? new Float64Array(n) : pick(input.offset),
    stratumStart: stratumBounds(stratum, order, strata),
    times: grid.values,
    warnings: prepared.value.warnings,
  });
}
