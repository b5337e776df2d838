import {
  cumulativeIncidence,
  meanTimeLost,
  type CompetingData,
  type IncidenceCurve,
} from '../competing/cumulativeIncidence.ts';
import { censoringAdjustedFineGray } from '../competing/censoringAdjustedFineGray.ts';
import { fineGray } from '../competing/fineGray.ts';
import { grayTest } from '../competing/grayTest.ts';
import { lastAtOrBefore, timeGrid } from '../data/timeGrid.ts';
import { rowsByGroup } from '../data/survivalData.ts';
import { confidenceBand, survivalLimits } from '../survival/confidence.ts';
import { normalMultiplier, normalTwoSided } from '../special/normal.ts';
import { numberList, textArgument, textList } from './arguments.ts';
import { cellsOf, completeRows, grouping, numericColumn, type Frame } from './frame.ts';
import { modelDesign, variablesOf } from './modelTerms.ts';
import { accepted, partly, refuse } from './refused.ts';
import { confidenceTypes } from './survivalKinds.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

type Study = { readonly frame: Frame; readonly data: CompetingData; readonly causes: readonly string[] };

function competingStudy(all: Frame, args: SpecArguments, columns: readonly string[]): Study {
  const time = textArgument(args, 'time');
  const cause = textArgument(args, 'cause');
  const causes = textList(args, 'causes');
  const codes = new Map([textArgument(args, 'censor'), ...causes].map((name, code) => [name, code]));
  const frame = completeRows(all, [time, cause, ...columns]);
  if (frame.rows.length === 0) refuse('no_observations');
  const coded = Uint8Array.from(
    cellsOf(frame, cause),
    (cell) => codes.get(String(cell)) ?? refuse('invalid_status', cause),
  );
  const times = numericColumn(frame, time);
  return { frame, causes, data: { grid: timeGrid(times), cause: coded, causes: causes.length } };
}

/** Standard error of the logarithm, 0 where there is no spread. */
const logScale = (estimate: number, se: number): number => (se === 0 ? 0 : se / estimate);

function incidenceAt(curve: IncidenceCurve, cause: number, time: number, z: number) {
  const last = lastAtOrBefore(curve.time, time);
  const own = curve.causes[cause];
  if (own === undefined || last < 0) return { cif: 0, se: 0, lower: 0, upper: 0 };
  const cif = own.incidence[last] as number;
  const se = own.se[last] as number;
  return { cif, se, ...survivalLimits('log', cif, logScale(cif, se), z) };
}

function curveAnswer(curve: IncidenceCurve, causes: readonly string[], args: SpecArguments) {
  const z = normalMultiplier(0.95);
  const types = confidenceTypes(args);
  const times = numberList(args, 'times');
  const horizons = numberList(args, 'taus');
  const byCause = <T>(value: (cause: number) => T) =>
    Object.fromEntries(causes.map((name, k) => [name, value(k)]));
  return {
    n: curve.n,
    time: curve.time,
    n_risk: curve.atRisk,
    n_censor: curve.censored,
    event_free: { prob: curve.eventFree, se: curve.seEventFree },
    causes: curve.causes.map(({ event, incidence, se }, k) => {
      const scale = incidence.map((value, j) => logScale(value, se[j] as number));
      const ci = types.map(([name, type]) => [name, confidenceBand(type, incidence, scale, z)] as const);
      return { cause: causes[k], n_event: event, cif: incidence, se, ci: Object.fromEntries(ci) };
    }),
    ...(times.length === 0
      ? {}
      : { at: times.map((time) => ({ time, ...byCause((k) => incidenceAt(curve, k, time, z)) })) }),
    ...(horizons.length === 0
      ? {}
      : {
          mean_time_lost: horizons.map((tau) => ({
            tau,
            ...byCause((k) => ({ mean: meanTimeLost(curve, k, tau) })),
          })),
        }),
  };
}

export function cumulativeIncidenceKind(all: Frame, args: SpecArguments): KindAnswer {
  const names = textList(args, 'group');
  const { frame, data, causes } = competingStudy(all, args, names);
  const groups = grouping(frame, names);
  const count = groups?.labels.length ?? 1;
  const split = groups === null ? null : rowsByGroup(groups.codes, count);
  const strata = Array.from({ length: count }, (_, g) => ({
    group: groups?.labels[g] ?? null,
    ...curveAnswer(
      cumulativeIncidence(data, split?.rows.subarray(split.start[g], split.start[g + 1]) ?? null),
      causes,
      args,
    ),
  }));
  const tests =
    groups === null || count < 2
      ? undefined
      : partly(() =>
          causes.flatMap((cause, k) =>
            data.cause.includes(k + 1)
              ? [{ cause, ...accepted(grayTest(data, groups.codes, count, k + 1)) }]
              : [],
          ),
        );
  return {
    result: { n_used: frame.rows.length, conf_default: 'log', strata, gray_test: tests },
    warnings: [],
  };
}

export function fineGrayKind(all: Frame, args: SpecArguments): KindAnswer {
  const terms = textList(args, 'terms');
  const { frame, data, causes } = competingStudy(all, args, variablesOf(terms));
  const target = textArgument(args, 'target');
  const code = causes.indexOf(target) + 1;
  if (code === 0) refuse('unsupported', 'target');
  const design = modelDesign(frame, terms);
  const fitted = partly(() => {
    const model = accepted(
      fineGray(
        data,
        code,
        design.columns.map((column) => column.values),
      ),
    );
    return {
      ties: model.ties,
      rows: model.n,
      loglik: model.loglik,
      unstable: model.unstable,
      coefficients: design.columns.map(({ name }, j) => {
        const coef = model.coefficient[j] ?? null;
        return {
          name,
          coef,
          shr: coef === null ? null : Math.exp(coef),
          se_robust: model.se[j] ?? null,
          se_naive: model.naiveSe?.[j] ?? null,
        };
      }),
      ...(model.warnings.length > 0 ? { warnings: model.warnings.map((item) => item.message) } : {}),
    };
  });
  const adjusted = partly(() => {
    const { model, se } = accepted(
      censoringAdjustedFineGray(
        data,
        code,
        design.columns.map((column) => column.values),
      ),
    );
    return {
      loglik: model.loglik,
      converged: !model.unstable,
      coefficients: design.columns.map(({ name }, j) => {
        const coef = model.coefficient[j] ?? null;
        const own = se[j] ?? null;
        if (coef === null || own === null) return { name, coef: null, shr: null, se: null, z: null, p: null };
        return { name, coef, shr: Math.exp(coef), se: own, z: coef / own, p: normalTwoSided(coef / own) };
      }),
    };
  });
  return {
    result: { n_used: frame.rows.length, cause: target, survival: fitted, crr: adjusted },
    warnings: [],
  };
}
