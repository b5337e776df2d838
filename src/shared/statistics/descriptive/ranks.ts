/** Mean ranks from 1, and the sizes of the groups of equal values. O(n log n). */
export function meanRanks(values: readonly number[]): {
  readonly ranks: Float64Array;
  readonly ties: readonly number[];
} {
  const order = Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length);
  const ties: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to += 1;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + to + 1) / 2;
    ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** Sum of t^3 - t over groups of equal values. */
export const tieSum = (ties: readonly number[]): number => ties.reduce((sum, t) => sum + (t ** 3 - t), 0);
