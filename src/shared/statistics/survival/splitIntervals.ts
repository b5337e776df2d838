/** Rows cut into intervals: `row` is the row of the input, `interval` counts from 0 along the cut points. */
export type SplitRows = {
  readonly row: Int32Array;
  readonly entry: Float64Array;
  readonly stop: Float64Array;
  readonly status: Uint8Array;
  readonly interval: Int32Array;
};

/**
 * Cuts each row's time at risk at the cut points inside it, so that a coefficient may differ between intervals; the
 * event stays with the last piece. A time equal to a cut point ends the interval before it. O(n + pieces).
 *
 * Reference: R `survival::survSplit`. Example: time 5 with cuts 2 and 5 becomes (0, 2] and (2, 5].
 */
export function splitIntervals(time: Float64Array, status: Uint8Array, cuts: readonly number[]): SplitRows {
  const ascending = [...new Set(cuts)].sort((a, b) => a - b);
  const row: number[] = [];
  const entry: number[] = [];
  const stop: number[] = [];
  const event: number[] = [];
  const interval: number[] = [];
  time.forEach((end, i) => {
    let from = Math.min(0, end);
    let piece = 0;
    const add = (to: number, died: number): void => {
      row.push(i);
      entry.push(from);
      stop.push(to);
      event.push(died);
      interval.push(piece);
    };
    for (const cut of ascending) {
      if (cut <= from) {
        piece += 1;
        continue;
      }
      if (cut >= end) break;
      add(cut, 0);
      from = cut;
      piece += 1;
    }
    add(end, status[i] as number);
  });
  return {
    row: Int32Array.from(row),
    entry: Float64Array.from(entry),
    stop: Float64Array.from(stop),
    status: Uint8Array.from(event),
    interval: Int32Array.from(interval),
  };
}
