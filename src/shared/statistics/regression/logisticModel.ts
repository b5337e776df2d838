import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { choleskyInverse, choleskySolve, generalisedCholesky } from '../linearAlgebra/generalisedCholesky.ts';
import { element } from '../linearAlgebra/matrix.ts';
import type { Estimate } from '../estimate.ts';
import { refusal, warning, type Refusal, type Warning } from '../refusal.ts';

export type LogisticInput = {
  /** 1 the outcome occurred, 0 it did not. */
  readonly outcome: Uint8Array;
  /** Columns without the intercept, which is always first among the coefficients. */
  readonly covariates: readonly Float64Array[];
};

/**
 * A fitted logistic regression; the intercept comes first. `unstable`: some fitted probability is 0 or 1 up to 1e-7, so
 * that coefficients and standard errors say nothing and are `null`. A column that depends on earlier ones is `null`.
 */
export type LogisticModel = {
  readonly n: number;
  readonly coefficient: readonly Estimate[];
  readonly se: readonly Estimate[];
  readonly fitted: Float64Array;
  readonly linear: Float64Array;
  readonly deviance: number;
  readonly nullDeviance: number;
  readonly aic: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly unstable: boolean;
  readonly warnings: readonly Warning[];
};

const MAX_ITERATIONS = 60;
const EXTREME = 1e-7;

type Scaled = { readonly x: Float64Array; readonly centre: Float64Array; readonly scale: Float64Array };

/** Rows of an intercept and the centred, scaled columns. */
function scaledRows(columns: readonly Float64Array[], n: number): Scaled {
  const p = columns.length + 1;
  const x = new Float64Array(n * p).fill(1);
  const centre = new Float64Array(p);
  const scale = new Float64Array(p).fill(1);
  columns.forEach((column, k) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / n;
    const spread = column.reduce((sum, value) => sum + Math.abs(value - mean), 0) / n;
    const varies = spread > 1e-12 * Math.abs(mean);
    centre[k + 1] = mean;
    scale[k + 1] = varies ? spread : 1;
    for (let i = 0; i < n; i++) x[i * p + k + 1] = varies ? ((column[i] as number) - mean) / spread : 0;
  });
  return { x, centre, scale };
}

type Evaluation = {
  readonly deviance: number;
  readonly fitted: Float64Array;
  readonly linear: Float64Array;
  readonly score: Float64Array;
  readonly information: Float64Array;
};

function evaluate(outcome: Uint8Array, x: Float64Array, p: number, beta: Float64Array): Evaluation {
  const n = outcome.length;
  const fitted = new Float64Array(n);
  const linear = new Float64Array(n);
  const score = new Float64Array(p);
  const information = new Float64Array((p * (p + 1)) / 2);
  let deviance = 0;
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += (x[i * p + j] as number) * (beta[j] as number);
    const size = Math.exp(-Math.abs(eta));
    const probability = eta >= 0 ? 1 / (1 + size) : size / (1 + size);
    const y = outcome[i] as number;
    linear[i] = eta;
    fitted[i] = probability;
    deviance += 2 * (Math.log1p(size) + (eta >= 0 === (y === 1) ? 0 : Math.abs(eta)));
    const weight = size / (1 + size) ** 2;
    for (let j = 0, packed = 0; j < p; j++) {
      const value = x[i * p + j] as number;
      score[j] = (score[j] as number) + value * (y - probability);
      for (let k = 0; k <= j; k++, packed++) {
        information[packed] = (information[packed] as number) + weight * value * (x[i * p + k] as number);
      }
    }
  }
  return { deviance, fitted, linear, score, information };
}

/** Newton's method with step halving until the deviance no longer falls; stops early when the fit separates. */
function fit(outcome: Uint8Array, x: Float64Array, p: number) {
  let beta: Float64Array = new Float64Array(p);
  let current = evaluate(outcome, x, p, beta);
  const start = generalisedCholesky(current.information, p);
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const factor = generalisedCholesky(current.information, p);
    if (current.deviance < 1e-8 || factor.rank < start.rank)
      return { beta, current, start, iteration, converged: true };
    const step = choleskySolve(factor, current.score);
    let trial = beta.map((value, j) => value + (step[j] as number));
    let next = evaluate(outcome, x, p, trial);
    for (let halving = 0; halving < 30 && !(next.deviance <= current.deviance * (1 + 1e-13)); halving++) {
      trial = trial.map((value, j) => (value + (beta[j] as number)) / 2);
      next = evaluate(outcome, x, p, trial);
    }
    const size = Math.max(...step.map((value, j) => Math.abs(value) / (1 + Math.abs(beta[j] as number))));
    beta = trial;
    current = next;
    if (size < 1e-12) return { beta, current, start, iteration, converged: true };
  }
  return { beta, current, start, iteration: MAX_ITERATIONS, converged: false };
}

function nullDeviance(outcome: Uint8Array): number {
  const n = outcome.length;
  const events = outcome.reduce((sum, y) => sum + y, 0);
  const part = (count: number): number => (count === 0 ? 0 : -2 * count * Math.log(count / n));
  return part(events) + part(n - events);
}

/**
 * Logistic regression by maximum likelihood (Newton-Raphson on centred, scaled columns). O(n p^2) an iteration.
 *
 * Reference: R `glm(family = binomial)`. Example: outcome 0 1 0 1 1 for x = 0 0 0 1 1 separates; with x = 0 0 1 1 1 the
 * odds ratio is 2.
 */
export function logisticModel({ outcome, covariates }: LogisticInput): Result<LogisticModel, Refusal> {
  const n = outcome.length;
  if (n === 0) return fail(refusal('no_observations'));
  if (outcome.some((value) => value > 1)) return fail(refusal('invalid_status'));
  const p = covariates.length + 1;
  const { x, centre, scale } = scaledRows(covariates, n);
  const { beta, current, start, iteration, converged } = fit(outcome, x, p);
  const unstable = current.fitted.some((value) => value < EXTREME || value > 1 - EXTREME);
  const inverse = choleskyInverse(generalisedCholesky(current.information, p));
  // the intercept on the original scale: b0 - sum of b_j centre_j / scale_j
  const back = Float64Array.from({ length: p }, (_, j) =>
    j === 0 ? 1 : -(centre[j] as number) / (scale[j] as number),
  );
  let intercept = 0;
  let interceptVariance = 0;
  for (let j = 0; j < p; j++) {
    intercept += (back[j] as number) * (beta[j] as number);
    for (let k = 0; k < p; k++)
      interceptVariance += (back[j] as number) * (back[k] as number) * element(inverse, j, k);
  }
  const each = (first: number, other: (j: number) => number): Estimate[] =>
    start.kept.map((kept, j) => (!kept || unstable ? null : j === 0 ? first : other(j)));
  const dependent = start.kept.filter((kept) => !kept).length;
  return ok({
    n,
    coefficient: each(intercept, (j) => (beta[j] as number) / (scale[j] as number)),
    se: each(Math.sqrt(interceptVariance), (j) => Math.sqrt(element(inverse, j, j)) / (scale[j] as number)),
    fitted: current.fitted,
    linear: current.linear,
    deviance: current.deviance,
    nullDeviance: nullDeviance(outcome),
    aic: current.deviance + 2 * start.rank,
    iterations: iteration,
    converged,
    unstable,
    warnings: [
      ...(dependent > 0 ? [warning('collinear', { count: dependent })] : []),
      ...(unstable ? [warning('fitted_probability_extreme')] : []),
      ...(converged ? [] : [warning('not_converged')]),
    ],
  });
}
