import type { Estimate } from '../estimate.ts';
import { logisticModel, type LogisticModel } from '../regression/logisticModel.ts';
import { normalMultiplier, normalTwoSided } from '../special/normal.ts';
import { textArgument, textList } from './arguments.ts';
import { completeRows, statusColumn, type Frame } from './frame.ts';
import { modelDesign, variablesOf } from './modelTerms.ts';
import { accepted } from './refused.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

/** Estimate, standard error, z and p by coefficient; R leaves out the columns that depend on earlier ones. */
export function logisticRows(model: LogisticModel, names: readonly string[]) {
  const z = (coef: Estimate, se: Estimate): Estimate => (coef === null || se === null ? null : coef / se);
  const rows = ['(Intercept)', ...names].map((name, j) => {
    const coef = model.coefficient[j] ?? null;
    const se = model.se[j] ?? null;
    const wald = z(coef, se);
    return { name, coef, se, z: wald, p: wald === null ? null : normalTwoSided(wald) };
  });
  return model.unstable ? rows : rows.filter((row) => row.coef !== null);
}

export function logisticKind(all: Frame, args: SpecArguments): KindAnswer {
  const terms = textList(args, 'terms');
  const outcome = textArgument(args, 'outcome');
  const frame = completeRows(all, [outcome, ...variablesOf(terms)]);
  const design = modelDesign(frame, terms);
  const model = accepted(
    logisticModel({
      outcome: statusColumn(frame, outcome),
      covariates: design.columns.map((column) => column.values),
    }),
  );
  const half = normalMultiplier(0.95);
  const names = design.columns.map((column) => column.name);
  const coefficients = logisticRows(model, names).map((row) => {
    const { coef, se } = row;
    if (coef === null || se === null) return { ...row, or: null, lower: null, upper: null };
    return {
      ...row,
      or: Math.exp(coef),
      lower: Math.exp(coef - half * se),
      upper: Math.exp(coef + half * se),
    };
  });
  return {
    result: {
      n_used: model.n,
      converged: model.converged,
      unstable: model.unstable,
      iterations: model.iterations,
      deviance: model.deviance,
      null_deviance: model.nullDeviance,
      aic: model.aic,
      coefficients,
    },
    warnings: model.warnings,
  };
}
