/** Relative and absolute difference below which two times are one (R `timefix`: the root of the machine epsilon). */
const TIME_TOLERANCE = Math.sqrt(Number.EPSILON);

/** The distinct times of a data set in ascending order, and where each subject's entry and stop time lie among them. */
export type TimeGrid = {
  readonly values: Float64Array;
  readonly stop: Int32Array;
  readonly entry: Int32Array | null;
};

const WHOLE_LIMIT = 50_000_000;

/** The largest time if all are whole, not negative and dense enough for a table; else `null`. */
function wholeRange(columns: readonly Float64Array[]): number | null {
  let largest = 0;
  let count = 0;
  for (const column of columns) {
    count += column.length;
    for (let i = 0; i < column.length; i++) {
      const value = column[i] as number;
      if (!(value >= 0 && value <= WHOLE_LIMIT) || value !== Math.floor(value)) return null;
      if (value > largest) largest = value;
    }
  }
  return largest <= 8 * count + 100_000 ? largest : null;
}

function wholeGrid(columns: readonly Float64Array[], largest: number): readonly [Float64Array, Int32Array[]] {
  const position = new Int32Array(largest + 1);
  for (const column of columns) for (let i = 0; i < column.length; i++) position[column[i] as number] = 1;
  let distinct = 0;
  const values = new Float64Array(largest + 1);
  for (let day = 0; day <= largest; day++) {
    if (position[day] === 0) continue;
    values[distinct] = day;
    position[day] = distinct++;
  }
  const codes = columns.map((column) => {
    const code = new Int32Array(column.length);
    for (let i = 0; i < column.length; i++) code[i] = position[column[i] as number] as number;
    return code;
  });
  return [values.slice(0, distinct), codes];
}

/** Sorted distinct values, with chains of values within the tolerance represented by their first member. */
function mergedValues(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let filled = 0;
  for (const column of columns) {
    all.set(column, filled);
    filled += column.length;
  }
  all.sort();
  let distinct = 0;
  let sumOfSizes = 0;
  for (let i = 0; i < all.length; i++) {
    const value = all[i] as number;
    if (distinct > 0 && value === all[distinct - 1]) continue;
    all[distinct++] = value;
    sumOfSizes += Math.abs(value);
  }
  const tolerance = TIME_TOLERANCE * Math.max(1, sumOfSizes / distinct);
  let kept = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < distinct; i++) {
    const value = all[i] as number;
    if (value - previous > tolerance) all[kept++] = value;
    previous = value;
  }
  return all.slice(0, kept);
}

/** Position of the last value that is not above `time`. */
export function lastAtOrBefore(values: Float64Array, time: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Codes times by their rank among the distinct ones; times that differ only by rounding (R `aeqSurv`) get one rank.
 * O(n) for whole days, O(n log n) otherwise. Times must be finite.
 */
export function timeGrid(time: Float64Array, entry: Float64Array | null = null): TimeGrid {
  const columns = entry === null ? [time] : [time, entry];
  const largest = wholeRange(columns);
  let values: Float64Array;
  let codes: Int32Array[];
  if (largest !== null) {
    [values, codes] = wholeGrid(columns, largest);
  } else {
    const merged = mergedValues(columns);
    values = merged;
    codes = columns.map((column) => Int32Array.from(column, (value) => lastAtOrBefore(merged, value)));
  }
  return { values, stop: codes[0] ?? new Int32Array(0), entry: codes[1] ?? null };
}
