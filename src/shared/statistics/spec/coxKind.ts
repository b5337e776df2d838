import { concordance } from '../cox/concordance.ts';
import { coxModel, type CoxModel } from '../cox/coxModel.ts';
import { hazardSteps } from '../cox/hazardSteps.ts';
import { baselineHazard, linearPredictor, predictedSurvival } from '../cox/predictedSurvival.ts';
import { proportionalHazardsTest, type TimeTransform } from '../cox/proportionalHazardsTest.ts';
import { devianceResiduals, inInputOrder, martingaleResiduals } from '../cox/residuals.ts';
import { risksAt, type Ties } from '../cox/riskSets.ts';
import type { Estimate } from '../estimate.ts';
import { toRows } from '../linearAlgebra/matrix.ts';
import { designMatrix, type Design, type Variable } from '../regression/designMatrix.ts';
import { normalMultiplier, normalTwoSided } from '../special/normal.ts';
import { isTrue, optionalText, textArgument, textList } from './arguments.ts';
import {
  codesOf,
  completeRows,
  grouping,
  levelsOf,
  numericColumn,
  type Frame,
  type Grouping,
} from './frame.ts';
import { formulaTerms, modelDesign, quoted, variablesOf } from './modelTerms.ts';
import { accepted, partly, refuse } from './refused.ts';
import { survivalInput } from './survivalKinds.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

const TIES: readonly Ties[] = ['efron', 'breslow', 'exact'];
const TRANSFORMS: readonly TimeTransform[] = ['km', 'identity', 'rank', 'log'];

function oneOf<T extends string>(allowed: readonly T[], value: string, what: string): T {
  return allowed.find((item) => item === value) ?? refuse('unsupported', what);
}

/** Coefficient with everything that follows from it and its standard error; `null` throughout if not estimable. */
export function coefficientRow(name: string, coef: Estimate, se: Estimate) {
  if (coef === null || se === null) {
    return { name, coef: null, se: null, hr: null, lower: null, upper: null, z: null, p: null };
  }
  const half = normalMultiplier(0.95) * se;
  const z = coef / se;
  return {
    name,
    coef,
    se,
    hr: Math.exp(coef),
    lower: Math.exp(coef - half),
    upper: Math.exp(coef + half),
    z,
    p: normalTwoSided(z),
  };
}

function formulaOf(args: SpecArguments, terms: readonly string[]): string {
  const entry = optionalText(args, 'entry');
  const times = [
    ...(entry === undefined ? [] : [entry]),
    textArgument(args, 'time'),
    textArgument(args, 'event'),
  ];
  const strata = textList(args, 'strata');
  const offset = optionalText(args, 'offset');
  const right = [
    ...(terms.length === 0 ? ['1'] : formulaTerms(terms)),
    ...(strata.length === 0 ? [] : [`strata(${strata.map(quoted).join(', ')})`]),
    ...(offset === undefined ? [] : [`offset(${quoted(offset)})`]),
  ];
  return `Surv(${times.map(quoted).join(', ')}) ~ ${right.join(' + ')}`;
}

/** Names of the strata as R writes them: values alone if all columns are text, else `column=value`; joined by commas. */
function strataNames(frame: Frame, strata: Grouping | null, names: readonly string[]): readonly string[] {
  const short = names.every((name) => levelsOf(frame, name).every((level) => typeof level === 'string'));
  return (strata?.labels ?? []).map((label) =>
    names.map((name) => (short ? String(label[name]) : `${name}=${String(label[name])}`)).join(', '),
  );
}

