import { cumulativeIncidence } from '../competing/cumulativeIncidence.ts';
import { concordance } from '../cox/concordance.ts';
import { coxModel } from '../cox/coxModel.ts';
import { risksAt, type Ties } from '../cox/riskSets.ts';
import { prepareSurvival } from '../data/survivalData.ts';
import { lastAtOrBefore, timeGrid } from '../data/timeGrid.ts';
import { kaplanMeierCurves, summariseCurve } from '../survival/kaplanMeier.ts';
import { logRank } from '../survival/logRank.ts';
import { numberArgument, numberList } from './arguments.ts';
import type { Frame } from './frame.ts';
import { accepted, partly, refuse } from './refused.ts';
import { recipeData, type RecipeData } from './recipeData.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

const CAUSES = ['censor', 'a', 'b'] as const;
const LARGEST = 5_000_000;
const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);

function curvesAnswer(data: RecipeData, times: readonly number[], tau: number) {
  const prepared = accepted(
    prepareSurvival({ time: data.time, status: data.status, group: data.group, groups: 2 }),
  );
  return kaplanMeierCurves(prepared).map(({ group, curve }) => {
    const summary = summariseCurve(curve, group, { confidenceTypes: ['log'], times, horizons: [tau] });
    return { group, at: summary.at.log, quantiles: summary.quantiles.log, rmean: summary.rmean[0] };
  });
}

function logRankAnswer(data: RecipeData, rho: number) {
  const input = { time: data.time, status: data.status, group: data.group, groups: 2 };
  const { chisq, p, groups } = accepted(logRank(input, { rho }));
  return {
    chisq,
    observed: groups.map((group) => group.observed),
    expected: groups.map((group) => group.expected),
    p,
  };
}

function coxAnswer(data: RecipeData, ties: Ties) {
  const covariates = [Float64Array.from(data.group), data.age, data.x];
  const model = accepted(coxModel({ time: data.time, status: data.status, covariates }, { ties }));
  return {
    loglik_null: model.loglikNull,
    loglik: model.loglik,
    coef: model.coefficient,
    se: model.se,
    score: model.score.statistic,
    concordance: concordance(model.data, risksAt(model.data, model.scaledBeta).linear).c,
  };
}

function incidenceAnswer(data: RecipeData, times: readonly number[]) {
  const curve = cumulativeIncidence({ grid: timeGrid(data.time), cause: data.cause, causes: 2 });
  return times.map((time) => {
    const last = lastAtOrBefore(curve.time, time);
    const [a, b] = curve.causes.map(({ incidence, se }) => [incidence[last] ?? 0, se[last] ?? 0] as const);
    return { time, a: a?.[0], b: b?.[0], se_a: a?.[1], se_b: b?.[1] };
  });
}

/** Analyses of a data set given by its seed; the frame is not used. */
export function recipeKind(_frame: Frame, args: SpecArguments): KindAnswer {
  const n = numberArgument(args, 'n');
  const seed = numberArgument(args, 'seed');
  const times = numberList(args, 'times');
  if (!Number.isInteger(n) || n < 1 || n > LARGEST) refuse('too_large', 'n');
  const data = recipeData(n, seed);
  const result = {
    n,
    seed,
    events: total(data.status),
    checksum: {
      sum_time: total(data.time),
      sum_age: total(data.age),
      sum_x: total(data.x),
      groups1: total(data.group),
      max_time: data.time.reduce((largest, time) => Math.max(largest, time), 0),
      distinct_times: new Set(data.time).size,
    },
    first_rows: Array.from({ length: Math.min(5, n) }, (_, i) => ({
      time: data.time[i],
      event: data.status[i],
      group: data.group[i],
      age: data.age[i],
      x: data.x[i],
      cause: CAUSES[data.cause[i] ?? 0],
    })),
    km: curvesAnswer(data, times, numberArgument(args, 'tau')),
    logrank_rho0: logRankAnswer(data, 0),
    logrank_rho1: logRankAnswer(data, 1),
    cox_efron: partly(() => coxAnswer(data, 'efron')),
    cox_breslow: partly(() => coxAnswer(data, 'breslow')),
    cif: partly(() => incidenceAnswer(data, times)),
  };
  return { result, warnings: [] };
}
