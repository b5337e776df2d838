import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { coxModel, type CoxModel } from '../cox/coxModel.ts';
import { hazardSteps, type HazardSteps } from '../cox/hazardSteps.ts';
import { scoreResiduals } from '../cox/residuals.ts';
import { risksAt, type Risks } from '../cox/riskSets.ts';
import { lastAtOrBefore } from '../data/timeGrid.ts';
import { finite, type Estimate } from '../estimate.ts';
import { element } from '../linearAlgebra/matrix.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { CompetingData } from './cumulativeIncidence.ts';
import { censoringDistribution, subdistributionRows, type Censoring } from './fineGray.ts';

/** `se` takes into account that the censoring weights are estimated. */
export type CensoringAdjustedFit = { readonly model: CoxModel; readonly se: readonly Estimate[] };

/** Of each subject: scaled covariates, relative hazard, and the sum of its rows' score residuals. */
type Subjects = { readonly x: Float64Array; readonly risk: Float64Array; readonly score: Float64Array };

function bySubject(
  model: CoxModel,
  risks: Risks,
  steps: HazardSteps,
  subject: Int32Array,
  n: number,
): Subjects {
  const { data } = model;
  const p = data.p;
  const residuals = scoreResiduals(data, risks, steps);
  const subjects = { x: new Float64Array(n * p), risk: new Float64Array(n), score: new Float64Array(n * p) };
  for (let k = 0; k < data.n; k++) {
    const i = subject[data.row[k] as number] as number;
    subjects.risk[i] = risks.risk[k] as number;
    for (let j = 0; j < p; j++) {
      subjects.x[i * p + j] = data.x[k * p + j] as number;
      const at = i * p + j;
      subjects.score[at] =
        (subjects.score[at] as number) + (data.weight[k] as number) * (residuals[k * p + j] as number);
    }
  }
  return subjects;
}

/**
 * For each grid time u: the sum over competing events before u of the part of their score that depends on the censoring
 * estimate from u on. The weights separate, so that running sums from both ends do.
 */
function censoringSlope(
  data: CompetingData,
  target: number,
  model: CoxModel,
  steps: HazardSteps,
  subjects: Subjects,
  { free }: Censoring,
): Float64Array {
  const p = model.data.p;
  const size = data.grid.values.length;
  const later = new Float64Array(size + 1);
  const laterMoment = new Float64Array((size + 1) * p);
  steps.time.forEach((code, k) => {
    const u = lastAtOrBefore(data.grid.values, model.data.times[code] as number);
    later[u] = (free[u] as number) * (steps.hazard[k] as number);
    for (let j = 0; j < p; j++)
      laterMoment[u * p + j] = (free[u] as number) * (steps.moment[k * p + j] as number);
  });
  for (let u = size - 1; u >= 0; u--) {
    later[u] = (later[u] as number) + (later[u + 1] as number);
    for (let j = 0; j < p; j++) {
      laterMoment[u * p + j] = (laterMoment[u * p + j] as number) + (laterMoment[(u + 1) * p + j] as number);
    }
  }
  const earlier = new Float64Array(size + 1);
  const earlierMoment = new Float64Array((size + 1) * p);
  for (let i = 0; i < data.cause.length; i++) {
    if (data.cause[i] === 0 || data.cause[i] === target) continue;
    const own = data.grid.stop[i] as number;
    const factor = (subjects.risk[i] as number) / (free[own] as number);
    earlier[own + 1] = (earlier[own + 1] as number) + factor;
    for (let j = 0; j < p; j++) {
      const at = (own + 1) * p + j;
      earlierMoment[at] = (earlierMoment[at] as number) + factor * (subjects.x[i * p + j] as number);
    }
  }
  const slope = new Float64Array(size * p);
  for (let u = 0; u < size; u++) {
    if (u > 0) earlier[u] = (earlier[u] as number) + (earlier[u - 1] as number);
    for (let j = 0; j < p; j++) {
      const at = u * p + j;
      if (u > 0) earlierMoment[at] = (earlierMoment[at] as number) + (earlierMoment[at - p] as number);
      slope[at] =
        (earlierMoment[at] as number) * (later[u] as number) -
        (earlier[u] as number) * (laterMoment[at] as number);
    }
  }
  return slope;
}

/** Adds to each subject's score its part in the error of the censoring estimate. */
function addCensoringPart(
  data: CompetingData,
  p: number,
  score: Float64Array,
  slope: Float64Array,
  censoring: Censoring,
): void {
  const size = data.grid.values.length;
  const compensator = new Float64Array(size * p);
  for (let u = 0; u < size; u++) {
    const risk = censoring.atRisk[u] as number;
    const rate = risk > 0 ? (censoring.censored[u] as number) / (risk * risk) : 0;
    for (let j = 0; j < p; j++) {
      const at = u * p + j;
      compensator[at] = (u > 0 ? (compensator[at - p] as number) : 0) + (slope[at] as number) * rate;
    }
  }
  for (let i = 0; i < data.cause.length; i++) {
    const own = data.grid.stop[i] as number;
    for (let j = 0; j < p; j++) {
      const at = own * p + j;
      const jump = data.cause[i] === 0 ? (slope[at] as number) / (censoring.atRisk[own] as number) : 0;
      score[i * p + j] = (score[i * p + j] as number) + jump - (compensator[at] as number);
    }
  }
}

/**
 * Fine and Gray's model of the subdistribution hazard with their own standard errors, which count the uncertainty of the
 * censoring weights; subjects with an event at a time still count as at risk of censoring there. O(n p + times p).
 *
 * Reference: R `cmprsk::crr`. Example: without competing events coefficient and robust standard error of the Cox model.
 */
export function censoringAdjustedFineGray(
  data: CompetingData,
  target: number,
  covariates: readonly Float64Array[],
): Result<CensoringAdjustedFit, Refusal> {
  if (!data.cause.includes(target)) return fail(refusal('no_events'));
  const rows = subdistributionRows(data, target, 'events_stay');
  const fitted = coxModel(
    {
      time: rows.stop,
      entry: rows.entry,
      status: rows.status,
      weight: rows.weight,
      covariates: covariates.map((column) => Float64Array.from(rows.subject, (i) => column[i] as number)),
    },
    { ties: 'breslow', robust: false },
  );
  if (!fitted.ok) return fitted;
  const model = fitted.value;
  const { p, scale } = model.data;
  const risks = risksAt(model.data, model.scaledBeta);
  const steps = hazardSteps(model.data, risks, 'breslow');
  const censoring = censoringDistribution(data, 'events_stay');
  const subjects = bySubject(model, risks, steps, rows.subject, data.cause.length);
  const slope = censoringSlope(data, target, model, steps, subjects, censoring);
  addCensoringPart(data, p, subjects.score, slope, censoring);
  const se = model.coefficient.map((coefficient, k): Estimate => {
    if (coefficient === null) return null;
    let variance = 0;
    for (let i = 0; i < data.cause.length; i++) {
      let influence = 0;
      for (let j = 0; j < p; j++) {
        influence +=
          element(model.variance, k, j) * (scale[j] as number) * (subjects.score[i * p + j] as number);
      }
      variance += influence * influence;
    }
    return finite(Math.sqrt(variance));
  });
  return ok({ model, se });
}
