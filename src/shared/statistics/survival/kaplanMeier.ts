import { ok, type Result } from '#shared/kernel/result.ts';
import { prepareSurvival, rowsByGroup, type SurvivalData, type SurvivalInput } from '../data/survivalData.ts';
import { lastAtOrBefore } from '../data/timeGrid.ts';
import { finite, finiteList, type Estimate } from '../estimate.ts';
import { warning, type Refusal, type Warning } from '../refusal.ts';
import { normalMultiplier } from '../special/normal.ts';
import { confidenceBand, survivalLimits, type ConfidenceType } from './confidence.ts';
import { kaplanMeierCurve, type KaplanMeierCurve } from './kaplanMeierCurve.ts';
import { crossingCaveats } from './curvesCross.ts';
import { curveQuantile } from './quantile.ts';
import { restrictedMean } from './restrictedMean.ts';

export type KaplanMeierOptions = {
  readonly confidenceTypes?: readonly ConfidenceType[];
  readonly confidenceLevel?: number;
  readonly probabilities?: readonly number[];
  /** Times at which to report the curve. */
  readonly times?: readonly number[];
  /** Horizons of the restricted mean. */
  readonly horizons?: readonly number[];
  readonly robust?: boolean;
};

type PerType<T> = Partial<Record<ConfidenceType, T>>;
export type Quantile = {
  readonly p: number;
  readonly time: Estimate;
  readonly lower: Estimate;
  readonly upper: Estimate;
};
export type CurvePoint = {
  readonly time: number;
  readonly n_risk: number;
  readonly surv: Estimate;
  readonly se_surv: Estimate;
  readonly lower: Estimate;
  readonly upper: Estimate;
};
export type RestrictedMeanPoint = {
  readonly tau: number;
  readonly rmean: number;
  readonly se: number;
  readonly beyond_last_time: boolean;
};

/** One curve with all its derived numbers; `null` is not estimable or not reached. `group` is the code of the stratum. */
export type KaplanMeierStratum = {
  readonly group: number;
  readonly n: number;
  readonly events: number;
  readonly time: readonly number[];
  readonly n_risk: readonly number[];
  readonly n_event: readonly number[];
  readonly n_censor: readonly number[];
  readonly surv: readonly number[];
  readonly se_log_surv: readonly Estimate[];
  readonly se_surv: readonly Estimate[];
  readonly cumhaz: readonly number[];
  readonly se_cumhaz: readonly number[];
  readonly ci: PerType<{ readonly lower: readonly Estimate[]; readonly upper: readonly Estimate[] }>;
  readonly quantiles: PerType<readonly Quantile[]>;
  readonly rmean: readonly RestrictedMeanPoint[];
  readonly at: PerType<readonly CurvePoint[]>;
  readonly warnings: readonly Warning[];
};

export type KaplanMeierResult = {
  readonly n_used: number;
  readonly conf_level: number;
  readonly strata: readonly KaplanMeierStratum[];
  readonly warnings: readonly Warning[];
};

const DEFAULT_TYPES: readonly ConfidenceType[] = ['log', 'log-log', 'plain'];
const QUARTILES: readonly number[] = [0.25, 0.5, 0.75];

/** Standard error of log S for the limits: a robust one is 0 once S is 0, Greenwood's is infinite. */
function limitScale(curve: KaplanMeierCurve): Float64Array {
  return curve.seLogSurvival.map((se, j) => (curve.seSurvival[j] === 0 ? 0 : se));
}

/** The curve just after `time`: the number at risk is that of the next observed time, the estimate the last one's. */
function curveAt(
  curve: KaplanMeierCurve,
  time: number,
  type: ConfidenceType,
  z: number,
  scale = limitScale(curve),
): CurvePoint {
  const last = lastAtOrBefore(curve.time, time);
  const next = last >= 0 && curve.time[last] === time ? last : last + 1;
  const n_risk = next < curve.time.length ? (curve.atRisk[next] as number) : 0;
  if (last < 0) return { time, n_risk, surv: 1, se_surv: 0, lower: 1, upper: 1 };
  const surv = curve.survival[last] as number;
  const limits = survivalLimits(type, surv, scale[last] as number, z);
  return {
    time,
    n_risk,
    surv,
    se_surv: finite(curve.seSurvival[last] as number),
    lower: finite(limits.lower),
    upper: finite(limits.upper),
  };
}

