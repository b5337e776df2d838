import type { CoxModel } from '../cox/coxModel.ts';
import { hazardSteps } from '../cox/hazardSteps.ts';
import { baselineHazard, linearPredictor, predictedSurvival } from '../cox/predictedSurvival.ts';
import { proportionalHazardsTest, type TimeTransform } from '../cox/proportionalHazardsTest.ts';
import { devianceResiduals, inInputOrder, martingaleResiduals } from '../cox/residuals.ts';
import { risksAt } from '../cox/riskSets.ts';
import { designMatrix, type Design, type Variable } from '../regression/designMatrix.ts';
import { levelsOf, type Frame, type Grouping } from './frame.ts';
import { variablesOf } from './modelTerms.ts';
import { accepted, refuse } from './refused.ts';

/** Names of the strata as R writes them: values alone if all columns are text, else `column=value`; joined by commas. */
export function strataNames(
  frame: Frame,
  strata: Grouping | null,
  names: readonly string[],
): readonly string[] {
  const short = names.every((name) => levelsOf(frame, name).every((level) => typeof level === 'string'));
  return (strata?.labels ?? []).map((label) =>
    names.map((name) => (short ? String(label[name]) : `${name}=${String(label[name])}`)).join(', '),
  );
}

export function zphAnswer(model: CoxModel, design: Design, transform: TimeTransform) {
  const groups = design.terms.map((term) =>
    design.columns.flatMap((column, j) => (column.term === term ? [j] : [])),
  );
  const answer = accepted(proportionalHazardsTest(model, groups, transform));
  const tests = [...answer.terms, answer.global];
  const rows = tests.map(({ statistic, df, p }, k) => ({
    term: design.terms[k] ?? 'GLOBAL',
    chisq: statistic,
    df,
    p,
  }));
  return { rows: rows.filter((row) => row.df > 0) };
}

/** Design rows of new data, coded with the levels of the model's variables. */
function newDesign(
  frame: Frame,
  terms: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Float64Array {
  const variables = new Map(
    variablesOf(terms).map((name): [string, Variable] => {
      const value = values[name];
      if (typeof value === 'number' && !Object.hasOwn(frame.factors, name)) {
        return [name, { name, values: Float64Array.of(value) }];
      }
      const levels = levelsOf(frame, name, false).map(String);
      const code = levels.indexOf(String(value));
      if (code < 0) refuse('not_estimable', `newdata ${name}`);
      return [name, { name, levels, codes: Int32Array.of(code) }];
    }),
  );
  return Float64Array.from(designMatrix(terms, variables).columns, (column) => column.values[0] as number);
}

export function predictedAnswer(
  model: CoxModel,
  frame: Frame,
  terms: readonly string[],
  newdata: Readonly<Record<string, unknown>>,
) {
  const x = newDesign(frame, terms, newdata);
  const curves = accepted(predictedSurvival(model, x));
  return {
    newdata,
    lp_uncentered: linearPredictor(model, x),
    strata: curves.length > 1 ? curves.map((curve) => curve.time.length) : null,
    time: curves.flatMap((curve) => curve.time),
    surv: curves.flatMap((curve) => curve.surv),
    cumhaz: curves.flatMap((curve) => curve.cumhaz),
    se_log_surv: curves.flatMap((curve) => curve.se_log_surv),
    lower: curves.flatMap((curve) => curve.lower),
    upper: curves.flatMap((curve) => curve.upper),
  };
}

export function basehazAnswer(model: CoxModel, names: readonly string[]) {
  const parts = accepted(baselineHazard(model));
  return {
    time: parts.flatMap((part) => [...part.time]),
    cumhaz: parts.flatMap((part) => [...part.hazard]),
    ...(names.length === 0
      ? {}
      : { strata: parts.flatMap((part) => Array.from(part.time, () => names[part.stratum] ?? '')) }),
  };
}

export function residualsAnswer(model: CoxModel) {
  const risks = risksAt(model.data, model.scaledBeta);
  const martingale = martingaleResiduals(model.data, risks, hazardSteps(model.data, risks, model.ties));
  return {
    martingale: inInputOrder(model.data, martingale),
    deviance: inInputOrder(model.data, devianceResiduals(model.data, martingale)),
  };
}
