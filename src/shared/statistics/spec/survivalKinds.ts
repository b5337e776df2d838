import { prepareSurvival, type SurvivalInput } from '../data/survivalData.ts';
import type { ConfidenceType } from '../survival/confidence.ts';
import { kaplanMeierCurves, summariseCurve, type KaplanMeierOptions } from '../survival/kaplanMeier.ts';
import { logRank } from '../survival/logRank.ts';
import { pairwiseLogRank } from '../survival/pairwiseLogRank.ts';
import { isTrue, numberArgument, numberList, optionalText, textArgument, textList } from './arguments.ts';
import {
  completeRows,
  grouping,
  numericColumn,
  statusColumn,
  type Frame,
  type Grouping,
  type GroupLabel,
} from './frame.ts';
import { accepted, refuse } from './refused.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

const TYPES: Readonly<Record<string, ConfidenceType>> = {
  log: 'log',
  'log-log': 'log-log',
  plain: 'plain',
  arcsin: 'arcsine',
  arcsine: 'arcsine',
};

export function confidenceTypes(args: SpecArguments): readonly (readonly [string, ConfidenceType])[] {
  const names = textList(args, 'conf_types');
  return (names.length > 0 ? names : ['log', 'log-log', 'plain']).map((name) => {
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    return [name, type ?? refuse('unsupported', 'conf_types')] as const;
  });
}

/** The survival columns of a frame's rows; with `flip`, events and censorings change places. */
export function survivalInput(frame: Frame, args: SpecArguments, flip = false): SurvivalInput {
  const entry = optionalText(args, 'entry');
  const status = statusColumn(frame, textArgument(args, 'event'));
  return {
    time: numericColumn(frame, textArgument(args, 'time')),
    status: flip ? status.map((value) => 1 - value) : status,
    ...(entry === undefined ? {} : { entry: numericColumn(frame, entry) }),
  };
}

/** Renames the interval types of a summary to the names that were asked for. */
function byAskedName<T>(
  types: readonly (readonly [string, ConfidenceType])[],
  values: Partial<Record<ConfidenceType, T>>,
): Record<string, T | undefined> {
  return Object.fromEntries(types.map(([name, type]) => [name, values[type]]));
}

export function kaplanMeierKind(all: Frame, args: SpecArguments, flip = false): KindAnswer {
  const weights = optionalText(args, 'weights');
  const groups = textList(args, 'group');
  const frame = completeRows(all, [
    optionalText(args, 'entry'),
    textArgument(args, 'time'),
    textArgument(args, 'event'),
    ...groups,
    weights,
  ]);
  const byGroup = grouping(frame, groups);
  const types = confidenceTypes(args);
  const probabilities = numberList(args, 'probs');
  const options: KaplanMeierOptions = {
    confidenceTypes: types.map(([, type]) => type),
    confidenceLevel: numberArgument(args, 'conf_level', 0.95),
    ...(probabilities.length > 0 ? { probabilities } : {}),
    times: numberList(args, 'times'),
    horizons: numberList(args, 'taus'),
  };
  const input: SurvivalInput = {
    ...survivalInput(frame, args, flip),
    ...(weights === undefined ? {} : { weight: numericColumn(frame, weights) }),
    ...(byGroup === null ? {} : { group: byGroup.codes, groups: byGroup.labels.length }),
  };
  const data = accepted(prepareSurvival(input));
  const strata = kaplanMeierCurves(data, isTrue(args, 'robust')).map(({ group, curve }) => {
    const { warnings, rmean, at, ci, quantiles, ...rest } = summariseCurve(curve, group, options);
    return {
      ...rest,
      group: byGroup?.labels[group] ?? null,
      se_log_surv: curve.seLogSurvival,
      ci: byAskedName(types, ci),
      quantiles: byAskedName(types, quantiles),
      ...(rmean.length === 0
        ? {}
        : { rmean: rmean.map((point) => restrictedMeanAnswer(point, curve.time[0])) }),
      ...(args['times'] === undefined ? {} : { at: byAskedName(types, at) }),
      caveats: warnings.map((item) => item.code),
    };
  });
  const result = { n_used: data.n, conf_level: options.confidenceLevel, strata };
  return { result, warnings: data.warnings };
}

function restrictedMeanAnswer(
  point: { readonly tau: number; readonly rmean: number; readonly se: number },
  firstTime: number | undefined,
): object {
  const { tau, rmean, se } = point;
  return { tau, rmean, se, ...(firstTime !== undefined && tau <= firstTime ? { by_definition: true } : {}) };
}

type LogRankFrame = { readonly frame: Frame; readonly groups: Grouping; readonly strata: Grouping | null };

function logRankFrame(all: Frame, args: SpecArguments): LogRankFrame {
  const names = textList(args, 'group');
  const strata = textList(args, 'strata');
  const frame = completeRows(all, [
    textArgument(args, 'time'),
    textArgument(args, 'event'),
    ...names,
    ...strata,
  ]);
  if (frame.rows.length === 0) refuse('no_observations');
  return {
    frame,
    groups: grouping(frame, names) ?? refuse('unsupported', 'a log-rank test needs a group'),
    strata: grouping(frame, strata),
  };
}

const logRankInput = ({ frame, groups, strata }: LogRankFrame, args: SpecArguments) => ({
  ...survivalInput(frame, args),
  group: groups.codes,
  groups: groups.labels.length,
  ...(strata === null ? {} : { strata: strata.codes }),
});

export function logRankKind(all: Frame, args: SpecArguments): KindAnswer {
  const frame = logRankFrame(all, args);
  const test = accepted(logRank(logRankInput(frame, args), { rho: numberArgument(args, 'rho', 0) }));
  const label = (labels: readonly GroupLabel[] | undefined, code: number): GroupLabel | null =>
    labels?.[code] ?? null;
  const { warnings, groups, by_stratum, ...rest } = test;
  const result = {
    ...rest,
    groups: groups.map((part) => ({ ...part, group: label(frame.groups.labels, part.group) })),
    by_stratum: by_stratum?.map((part) => ({ ...part, stratum: label(frame.strata?.labels, part.stratum) })),
  };
  return { result, warnings };
}

export function pairwiseKind(all: Frame, args: SpecArguments): KindAnswer {
  const frame = logRankFrame(all, args);
  const answer = accepted(
    pairwiseLogRank(logRankInput(frame, args), { rho: numberArgument(args, 'rho', 0) }),
  );
  const pairs = answer.pairs.map((pair) => ({
    ...pair,
    a: frame.groups.labels[pair.a],
    b: frame.groups.labels[pair.b],
  }));
  return { result: { ...answer, pairs }, warnings: [] };
}
