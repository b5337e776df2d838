import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, warning, type Refusal, type Warning } from '../refusal.ts';
import { identityOrder } from './countingSort.ts';
import { timeGrid, type TimeGrid } from './timeGrid.ts';

/** One row a subject (or an interval of a subject, with `entry`). `group` and `strata` hold codes from 0. */
export type SurvivalInput = {
  readonly time: Float64Array;
  /** 1 event, 0 censored. */
  readonly status: Uint8Array;
  readonly entry?: Float64Array;
  readonly weight?: Float64Array;
  readonly group?: Int32Array;
  readonly groups?: number;
};

/** Checked input: the rows kept (`row` gives their place in the input), their times coded on one grid. */
export type SurvivalData = {
  readonly n: number;
  readonly row: Int32Array;
  readonly grid: TimeGrid;
  readonly status: Uint8Array;
  readonly weight: Float64Array | null;
  readonly group: Int32Array;
  readonly groups: number;
  readonly warnings: readonly Warning[];
};

function allFinite(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i++) if (!Number.isFinite(column[i])) return false;
  return true;
}

function findFault(input: SurvivalInput): Refusal | null {
  const { time, status, entry, weight, group } = input;
  const n = time.length;
  if (n === 0) return refusal('no_observations');
  for (const column of [status, entry, weight, group]) {
    if (column !== undefined && column.length !== n) throw new RangeError('columns differ in length');
  }
  if (!allFinite(time) || (entry !== undefined && !allFinite(entry))) return refusal('invalid_time');
  for (let i = 0; i < n; i++) if ((status[i] as number) > 1) return refusal('invalid_status');
  if (weight !== undefined) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const value = weight[i] as number;
      if (!(value >= 0 && value < Infinity)) return refusal('invalid_weight');
      total += value;
    }
    if (!(total > 0)) return refusal('no_observations', 'all weights are 0');
  }
  return null;
}

function countGroups(group: Int32Array): number {
  let largest = -1;
  for (let i = 0; i < group.length; i++) if ((group[i] as number) > largest) largest = group[i] as number;
  return largest + 1;
}

/**
 * The one door into the survival methods: checks the columns, leaves out rows whose interval does not end after it
 * starts (R: "Stop time must be > start time"), and merges times that differ only by rounding.
 */
export function prepareSurvival(input: SurvivalInput): Result<SurvivalData, Refusal> {
  const fault = findFault(input);
  if (fault !== null) return fail(fault);
  const { time, status, entry, weight } = input;
  const group = input.group ?? new Int32Array(time.length);
  const groups = input.groups ?? countGroups(group);
  let row = identityOrder(time.length);
  if (entry !== undefined) row = row.filter((i) => (entry[i] as number) < (time[i] as number));
  const dropped = time.length - row.length;
  if (row.length === 0) return fail(refusal('no_observations'));
  if (dropped === 0) {
    const grid = timeGrid(time, entry ?? null);
    return ok({ n: row.length, row, grid, status, weight: weight ?? null, group, groups, warnings: [] });
  }
  const pick = (column: Float64Array): Float64Array => Float64Array.from(row, (i) => column[i] as number);
  return ok({
    n: row.length,
    row,
    grid: timeGrid(pick(time), entry === undefined ? null : pick(entry)),
    status: Uint8Array.from(row, (i) => status[i] as number),
    weight: weight === undefined ? null : pick(weight),
    group: Int32Array.from(row, (i) => group[i] as number),
    groups,
    warnings: [warning('interval_not_positive', { count: dropped })],
  });
}

/** Rows of each group, in input order: `rows.subarray(start[g], start[g + 1])`. O(n). */
export function rowsByGroup(
  group: Int32Array,
  groups: number,
): { readonly rows: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < group.length; i++) {
    const after = (group[i] as number) + 1;
    start[after] = (start[after] as number) + 1;
  }
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const rows = new Int32Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    const at = next[g] as number;
    rows[at] = i;
    next[g] = at + 1;
  }
  return { rows, start };
}
