import { choleskyInverse, choleskySolve, generalisedCholesky } from '../linearAlgebra/generalisedCholesky.ts';
import type { SquareMatrix } from '../linearAlgebra/matrix.ts';
import type { Likelihood } from './likelihood.ts';

const RELATIVE_CHANGE = 1e-9;
const INFINITE_STEP = Math.sqrt(RELATIVE_CHANGE);
const MAX_ITERATIONS = 20;
const POLISHING_STEPS = 12;

/** Where Newton's method ended, on the scale of the covariates it was given. */
export type Maximum = {
  readonly beta: Float64Array;
  readonly variance: SquareMatrix;
  readonly kept: readonly boolean[];
  readonly loglikNull: number;
  readonly loglik: number;
  readonly scoreTest: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** Coefficients that still moved when the likelihood had stopped to. */
  readonly infinite: readonly number[];
};

type Step = {
  readonly at: Likelihood;
  readonly beta: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
};

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, j) => sum + value * (b[j] as number), 0);
const factorOf = (at: Likelihood) => generalisedCholesky(at.information, at.score.length);

/** Newton-Raphson with step halving, ended as R ends it: a relative change of the log likelihood of 1e-9. */
function climb(start: Likelihood, evaluate: (beta: Float64Array) => Likelihood): Step {
  const p = start.score.length;
  let beta: Float64Array = new Float64Array(p);
  let step = choleskySolve(factorOf(start), start.score);
  let trial: Float64Array = step.slice();
  let current = start;
  let halvings = 0;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const next = evaluate(trial);
    const change = Math.abs(next.loglik - current.loglik);
    const usable = Number.isFinite(next.loglik);
    if (usable && change <= RELATIVE_CHANGE * Math.abs(next.loglik) && halvings === 0) {
      return { at: next, beta: trial, iterations: iteration, converged: true };
    }
    if (!usable || next.loglik < current.loglik) {
      halvings += 1;
      trial = trial.map((value, j) => (value + halvings * (beta[j] as number)) / (halvings + 1));
      continue;
    }
    halvings = 0;
    current = next;
    beta = trial;
    step = choleskySolve(factorOf(next), next.score);
    trial = beta.map((value, j) => value + (step[j] as number));
  }
  return { at: current, beta, iterations: MAX_ITERATIONS, converged: false };
}

/** Newton steps without a stopping rule on the likelihood, until the coefficients are exact to rounding. */
function polish(from: Step, evaluate: (beta: Float64Array) => Likelihood): Step {
  let { at, beta } = from;
  let previous = Infinity;
  for (let round = 0; round < POLISHING_STEPS; round++) {
    const step = choleskySolve(factorOf(at), at.score);
    const size = Math.max(...step.map((value, j) => Math.abs(value) / (1 + Math.abs(beta[j] as number))), 0);
    if (!(size < previous / 2) || size < 1e-15) break;
    previous = size;
    const moved = beta.map((value, j) => value + (step[j] as number));
    const next = evaluate(moved);
    if (!Number.isFinite(next.loglik)) break;
    beta = moved;
    at = next;
  }
  return { ...from, at, beta };
}

/** Maximises a concave log likelihood from 0, and says which coefficients have no finite maximum. */
export function maximise(evaluate: (beta: Float64Array) => Likelihood, p: number): Maximum {
  const start = evaluate(new Float64Array(p));
  const reached = climb(start, evaluate);
  const lastStep = choleskySolve(factorOf(reached.at), reached.at.score);
  const infinite: number[] = [];
  lastStep.forEach((step, j) => {
    const limit = INFINITE_STEP * Math.abs(reached.beta[j] as number);
    if (Math.abs(step) > RELATIVE_CHANGE && Math.abs(step) > limit) infinite.push(j);
  });
  const stable = reached.converged && infinite.length === 0;
  const end = stable ? polish(reached, evaluate) : reached;
  const factor = factorOf(end.at);
  return {
    beta: end.beta,
    variance: choleskyInverse(factor),
    kept: factor.kept,
    loglikNull: start.loglik,
    loglik: end.at.loglik,
    scoreTest: dot(start.score, choleskySolve(factorOf(start), start.score)),
    iterations: reached.iterations,
    converged: reached.converged,
    infinite,
  };
}
