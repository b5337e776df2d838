import { dayNumber } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { DefinitionName } from '#shared/model/config.ts';
import { known } from '#shared/model/missing.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { decided, fromTruth, indeterminate, notApplicable } from '#shared/longitudinal/outcomes.ts';
import { isOneOf } from '#shared/refractoriness/failure.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { scoresAtSwitch, type AtSwitch } from './atSwitch.ts';
import { drugFree } from './drugFree.ts';
import { ineffectiveGroup, ineffectiveRun, type IneffectiveGroup } from './ineffectiveRun.ts';
import { switchOf, type Switch } from './switchRecord.ts';

const NO_SWITCH = 'no_switch';

export interface SwitchAssessment {
  readonly kind: Switch['kind'];
  readonly daysLastTaceToSwitch: Outcome<number>;
  readonly nTaceBeforeSwitch: Outcome<number>;
  /** Courses in a row up to the switch whose treated tumour stayed more than half viable. */
  readonly nIneffectiveConsecutive: Outcome<number>;
  readonly ineffectiveGroup: Outcome<IneffectiveGroup>;
  /** The same by stable or progressive disease at the evaluation image. */
  readonly nIneffectiveByResponse: Outcome<number>;
  readonly refractoryNoSwitch: Outcome<boolean>;
  readonly drugFree: Outcome<boolean>;
  /** Definitions met on or before the start of systemic therapy. */
  readonly definitionsMetBefore: readonly DefinitionName[];
  readonly taceAfterSystemic: readonly string[];
  readonly sequentialLenTace: Outcome<boolean>;
  readonly atSwitch: AtSwitch | null;
}

function daysSinceLastTace(evidence: Evidence, start: number): Outcome<number> {
  const rule = 'daysLastTaceToSwitch@1';
  const days = evidence.timeline.courses
    .flatMap((course) => course.sessionDays)
    .filter((day) => day <= start);
  return days.length === 0 ? notApplicable(rule, 'no_tace') : decided(rule, start - Math.max(...days));
}

function ineffectiveRuns(evidence: Evidence, start: number) {
  const before = evidence.courses.filter((course) => course.start <= start);
  const judgements = evidence.insufficiency(evidence.timeline.config['win.jsh2014']);
  const byNecrosis = before.map((_, index) => judgements[index]?.value ?? null);
  const byResponse = before.map((course) =>
    isOneOf(evidence.sessionResponse(course, 'mRECIST').found?.value ?? null, ['SD', 'PD']),
  );
  const run = ineffectiveRun('nIneffectiveConsecutive@1', byNecrosis, ['viablePctTreated']);
  return {
    nIneffectiveConsecutive: run,
    ineffectiveGroup: ineffectiveGroup('ineffectiveGroup@1', run),
    nIneffectiveByResponse: ineffectiveRun('nIneffectiveByResponse@1', byResponse, ['response.mRECIST']),
  };
}

/** Refractory by the definition in use, and never switched: a state of its own, not an error. */
function refractoryNoSwitch({ kind, isUndated }: Switch, result: RefractorinessResult): Outcome<boolean> {
  const rule = 'refractoryNoSwitch@1';
  if (result.status === 'not_applicable') return notApplicable(rule, 'no_tace');
  if (kind === 'switch') return decided(rule, false);
  if (result.status === 'not_met') return decided(rule, false);
  if (isUndated) return indeterminate(rule, [false, true], ['startDate']);
  if (result.status === 'met') return decided(rule, true);
  const missing = result.criteria
    .filter((criterion) => criterion.status === 'U')
    .flatMap((criterion) => criterion.missing);
  return indeterminate(rule, [false, true], missing);
}

function taceAfter(evidence: Evidence, start: number): readonly string[] {
  return evidence.timeline.courses.flatMap(({ sessionIds, sessionDays }) =>
    sessionIds.filter((_, index) => (sessionDays[index] ?? -Infinity) > start),
  );
}

function sequentialLenTace({ courses }: Switch, after: readonly string[]): Outcome<boolean> {
  const regimens = courses.map((course) => known(course.regimenCode));
  const isLenvatinib = regimens.includes('lenvatinib') ? true : regimens.includes(null) ? null : false;
  const truth = after.length === 0 ? false : isLenvatinib;
  return fromTruth('sequentialLenTace@1', truth, ['regimenCode']);
}

/** The switch record of a patient. `result` is that of the definition named by `endpoint.refractoriness`. */
export function assessSwitch(
  evidence: Evidence,
  results: readonly RefractorinessResult[],
  result: RefractorinessResult,
): SwitchAssessment {
  const found = switchOf(evidence.timeline);
  const { kind, start } = found;
  const neverSwitched = refractoryNoSwitch(found, result);
  const last = evidence.timeline.systemic.at(-1);
  if (kind !== 'switch' || start === null || last === undefined) {
    const none = (name: string) => notApplicable(`${name}@1`, NO_SWITCH);
    return {
      kind,
      daysLastTaceToSwitch: none('daysLastTaceToSwitch'),
      nTaceBeforeSwitch: none('nTaceBeforeSwitch'),
      nIneffectiveConsecutive: none('nIneffectiveConsecutive'),
      ineffectiveGroup: none('ineffectiveGroup'),
      nIneffectiveByResponse: none('nIneffectiveByResponse'),
      refractoryNoSwitch: neverSwitched,
      drugFree: none('drugFree'),
      definitionsMetBefore: [],
      taceAfterSystemic: [],
      sequentialLenTace: none('sequentialLenTace'),
      atSwitch: null,
    };
  }
  const after = taceAfter(evidence, start);
  return {
    kind,
    daysLastTaceToSwitch: daysSinceLastTace(evidence, start),
    nTaceBeforeSwitch: decided(
      'nTaceBeforeSwitch@1',
      evidence.timeline.courses.filter((course) => course.start <= start).length,
    ),
    ...ineffectiveRuns(evidence, start),
    refractoryNoSwitch: neverSwitched,
    drugFree: drugFree(evidence, last),
    definitionsMetBefore: results
      .filter(({ dateFirstMet }) => dateFirstMet !== null && (dayNumber(dateFirstMet) ?? Infinity) <= start)
      .map(({ definition }) => definition),
    taceAfterSystemic: after,
    sequentialLenTace: sequentialLenTace(found, after),
    atSwitch: scoresAtSwitch(evidence.timeline, start),
  };
}
