/**
 * Stable counting sort: `order` rearranged by ascending `key` of its rows; keys are from 0 to `size` - 1.
 * O(n + size).
 */
export function sortByKey(order: Int32Array, key: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (let k = 0; k < order.length; k++) {
    const after = (key[order[k] as number] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let v = 0; v < size; v++) next[v + 1] = (next[v + 1] as number) + (next[v] as number);
  const sorted = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) {
    const row = order[k] as number;
    const value = key[row] as number;
    const at = next[value] as number;
    sorted[at] = row;
    next[value] = at + 1;
  }
  return sorted;
}

/** 0, 1, …, n - 1. */
export function identityOrder(n: number): Int32Array {
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}
