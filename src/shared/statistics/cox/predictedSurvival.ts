import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { finiteList, type Estimate } from '../estimate.ts';
import { bilinear } from '../linearAlgebra/matrix.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { normalMultiplier } from '../special/normal.ts';
import type { CoxModel } from './coxModel.ts';
import { hazardSteps, runningSums, stepsUpTo } from './hazardSteps.ts';
import { risksAt } from './riskSets.ts';

/** A cumulative hazard at every distinct time of a stratum. */
export type BaselineHazard = {
  readonly stratum: number;
  readonly time: Float64Array;
  readonly hazard: Float64Array;
};

/** The curve predicted for one set of covariates in one stratum, with log-type limits. */
export type PredictedCurve = {
  readonly stratum: number;
  readonly time: readonly number[];
  readonly surv: readonly number[];
  readonly cumhaz: readonly number[];
  readonly se_log_surv: readonly Estimate[];
  readonly lower: readonly Estimate[];
  readonly upper: readonly Estimate[];
};

/** Codes of the distinct stop times of a stratum, ascending. */
function stopCodes(model: CoxModel, s: number): Int32Array {
  const { stop, stratumStart } = model.data;
  const codes: number[] = [];
  for (let i = (stratumStart[s + 1] as number) - 1; i >= (stratumStart[s] as number); i--) {
    if (codes[codes.length - 1] !== stop[i]) codes.push(stop[i] as number);
  }
  return Int32Array.from(codes);
}

/** Linear predictor without centring: sum of coefficient times value over the estimated columns. */
export function linearPredictor(model: CoxModel, x: ArrayLike<number>): number {
  return model.coefficient.reduce<number>(
    (sum, coefficient, j) => sum + (coefficient ?? 0) * (x[j] as number),
    0,
  );
}

/** Cumulative baseline hazard with every covariate 0, by stratum. O(n p). Refused when a coefficient is not finite. Reference: R `basehaz(centered = FALSE)`. */
export function baselineHazard(model: CoxModel): Result<readonly BaselineHazard[], Refusal> {
  if (model.unstable) return fail(refusal('not_estimable'));
  const { data } = model;
  const risks = risksAt(data, model.scaledBeta);
  const steps = hazardSteps(data, risks, model.ties);
  const sums = runningSums(steps.hazard, 1);
  const centre = linearPredictor(model, data.centre);
  const strata = Array.from({ length: data.stratumStart.length - 1 }, (_, stratum) => {
    const codes = stopCodes(model, stratum);
    const factor = Math.exp(-centre - (risks.shift[stratum] as number));
    const before = sums[steps.start[stratum] as number] as number;
    return {
      stratum,
      time: Float64Array.from(codes, (code) => data.times[code] as number),
      hazard: Float64Array.from(codes, (code) => {
        const reached = sums[stepsUpTo(steps, stratum, code)] as number;
        return factor * (reached - before);
      }),
    };
  });
  return ok(strata);
}

/**
 * Survival predicted for covariates `x` (own scale) in every stratum: S = exp(-H r). Variance of log S:
 * r^2 (sum of hazard variance + q' V q), q = integral of (x - mean) dH. Hazard as in `baselineHazard`.
 * Reference: R `survfit.coxph`. O(n p + times p^2).
 */
export function predictedSurvival(
  model: CoxModel,
  x: ArrayLike<number>,
  level = 0.95,
): Result<readonly PredictedCurve[], Refusal> {
  if (model.unstable) return fail(refusal('not_estimable'));
  const { data } = model;
  const p = data.p;
  const z = normalMultiplier(level);
  const risks = risksAt(data, model.scaledBeta);
  const steps = hazardSteps(data, risks, model.ties);
  const hazardSums = runningSums(steps.hazard, 1);
  const varianceSums = runningSums(steps.variance, 1);
  const momentSums = runningSums(steps.moment, p);
  const scaled = Float64Array.from(
    { length: p },
    (_, j) => ((x[j] as number) - (data.centre[j] as number)) / (data.scale[j] as number),
  );
  const linear = scaled.reduce((sum, value, j) => sum + value * (model.scaledBeta[j] as number), 0);
  const curves = Array.from({ length: data.stratumStart.length - 1 }, (_, stratum) => {
    const codes = stopCodes(model, stratum);
    const from = steps.start[stratum] as number;
    const risk = Math.exp(linear - (risks.shift[stratum] as number));
    const cumhaz = new Float64Array(codes.length);
    const se = new Float64Array(codes.length);
    codes.forEach((code, k) => {
      const to = stepsUpTo(steps, stratum, code);
      const hazard = (hazardSums[to] as number) - (hazardSums[from] as number);
      const spread = (varianceSums[to] as number) - (varianceSums[from] as number);
      const q = scaled.map((value, j) => {
        const moment = (momentSums[to * p + j] as number) - (momentSums[from * p + j] as number);
        return (value * hazard - moment) * (data.scale[j] as number);
      });
      cumhaz[k] = risk * hazard;
      se[k] = risk * Math.sqrt(spread + bilinear(q, model.variance, q));
    });
    const limit = (sign: number): Estimate[] =>
      finiteList(cumhaz.map((value, k) => Math.min(1, Math.exp(-value + sign * z * (se[k] as number)))));
    return {
      stratum,
      time: Array.from(codes, (code) => data.times[code] as number),
      surv: Array.from(cumhaz, (value) => Math.exp(-value)),
      cumhaz: [...cumhaz],
      se_log_surv: finiteList(se),
      lower: limit(-1),
      upper: limit(1),
    };
  });
  return ok(curves);
}