/** Everything that is reported of one curve. */
export function summariseCurve(
  curve: KaplanMeierCurve,
  group: number,
  options: KaplanMeierOptions,
): KaplanMeierStratum {
  const z = normalMultiplier(options.confidenceLevel ?? 0.95);
  const probabilities = options.probabilities ?? QUARTILES;
  const start = Math.min(0, curve.time[0] ?? 0);
  const scale = limitScale(curve);
  const ci: KaplanMeierStratum['ci'] = {};
  const quantiles: KaplanMeierStratum['quantiles'] = {};
  const at: KaplanMeierStratum['at'] = {};
  for (const type of options.confidenceTypes ?? DEFAULT_TYPES) {
    const band = confidenceBand(type, curve.survival, scale, z);
    ci[type] = { lower: finiteList(band.lower), upper: finiteList(band.upper) };
    quantiles[type] = probabilities.map((p) => ({
      p,
      time: curveQuantile(curve.time, curve.survival, p, start),
      lower: curveQuantile(curve.time, band.lower, p, start),
      upper: curveQuantile(curve.time, band.upper, p, start),
    }));
    at[type] = (options.times ?? []).map((time) => curveAt(curve, time, type, z, scale));
  }
  const median = curveQuantile(curve.time, curve.survival, 0.5, start);
  return {
    group,
    n: curve.n,
    events: curve.events,
    time: [...curve.time],
    n_risk: [...curve.atRisk],
    n_event: [...curve.event],
    n_censor: [...curve.censored],
    surv: [...curve.survival],
    se_log_surv: finiteList(curve.seLogSurvival),
    se_surv: finiteList(curve.seSurvival),
    cumhaz: [...curve.cumulativeHazard],
    se_cumhaz: [...curve.seCumulativeHazard],
    ci,
    quantiles,
    rmean: (options.horizons ?? []).map((tau) => {
      const { mean, se, beyondLastTime } = restrictedMean(curve, tau);
      return { tau, rmean: mean, se, beyond_last_time: beyondLastTime };
    }),
    at,
    warnings: median === null ? [warning('median_not_reached')] : [],
  };
}

/** The curves of all groups of prepared data, empty groups left out. */
export function kaplanMeierCurves(
  data: SurvivalData,
  robust = false,
): readonly { readonly group: number; readonly curve: KaplanMeierCurve }[] {
  if (data.groups <= 1) return [{ group: 0, curve: kaplanMeierCurve(data, null, robust) }];
  const { rows, start } = rowsByGroup(data.group, data.groups);
  const curves = [];
  for (let group = 0; group < data.groups; group++) {
    const own = rows.subarray(start[group], start[group + 1]);
    if (own.length > 0) curves.push({ group, curve: kaplanMeierCurve(data, own, robust) });
  }
  return curves;
}

/** Kaplan-Meier curves by group with intervals, quantiles, restricted means and the values at asked times. */
export function kaplanMeier(
  input: SurvivalInput,
  options: KaplanMeierOptions = {},
): Result<KaplanMeierResult, Refusal> {
  const data = prepareSurvival(input);
  if (!data.ok) return data;
  const curves = kaplanMeierCurves(data.value, options.robust);
  return ok({
    n_used: data.value.n,
    conf_level: options.confidenceLevel ?? 0.95,
    strata: curves.map(({ group, curve }) => summariseCurve(curve, group, options)),
    warnings: [...data.value.warnings, ...crossingCaveats(curves.map(({ curve }) => curve))],
  });
}

/** Follow-up time by the reverse Kaplan-Meier estimate: events and censorings change places. */
export function reverseKaplanMeier(
  input: SurvivalInput,
  options: KaplanMeierOptions = {},
): Result<KaplanMeierResult, Refusal> {
  return kaplanMeier({ ...input, status: input.status.map((status) => 1 - status) }, options);
}
