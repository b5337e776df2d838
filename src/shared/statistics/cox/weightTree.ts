/** Weights below, at and above a rank. */
export type Split = { readonly below: number; readonly equal: number; readonly above: number };

/** Sums of weights by rank (Fenwick's binary indexed tree): adding and splitting in O(log size). */
export class WeightTree {
  private readonly tree: Float64Array;
  private readonly own: Float64Array;
  private total = 0;

  constructor(size: number) {
    this.tree = new Float64Array(size + 1);
    this.own = new Float64Array(size);
  }

  clear(): void {
    this.tree.fill(0);
    this.own.fill(0);
    this.total = 0;
  }

  add(rank: number, weight: number): void {
    if (!(rank >= 0 && rank < this.own.length)) throw new RangeError('rank outside the tree');
    this.own[rank] = (this.own[rank] as number) + weight;
    this.total += weight;
    for (let k = rank + 1; k < this.tree.length; k += k & -k)
      this.tree[k] = (this.tree[k] as number) + weight;
  }

  split(rank: number): Split {
    let below = 0;
    for (let k = rank; k > 0; k -= k & -k) below += this.tree[k] as number;
    const equal = this.own[rank] as number;
    return { below, equal, above: this.total - below - equal };
  }
}
