import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { finite, type Estimate } from '../estimate.ts';
import { element, squareMatrix, submatrix, type SquareMatrix } from '../linearAlgebra/matrix.ts';
import { symmetricSolve } from '../linearAlgebra/symmetricSolve.ts';
import { refusal, warning, type Refusal, type Warning } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';
import { prepareCox, type CoxData, type CoxInput } from './coxData.ts';
import { exactWork } from './exactLikelihood.ts';
import { maximise, type Maximum } from './newton.ts';
import { partialLikelihood } from './partialLikelihood.ts';
import type { Ties } from './riskSets.ts';
import { robustScoreTest, robustVariance } from './robustVariance.ts';

export type CoxOptions = {
  readonly ties?: Ties;
  /** Robust variance; by default with clusters or fractional weights. */
  readonly robust?: boolean;
};
export type Test = { readonly statistic: Estimate; readonly df: number; readonly p: Estimate };

/**
 * A fitted proportional hazards model. `coefficient` is `null` for a column that depends on earlier ones and for one
 * without a finite maximum (`unstable`). `variance` is the robust one if asked for; its rows are 0 where a column is
 * dependent. `scaledBeta` and `data` serve residuals, predictions and checks.
 */
export type CoxModel = {
  readonly ties: Ties;
  readonly n: number;
  readonly events: number;
  readonly coefficient: readonly Estimate[];
  readonly se: readonly Estimate[];
  readonly naiveSe: readonly Estimate[] | null;
  readonly variance: SquareMatrix;
  readonly loglikNull: number;
  readonly loglik: number;
  readonly likelihoodRatio: Test;
  readonly wald: Test;
  readonly score: Test;
  readonly robustScore: Test | null;
  readonly iterations: number;
  readonly unstable: boolean;
  readonly means: Float64Array;
  readonly kept: readonly boolean[];
  readonly data: CoxData;
  readonly scaledBeta: Float64Array;
  readonly warnings: readonly Warning[];
};

const EXACT_LIMIT = 1e8;
const EVENTS_PER_COEFFICIENT = 10;

export function chiSquareTest(statistic: number, df: number): Test {
  if (df === 0) return { statistic: 0, df, p: 1 };
  return {
    statistic: finite(statistic),
    df,
    p: Number.isFinite(statistic) ? chiSquareUpperTail(statistic, df) : null,
  };
}

function unscale(matrix: SquareMatrix, scale: Float64Array): SquareMatrix {
  const result = squareMatrix(matrix.size);
  for (let i = 0; i < matrix.size; i++) {
    for (let j = 0; j < matrix.size; j++) {
      result.values[i * matrix.size + j] =
        element(matrix, i, j) / (scale[i] as number) / (scale[j] as number);
    }
  }
  return result;
}

function waldTest(
  beta: Float64Array,
  variance: SquareMatrix,
  kept: readonly boolean[],
  unstable: boolean,
): Test {
  const used = kept.flatMap((keep, j) => (keep ? [j] : []));
  const right = used.map((j) => beta[j] as number);
  const solution = unstable ? null : symmetricSolve(submatrix(variance, used), right);
  if (solution === null)
    return { statistic: used.length === 0 ? 0 : null, df: used.length, p: used.length === 0 ? 1 : null };
  return chiSquareTest(
    right.reduce((sum, value, k) => sum + value * (solution[k] as number), 0),
    used.length,
  );
}

function warningsOf(data: CoxData, maximum: Maximum): readonly Warning[] {
  const rank = maximum.kept.filter(Boolean).length;
  const found: Warning[] = [...data.warnings];
  if (data.events === 0) found.push(warning('no_events'));
  else if (rank < data.p) found.push(warning('collinear', { count: data.p - rank }));
  if (maximum.infinite.length > 0)
    found.push(warning('infinite_coefficient', { count: maximum.infinite.length }));
  if (!maximum.converged) found.push(warning('not_converged'));
  if (rank > 0 && data.events < EVENTS_PER_COEFFICIENT * rank) {
    found.push(warning('few_events_per_coefficient', { count: data.events }));
  }
  return found;
}

