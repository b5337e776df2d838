import { squareMatrix, type SquareMatrix } from './matrix.ts';

/** Pivots below this share of the largest diagonal element count as zero (R `coxph.control(toler.chol)`). */
const PIVOT_TOLERANCE = Number.EPSILON ** 0.75;

/**
 * L D L' of a symmetric matrix whose dependent columns, first come first kept, get pivot 0. `kept[j]` says whether
 * column j is independent of those before it.
 */
export type GeneralisedCholesky = {
  readonly size: number;
  readonly lower: Float64Array;
  readonly pivots: Float64Array;
  readonly kept: readonly boolean[];
  readonly rank: number;
};

/** Factors a packed lower triangle. O(n^3). */
export function generalisedCholesky(packed: Float64Array, size: number): GeneralisedCholesky {
  const lower = new Float64Array(size * size);
  const pivots = new Float64Array(size);
  const kept: boolean[] = [];
  let largest = 0;
  for (let i = 0, at = 0; i < size; i++) {
    for (let j = 0; j <= i; j++, at++) lower[i * size + j] = packed[at] as number;
    largest = Math.max(largest, Math.abs(lower[i * size + i] as number));
  }
  const tolerance = largest === 0 ? PIVOT_TOLERANCE : largest * PIVOT_TOLERANCE;
  let rank = 0;
  for (let i = 0; i < size; i++) {
    const pivot = lower[i * size + i] as number;
    const usable = Number.isFinite(pivot) && pivot >= tolerance;
    kept.push(usable);
    if (!usable) {
      for (let k = i; k < size; k++) lower[k * size + i] = 0;
      continue;
    }
    rank += 1;
    pivots[i] = pivot;
    for (let k = i + 1; k < size; k++) {
      const factor = (lower[k * size + i] as number) / pivot;
      for (let m = k; m < size; m++) {
        const at = m * size + k;
        lower[at] = (lower[at] as number) - factor * (lower[m * size + i] as number);
      }
    }
    for (let k = i + 1; k < size; k++) lower[k * size + i] = (lower[k * size + i] as number) / pivot;
  }
  return { size, lower, pivots, kept, rank };
}

/** Solves A x = b with zero for the dependent columns. O(n^2). */
export function choleskySolve(
  { size, lower, pivots, kept }: GeneralisedCholesky,
  right: ArrayLike<number>,
): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] as number;
    for (let j = 0; j < i; j++)
      if (kept[j] === true) sum -= (x[j] as number) * (lower[i * size + j] as number);
    x[i] = kept[i] === true ? sum : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    if (kept[i] !== true) {
      x[i] = 0;
      continue;
    }
    let sum = (x[i] as number) / (pivots[i] as number);
    for (let j = i + 1; j < size; j++)
      if (kept[j] === true) sum -= (x[j] as number) * (lower[j * size + i] as number);
    x[i] = sum;
  }
  return x;
}

/** The inverse, with zero rows and columns for the dependent ones. O(n^3). */
export function choleskyInverse(factor: GeneralisedCholesky): SquareMatrix {
  const inverse = squareMatrix(factor.size);
  for (let j = 0; j < factor.size; j++) {
    if (factor.kept[j] !== true) continue;
    const unit = new Float64Array(factor.size);
    unit[j] = 1;
    const column = choleskySolve(factor, unit);
    for (let i = 0; i < factor.size; i++) inverse.values[i * factor.size + j] = column[i] as number;
  }
  return inverse;
}
