import { addTo, element, squareMatrix, type SquareMatrix } from '../linearAlgebra/matrix.ts';
import { choleskySolve, generalisedCholesky } from '../linearAlgebra/generalisedCholesky.ts';
import type { CoxData } from './coxData.ts';
import { hazardSteps } from './hazardSteps.ts';
import { scoreResiduals } from './residuals.ts';
import { risksAt, type Ties } from './riskSets.ts';

/** Weighted rows of p values summed within clusters; without clusters each row stands alone. */
function collapse(data: CoxData, values: Float64Array, cluster: Int32Array | undefined): Float64Array[] {
  const { n, p, row, weight } = data;
  const sums = new Map<number, Float64Array>();
  for (let i = 0; i < n; i++) {
    const key = cluster === undefined ? i : (cluster[row[i] as number] as number);
    const sum = sums.get(key) ?? new Float64Array(p);
    for (let j = 0; j < p; j++)
      sum[j] = (sum[j] as number) + (weight[i] as number) * (values[i * p + j] as number);
    sums.set(key, sum);
  }
  return [...sums.values()];
}

function crossProduct(rows: readonly Float64Array[], p: number): SquareMatrix {
  const sum = squareMatrix(p);
  for (const row of rows) {
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) addTo(sum, j, k, (row[j] as number) * (row[k] as number));
    }
  }
  return sum;
}

/**
 * Lin and Wei's sandwich variance: squared sums over clusters of weighted score residuals, between two copies of the
 * model's variance (all on the scaled covariates). Reference: R `coxph(robust = TRUE)`. O(n p^2).
 */
export function robustVariance(
  data: CoxData,
  beta: Float64Array,
  ties: Ties,
  naive: SquareMatrix,
  cluster?: Int32Array,
): SquareMatrix {
  const risks = risksAt(data, beta);
  const residuals = scoreResiduals(data, risks, hazardSteps(data, risks, ties));
  const influence = collapse(data, residuals, cluster).map((row) =>
    Float64Array.from({ length: data.p }, (_, j) =>
      row.reduce((sum, value, k) => sum + value * element(naive, k, j), 0),
    ),
  );
  return crossProduct(influence, data.p);
}

/** Score test at 0 with the empirical variance of the score residuals (R `summary.coxph`, robust score). */
export function robustScoreTest(data: CoxData, ties: Ties, cluster?: Int32Array): number {
  const risks = risksAt({ ...data, offset: new Float64Array(data.n) }, new Float64Array(data.p));
  const rows = collapse(data, scoreResiduals(data, risks, hazardSteps(data, risks, ties)), cluster);
  const total = new Float64Array(data.p);
  for (const row of rows) row.forEach((value, j) => (total[j] = (total[j] as number) + value));
  const variance = crossProduct(rows, data.p);
  const packed = new Float64Array((data.p * (data.p + 1)) / 2);
  for (let j = 0, at = 0; j < data.p; j++)
    for (let k = 0; k <= j; k++, at++) packed[at] = element(variance, j, k);
  const solution = choleskySolve(generalisedCholesky(packed, data.p), total);
  return total.reduce((sum, value, j) => sum + value * (solution[j] as number), 0);
}
