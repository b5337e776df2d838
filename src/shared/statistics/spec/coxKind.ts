import { concordance } from '../cox/concordance.ts';
import { coxModel, type CoxModel } from '../cox/coxModel.ts';
import { linearPredictor } from '../cox/predictedSurvival.ts';
import type { TimeTransform } from '../cox/proportionalHazardsTest.ts';
import { risksAt, type Ties } from '../cox/riskSets.ts';
import type { Estimate } from '../estimate.ts';
import { toRows } from '../linearAlgebra/matrix.ts';
import type { Design } from '../regression/designMatrix.ts';
import { normalMultiplier, normalTwoSided } from '../special/normal.ts';
import { isTrue, optionalText, textArgument, textList } from './arguments.ts';
import { codesOf, completeRows, grouping, levelsOf, numericColumn, type Frame } from './frame.ts';
import { basehazAnswer, predictedAnswer, residualsAnswer, strataNames, zphAnswer } from './coxParts.ts';
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
function coefficientRow(name: string, coef: Estimate, se: Estimate) {
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
  if (terms.length === 0) {
    const { n, events, loglik, warnings } = model;
    return { result: { ...head, n, n_event: events, loglik: [loglik], coefficients: [] }, warnings };
  }
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