const hasFractions = (weight: Float64Array | undefined): boolean =>
  weight?.some((value) => value !== Math.floor(value)) ?? false;

/** The same without an event: nothing is estimable. */
function emptyMaximum(p: number): Maximum {
  return {
    beta: new Float64Array(p),
    variance: squareMatrix(p),
    kept: Array.from({ length: p }, () => false),
    loglikNull: 0,
    loglik: 0,
    scoreTest: 0,
    iterations: 0,
    converged: true,
    infinite: [],
  };
}

function fault(data: CoxData, input: CoxInput, { ties, robust }: CoxOptions): Refusal | null {
  if (data.n === 1 && data.events > 0) return refusal('too_few_observations');
  if (ties !== 'exact') return null;
  if (data.weighted || robust === true || input.cluster !== undefined) {
    return refusal('unsupported', 'exact ties with weights or robust variance');
  }
  return exactWork(data) > EXACT_LIMIT ? refusal('too_large') : null;
}

/**
 * Proportional hazards regression by maximum partial likelihood: hazard of row i = h0(t) exp(x b + offset), one h0 a
 * stratum. Ties by Efron, Breslow or exactly; late entry and time-dependent covariates through entry times; weights
 * multiply each row's part; robust (Lin-Wei) variance, over clusters if given. Newton-Raphson from 0 on centred and
 * scaled covariates, O(n p^2) an iteration.
 *
 * Reference: R `survival::coxph`. Example: times 1 2 3 4, all events, x = 1 0 1 0: b = 0.9406 (log likelihood -2.8700).
 */
export function coxModel(input: CoxInput, options: CoxOptions = {}): Result<CoxModel, Refusal> {
  const prepared = prepareCox(input);
  if (!prepared.ok) return prepared;
  const data = prepared.value;
  const reason = fault(data, input, options);
  if (reason !== null) return fail(reason);
  const ties = options.ties ?? 'efron';
  const maximum =
    data.events === 0
      ? emptyMaximum(data.p)
      : maximise((beta) => partialLikelihood(data, beta, ties), data.p);
  if (!Number.isFinite(maximum.loglikNull))
    return fail(refusal('not_estimable', 'the offsets are too far apart'));
  const { beta, kept, infinite } = maximum;
  const unstable = infinite.length > 0 || !maximum.converged;
  const robust = options.robust ?? (input.cluster !== undefined || hasFractions(input.weight));
  const scaledVariance = robust
    ? robustVariance(data, beta, ties, maximum.variance, input.cluster)
    : maximum.variance;
  const df = kept.filter(Boolean).length;
  const estimable = (j: number): boolean => kept[j] === true && !infinite.includes(j);
  const each = (value: (j: number) => number): Estimate[] =>
    kept.map((_, j) => (estimable(j) ? finite(value(j)) : null));
  const variance = unscale(scaledVariance, data.scale);
  const naive = unscale(maximum.variance, data.scale);
  return ok({
    ties,
    n: data.n,
    events: data.events,
    coefficient: each((j) => (beta[j] as number) / (data.scale[j] as number)),
    se: each((j) => Math.sqrt(element(variance, j, j))),
    naiveSe: robust ? each((j) => Math.sqrt(element(naive, j, j))) : null,
    variance,
    loglikNull: maximum.loglikNull,
    loglik: maximum.loglik,
    likelihoodRatio: chiSquareTest(2 * (maximum.loglik - maximum.loglikNull), df),
    wald: waldTest(beta, scaledVariance, kept, unstable),
    score: chiSquareTest(maximum.scoreTest, df),
    robustScore: robust ? chiSquareTest(robustScoreTest(data, ties, input.cluster), df) : null,
    iterations: maximum.iterations,
    unstable,
    means: data.means,
    kept,
    data,
    scaledBeta: beta,
    warnings: warningsOf(data, maximum),
  });
}
