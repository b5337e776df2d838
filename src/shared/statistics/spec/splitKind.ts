import { coxModel, type CoxModel } from '../cox/coxModel.ts';
import { splitIntervals, type SplitRows } from '../survival/splitIntervals.ts';
import { numberArgument, numberList, textArgument, textList } from './arguments.ts';
import { completeRows, type Frame } from './frame.ts';
import { formulaTerms, modelDesign, variablesOf } from './modelTerms.ts';
import { accepted, partly, refuse } from './refused.ts';
import { survivalInput } from './survivalKinds.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

type Column = { readonly name: string; readonly values: Float64Array };

function fit(split: SplitRows, columns: readonly Column[]): CoxModel {
  return accepted(
    coxModel({
      time: split.stop,
      entry: split.entry,
      status: split.status,
      covariates: columns.map((column) => column.values),
    }),
  );
}

function intervalSummary(split: SplitRows) {
  const present = [...new Set(split.interval)].sort((a, b) => a - b);
  return present.map((interval) => {
    const own = Array.from(split.row.keys()).filter((k) => split.interval[k] === interval);
    return {
      tgroup: interval + 1,
      rows: own.length,
      events: own.reduce((sum, k) => sum + (split.status[k] as number), 0),
      person_time: own.reduce((sum, k) => sum + (split.stop[k] as number) - (split.entry[k] as number), 0),
    };
  });
}

export function splitKind(all: Frame, args: SpecArguments): KindAnswer {
  const terms = textList(args, 'terms');
  const [first, ...rest] = terms;
  if (first === undefined) refuse('unsupported', 'terms');
  const frame = completeRows(all, [
    textArgument(args, 'time'),
    textArgument(args, 'event'),
    ...variablesOf(terms),
  ]);
  if (frame.rows.length === 0) refuse('no_observations');
  const input = survivalInput(frame, args);
  const split = splitIntervals(input.time, input.status, numberList(args, 'cuts'));
  const spread = (names: readonly string[]): readonly Column[] =>
    modelDesign(frame, names).columns.map(({ name, values }) => ({
      name,
      values: Float64Array.from(split.row, (i) => values[i] as number),
    }));
  const intervals = [...new Set(split.interval)].sort((a, b) => a - b);
  const byInterval = intervals.flatMap((interval) =>
    spread([first]).map(({ name, values }) => ({
      name: `${name}:strata(tgroup)tgroup=${String(interval + 1)}`,
      values: values.map((value, k) => (split.interval[k] === interval ? value : 0)),
    })),
  );
  const shown = Math.min(split.row.length, numberArgument(args, 'rows', 12));
  const [formulaFirst = '', ...formulaRest] = formulaTerms(terms);
  const result = {
    n_used: frame.rows.length,
    n_rows: split.row.length,
    by_tgroup: intervalSummary(split),
    first_rows: Array.from({ length: shown }, (_, k) => ({
      row_id: split.row[k],
      tstart: split.entry[k],
      tstop: split.stop[k],
      event: split.status[k],
      tgroup: (split.interval[k] as number) + 1,
    })),
    cox_by_interval: partly(() => {
      const columns = [...(rest.length > 0 ? spread(rest) : []), ...byInterval];
      const model = fit(split, columns);
      return {
        formula: `Surv(tstart, tstop, ev) ~ ${[`${formulaFirst}:strata(tgroup)`, ...formulaRest].join(' + ')}`,
        loglik: model.loglik,
        coefficients: columns.map(({ name }, j) => ({ name, coef: model.coefficient[j], se: model.se[j] })),
      };
    }),
    cox_plain: partly(() => {
      const model = fit(split, spread(terms));
      return { loglik: [model.loglikNull, model.loglik], coef: model.coefficient, se: model.se };
    }),
  };
  return { result, warnings: [] };
}
