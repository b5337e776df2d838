import { coxModel } from '../cox/coxModel.ts';
import { variance } from '../descriptive/summary.ts';
import { matchingWeights, nearestNeighbour } from '../propensity/nearestNeighbour.ts';
import { effectiveSize, treatmentWeights } from '../propensity/treatmentWeights.ts';
import { logisticModel } from '../regression/logisticModel.ts';
import { numberArgument, optionalText, textArgument, textList } from './arguments.ts';
import { balance, balanceByUnmatchedSpread, type Study } from './balance.ts';
import { cellsOf, completeRows, numericColumn, statusColumn, type Frame } from './frame.ts';
import { logisticRows } from './logisticKind.ts';
import { modelDesign } from './modelTerms.ts';
import { accepted, partly, refuse } from './refused.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

/** Scores are matched as whole numbers of this size, so that equal ones are equal everywhere. */
const SCORE_UNIT = 1e10;

function treatmentColumn(frame: Frame, args: SpecArguments): Uint8Array {
  const name = textArgument(args, 'treat');
  const treated = optionalText(args, 'treated');
  if (treated === undefined) return statusColumn(frame, name);
  return Uint8Array.from(cellsOf(frame, name), (cell) => Number(String(cell) === treated));
}

/** Cox model of treatment alone, weighted, with robust standard error. */
function weightedCox({ frame, args, treated }: Study, weights: Float64Array) {
  const rows = Array.from(weights.keys()).filter((i) => (weights[i] as number) > 0);
  const pick = <T extends Float64Array>(column: T): Float64Array =>
    Float64Array.from(rows, (i) => column[i] as number);
  const status = statusColumn(frame, textArgument(args, 'event'));
  const model = accepted(
    coxModel(
      {
        time: pick(numericColumn(frame, textArgument(args, 'time'))),
        status: Uint8Array.from(rows, (i) => status[i] as number),
        weight: pick(weights),
        covariates: [Float64Array.from(rows, (i) => treated[i] as number)],
      },
      { robust: true },
    ),
  );
  const coef = model.coefficient[0] ?? null;
  return {
    coef,
    hr: coef === null ? null : Math.exp(coef),
    se_robust: model.se[0] ?? null,
    se_naive: model.naiveSe?.[0] ?? null,
  };
}

const optionalCox = (study: Study, weights: Float64Array, name: string) =>
  optionalText(study.args, 'time') === undefined ? {} : { [name]: partly(() => weightedCox(study, weights)) };

function matchAnswer(study: Study, distance: Float64Array, options: SpecArguments) {
  const replace = options['replace'] === true;
  const ratio = numberArgument(options, 'ratio', 1);
  const given = options['caliper'];
  const caliperSd = typeof given === 'number' ? given : null;
  const caliper = caliperSd === null ? null : caliperSd * Math.sqrt(variance(distance));
  const score = distance.map((value) => Math.round(value * SCORE_UNIT));
  const matching = nearestNeighbour(score, study.treated, {
    ratio,
    replace,
    caliper: caliper === null ? null : caliper * SCORE_UNIT,
  });
  const { frame, treated } = study;
  const weights = matchingWeights(matching, treated.length);
  const inSample = weights.map((w) => (w > 0 ? w : Number.NaN));
  const used = Array.from(weights.keys()).filter((i) => (weights[i] as number) > 0);
  const rowOf = (i: number): number => frame.rows[i] ?? -1;
  return {
    ratio,
    replace,
    link: optionalText(options, 'link') ?? 'logit',
    caliper_sd: caliperSd,
    caliper_abs: caliper,
    n_treated_matched: matching.sets.length,
    n_control_matched: used.filter((i) => treated[i] === 0).length,
    exact_ties: matching.ambiguous,
    score_q: score,
    treated,
    pairs: matching.sets.map(({ treated: own, controls }) => ({
      treated: rowOf(own),
      controls: controls.map(rowOf),
      distance_q: controls.map((control) => Math.abs((score[control] as number) - (score[own] as number))),
    })),
    weights: used.map((i) => weights[i]),
    weight_rows: used.map(rowOf),
    smd_after: balance(study, inSample),
    smd_after_unmatched_sd: balanceByUnmatchedSpread(study, weights),
    ...optionalCox(study, weights, 'cox_matched'),
  };
}

export function propensityKind(all: Frame, args: SpecArguments): KindAnswer {
  const covariates = textList(args, 'covariates');
  const frame = completeRows(all, [
    textArgument(args, 'treat'),
    ...covariates,
    optionalText(args, 'time'),
    optionalText(args, 'event'),
  ]);
  if (frame.rows.length === 0) refuse('no_observations');
  const treated = treatmentColumn(frame, args);
  const study: Study = { frame, args, treated, covariates };
  const design = modelDesign(frame, covariates);
  const model = accepted(
    logisticModel({ outcome: treated, covariates: design.columns.map((column) => column.values) }),
  );
  const score = model.fitted;
  const weights = treatmentWeights(score, treated);
  const weighting = (own: Float64Array) => ({
    weights: own,
    ess: effectiveSize(own, treated),
    smd: balance(study, own),
    ...optionalCox(study, own, 'cox'),
  });
  const matches: readonly unknown[] = Array.isArray(args['match']) ? args['match'] : [];
  const result = {
    n_used: frame.rows.length,
    n_treated: treated.reduce((sum, value) => sum + value, 0),
    row_index: frame.rows,
    glm: {
      converged: model.converged,
      coefficients: logisticRows(
        model,
        design.columns.map((column) => column.name),
      ),
      deviance: model.deviance,
      null_deviance: model.nullDeviance,
      aic: model.aic,
    },
    ps: score,
    smd_before: balance(study, new Float64Array(treated.length).fill(1)),
    iptw: {
      ate: weighting(weights.ate),
      att: weighting(weights.att),
      stabilised_weights: weights.stabilised,
    },
    ...(matches.length === 0
      ? {}
      : {
          match: matches.map((item) =>
            partly(() => {
              const options = { ...(item as object) } as SpecArguments;
              const linear = optionalText(options, 'link') === 'linear.logit';
              return matchAnswer(study, linear ? model.linear : score, options);
            }),
          ),
        }),
    unstable: model.unstable,
  };
  return { result, warnings: model.warnings };
}
