/** Log partial likelihood, its gradient, and minus its second derivative (packed lower triangle). */
export type Likelihood = {
  loglik: number;
  readonly score: Float64Array;
  readonly information: Float64Array;
};

export function emptyLikelihood(p: number): Likelihood {
  return { loglik: 0, score: new Float64Array(p), information: new Float64Array((p * (p + 1)) / 2) };
}
