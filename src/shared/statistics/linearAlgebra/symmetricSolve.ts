import { element, squareMatrix, type SquareMatrix } from './matrix.ts';

/** Pivots below this share of a unit diagonal count as zero. */
const SINGULAR = 1e-13;

/**
 * Solves A x = b for a symmetric positive definite A: A is scaled to a unit diagonal, so that units do not decide what
 * is singular, then factored by Cholesky. `null` when A is singular. O(n^3).
 */
export function symmetricSolve(matrix: SquareMatrix, right: ArrayLike<number>): Float64Array | null {
  const n = matrix.size;
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(element(matrix, i, i)));
  const factor = squareMatrix(n);
  const values = factor.values;
  const solution = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (!((scale[i] as number) > 0)) return null;
    let sum = (right[i] as number) / (scale[i] as number);
    for (let j = 0; j <= i; j++) {
      let value = element(matrix, i, j) / ((scale[i] as number) * (scale[j] as number));
      for (let k = 0; k < j; k++) value -= (values[i * n + k] as number) * (values[j * n + k] as number);
      if (j < i) {
        values[i * n + j] = value / (values[j * n + j] as number);
        sum -= (values[i * n + j] as number) * (solution[j] as number);
      } else {
        if (!(value > SINGULAR)) return null;
        values[i * n + i] = Math.sqrt(value);
        solution[i] = sum / (values[i * n + i] as number);
      }
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = solution[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (values[k * n + i] as number) * (solution[k] as number);
    solution[i] = sum / (values[i * n + i] as number);
  }
  for (let i = 0; i < n; i++) solution[i] = (solution[i] as number) / (scale[i] as number);
  return solution;
}
