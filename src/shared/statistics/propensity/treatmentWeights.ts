export type TreatmentWeights = {
  /** Average treatment effect: 1 / probability of the treatment received. */
  readonly ate: Float64Array;
  /** Effect in the treated: treated 1, controls the odds of treatment. */
  readonly att: Float64Array;
  /** `ate` times the share of the treatment received. */
  readonly stabilised: Float64Array;
};
export type EffectiveSize = { readonly treated: number; readonly control: number };

/**
 * Inverse probability of treatment weights from propensity scores. O(n).
 * Example: score 0.25: treated 4 and 1, control 1.3333 and 0.3333 for `ate` and `att`.
 */
export function treatmentWeights(score: Float64Array, treated: Uint8Array): TreatmentWeights {
  const share = treated.reduce((sum, value) => sum + value, 0) / treated.length;
  const of = (ifTreated: (p: number) => number, ifControl: (p: number) => number): Float64Array =>
    score.map((p, i) => (treated[i] === 1 ? ifTreated(p) : ifControl(p)));
  return {
    ate: of(
      (p) => 1 / p,
      (p) => 1 / (1 - p),
    ),
    att: of(
      () => 1,
      (p) => p / (1 - p),
    ),
    stabilised: of(
      (p) => share / p,
      (p) => (1 - share) / (1 - p),
    ),
  };
}

/** Kish's effective sample size of each group: (sum of weights)^2 / sum of squares. */
export function effectiveSize(weights: Float64Array, treated: Uint8Array): EffectiveSize {
  const size = (group: number): number => {
    let sum = 0;
    let squares = 0;
    weights.forEach((w, i) => {
      if (treated[i] !== group) return;
      sum += w;
      squares += w * w;
    });
    return (sum * sum) / squares;
  };
  return { treated: size(1), control: size(0) };
}