function zphAnswer(model: CoxModel, design: Design, transform: TimeTransform) {
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

function predictedAnswer(
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

function basehazAnswer(model: CoxModel, names: readonly string[]) {
  const parts = accepted(baselineHazard(model));
  return {
    time: parts.flatMap((part) => [...part.time]),
    cumhaz: parts.flatMap((part) => [...part.hazard]),
    ...(names.length === 0
      ? {}
      : { strata: parts.flatMap((part) => Array.from(part.time, () => names[part.stratum] ?? '')) }),
  };
}

function residualsAnswer(model: CoxModel) {
  const risks = risksAt(model.data, model.scaledBeta);
  const martingale = martingaleResiduals(model.data, risks, hazardSteps(model.data, risks, model.ties));
  return {
    martingale: inInputOrder(model.data, martingale),
    deviance: inInputOrder(model.data, devianceResiduals(model.data, martingale)),
  };
}

/** Scores that agree to 9 decimals, centred as R does, are ties. */
function concordanceAnswer(model: CoxModel, cluster: Int32Array | undefined) {
  const { data } = model;
  const { linear } = risksAt({ ...data, offset: new Float64Array(data.n) }, model.scaledBeta);
  const shift = linearPredictor(model, data.means) - linearPredictor(model, data.centre);
  const score = linear.map(
    (value, i) => Math.round((value - shift + (data.offset[i] as number)) * 1e9) / 1e9 + 0,
  );
  return concordance(data, score, cluster);
}

function fittedAnswer(model: CoxModel, design: Design, cluster: Int32Array | undefined) {
  const df = model.likelihoodRatio.df;
  return {
    ties: model.ties,
    n: model.n,
    n_event: model.events,
    iterations: model.iterations,
    unstable: model.unstable,
    coefficients: design.columns.map(({ name, term, level }, j) => ({
      ...coefficientRow(name, model.coefficient[j] ?? null, model.se[j] ?? null),
      term: term.includes(':') ? name : term,
      ...(level === null ? {} : { level }),
    })),
    vcov: toRows(model.variance),
    loglik_null: model.loglikNull,
    loglik: model.loglik,
    lr: model.likelihoodRatio,
    wald: model.wald,
    score: model.score,
    ...(model.naiveSe === null
      ? {}
      : { robust: true, se_naive: model.naiveSe, robust_score: model.robustScore }),
    concordance: concordanceAnswer(model, cluster),
    means: model.means,
    aic: -2 * model.loglik + 2 * df,
    bic: model.events === 0 ? null : -2 * model.loglik + Math.log(model.events) * df,
  };
}

export function coxKind(all: Frame, args: SpecArguments): KindAnswer {
  const terms = textList(args, 'terms');
  const strataColumns = textList(args, 'strata');
  const clusterColumn = optionalText(args, 'cluster');
  const weights = optionalText(args, 'weights');
  const offset = optionalText(args, 'offset');
  const frame = completeRows(all, [
    optionalText(args, 'entry'),
    textArgument(args, 'time'),
    textArgument(args, 'event'),
    ...variablesOf(terms),
    ...strataColumns,
    clusterColumn,
    weights,
    offset,
  ]);
  const design = modelDesign(frame, terms);
  const strata = grouping(frame, strataColumns);
  const cluster =
    clusterColumn === undefined ? undefined : codesOf(frame, clusterColumn, levelsOf(frame, clusterColumn));
  const model = accepted(
    coxModel(
      {
        ...survivalInput(frame, args),
        covariates: design.columns.map((column) => column.values),
        ...(strata === null ? {} : { strata: strata.codes }),
        ...(cluster === undefined ? {} : { cluster }),
        ...(weights === undefined ? {} : { weight: numericColumn(frame, weights) }),
        ...(offset === undefined ? {} : { offset: numericColumn(frame, offset) }),
      },
      {
        ties: oneOf(TIES, optionalText(args, 'ties') ?? 'efron', 'ties'),
        ...(weights !== undefined && isTrue(args, 'robust') ? { robust: true } : {}),
      },
    ),
  );
  const head = { formula: formulaOf(args, terms), n_dropped: all.rows.length - frame.rows.length };
  const fitted = fittedAnswer(model, design, cluster);
  if (model.unstable) return { result: { ...head, ...fitted }, warnings: model.warnings };
  const transforms = textList(args, 'zph').map((name) => oneOf(TRANSFORMS, name, 'zph'));
  const newdata: readonly unknown[] = Array.isArray(args['newdata']) ? args['newdata'] : [];
  const result = {
    ...head,
    ...fitted,
    ...(transforms.length === 0
      ? {}
      : {
          zph: Object.fromEntries(
            transforms.map((name) => [name, partly(() => zphAnswer(model, design, name))]),
          ),
        }),
    ...(newdata.length === 0
      ? {}
      : {
          predicted: newdata.map((row) =>
            partly(() => predictedAnswer(model, frame, terms, { ...(row as object) })),
          ),
        }),
    ...(isTrue(args, 'basehaz')
      ? { basehaz: basehazAnswer(model, strataNames(frame, strata, strataColumns)) }
      : {}),
    ...(isTrue(args, 'residuals') ? { residuals: residualsAnswer(model) } : {}),
  };
  return { result, warnings: model.warnings };
}
