/** A dense square matrix by rows: element (i, j) of an n x n matrix is `values[i * n + j]`. */
export type SquareMatrix = { readonly size: number; readonly values: Float64Array };

export function squareMatrix(size: number): SquareMatrix {
  return { size, values: new Float64Array(size * size) };
}

export const element = (matrix: SquareMatrix, i: number, j: number): number =>
  matrix.values[i * matrix.size + j] as number;

export function addTo(matrix: SquareMatrix, i: number, j: number, value: number): void {
  const at = i * matrix.size + j;
  matrix.values[at] = (matrix.values[at] as number) + value;
}

export function toRows(matrix: SquareMatrix): number[][] {
  return Array.from({ length: matrix.size }, (_, i) => [
    ...matrix.values.subarray(i * matrix.size, (i + 1) * matrix.size),
  ]);
}

/** The rows and columns named by `keep`, in that order. */
export function submatrix(matrix: SquareMatrix, keep: readonly number[]): SquareMatrix {
  const part = squareMatrix(keep.length);
  keep.forEach((row, i) => {
    keep.forEach((column, j) => {
      part.values[i * keep.length + j] = element(matrix, row, column);
    });
  });
  return part;
}

/** x' A y. */
export function bilinear(x: ArrayLike<number>, matrix: SquareMatrix, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < matrix.size; i++) {
    let row = 0;
    for (let j = 0; j < matrix.size; j++) row += element(matrix, i, j) * (y[j] as number);
    sum += (x[i] as number) * row;
  }
  return sum;
}
