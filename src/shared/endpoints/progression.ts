import type { DefinitionName } from '#shared/model/config.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { IMPUTED_DATE } from '#shared/longitudinal/onDay.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { assessments, lastAssessment, newTherapyDay, transplantDay } from './course.ts';
import { exclude, observe, type EndReason, type Endpoint, type Origin } from './endpoint.ts';

/** When the event of an endpoint happened, apart from death. */
interface Event {
  readonly day: number | null;
  readonly reason: EndReason;
  readonly notes: readonly string[];
  /** The records leave open whether it happened. */
  readonly isOpen: boolean;
  /** It happened before the origin: there is nothing left to wait for. */
  readonly isPast: boolean;
}

interface Shape {
  readonly rule: string;
  /** Death is an event; otherwise it ends observation at the assessment before it. */
  readonly countsDeath: boolean;
  /** A new therapy ends observation, if the configuration says so. */
  readonly stopsAtNewTherapy: boolean;
}

const NO_ASSESSMENT = 'no_assessment';

/** The common course of the progression endpoints: first event, else death, else the last assessment. */
function timeTo(shape: Shape, evidence: Evidence, origin: Origin, event: Event): Endpoint {
  const { timeline } = evidence;
  const { rule, countsDeath } = shape;
  if (event.isPast) return exclude(rule, 'not-evaluable');
  const { dead, deathDay, lastAlive } = evidence.vitalStatus();
  const assessed = assessments(evidence, timeline.config['endpoint.response'], origin);
  const therapy =
    shape.stopsAtNewTherapy && timeline.config.newTherapy === 'censor'
      ? newTherapyDay(timeline, origin)
      : null;
  const transplant = timeline.config.transplant === 'censor' ? transplantDay(timeline, origin) : null;
  const stop = Math.min(therapy ?? Infinity, transplant ?? Infinity);
  const stopReason: EndReason = therapy !== null && therapy === stop ? 'new-therapy' : 'transplant';
  if (event.day !== null && event.day <= Math.min(stop, deathDay ?? Infinity)) {
    return observe(rule, origin, { day: event.day, event: true, reason: event.reason, notes: event.notes });
  }
  const isStoppedFirst = stop < (dead ? (deathDay ?? Infinity) : Infinity);
  if (isStoppedFirst && Number.isFinite(stop)) {
    if (event.isOpen) return exclude(rule, 'not-evaluable');
    const { day, isAssessed } = lastAssessment(assessed, origin, stop);
    return observe(rule, origin, {
      day: stopReason === 'transplant' ? stop : day,
      event: false,
      reason: stopReason,
      notes: isAssessed ? [] : [NO_ASSESSMENT],
    });
  }
  const last = lastAssessment(assessed, origin, deathDay ?? Infinity);
  const notes = last.isAssessed ? [] : [NO_ASSESSMENT];
  if (dead && countsDeath) {
    if (deathDay === null) return exclude(rule, 'unknown-death-date');
    const open = event.isOpen ? ['definition_indeterminate'] : [];
    return observe(rule, origin, { day: deathDay, event: true, reason: 'death', notes: [...notes, ...open] });
  }
  if (event.isOpen) return exclude(rule, 'not-evaluable');
  const isSeen = last.isAssessed || (lastAlive !== null && lastAlive >= origin.day);
  if (countsDeath && !isSeen) return exclude(rule, 'no-vital-status');
  return observe(rule, origin, { day: last.day, event: false, reason: 'last-assessment', notes });
}

function firstProgression(evidence: Evidence, origin: Origin): Event {
  const system = evidence.timeline.config['endpoint.response'];
  const found = assessments(evidence, system, origin).find(({ category }) => category === 'PD');
  const notes = found?.image.imputed ? [IMPUTED_DATE] : [];
  return {
    day: found?.image.day ?? null,
    reason: 'progression',
    notes: [...(found?.notes ?? []), ...notes],
    isOpen: false,
    isPast: false,
  };
}

/** The date a definition was first met. */
function definitionMet(result: RefractorinessResult, origin: Origin, reason: EndReason): Event {
  const day = result.dateFirstMet === null ? null : dayNumber(result.dateFirstMet);
  return {
    day,
    reason,
    notes: result.dateMayBeEarlier ? ['date_may_be_earlier'] : [],
    isOpen: result.status !== 'met' && result.status !== 'not_met',
    isPast: day !== null && day < origin.day,
  };
}

export type ResultOf = (name: DefinitionName) => RefractorinessResult;

/** Progression-free survival: first progression of the chosen system, or death. */
export const progressionFreeSurvival = (evidence: Evidence, origin: Origin): Endpoint =>
  timeTo(
    { rule: 'pfs@1', countsDeath: true, stopsAtNewTherapy: true },
    evidence,
    origin,
    firstProgression(evidence, origin),
  );

/** Time to progression: death without progression is censored at the assessment before it. */
export const timeToProgression = (evidence: Evidence, origin: Origin): Endpoint =>
  timeTo(
    { rule: 'ttp@1', countsDeath: false, stopsAtNewTherapy: true },
    evidence,
    origin,
    firstProgression(evidence, origin),
  );

/** Progression-free survival as in TACTICS: first unTACEable progression, or death. */
export const tacticsSurvival = (evidence: Evidence, origin: Origin, resultOf: ResultOf): Endpoint =>
  timeTo(
    { rule: 'pfsTactics@1', countsDeath: true, stopsAtNewTherapy: true },
    evidence,
    origin,
    definitionMet(resultOf('TACTICS'), origin, 'untaceable'),
  );

/** Time to untreatable progression by the definition of `endpoint.ttup`; death is censored. */
export const timeToUntreatable = (evidence: Evidence, origin: Origin, resultOf: ResultOf): Endpoint =>
  timeTo(
    { rule: 'ttup@1', countsDeath: false, stopsAtNewTherapy: true },
    evidence,
    origin,
    definitionMet(resultOf(evidence.timeline.config['endpoint.ttup']), origin, 'untaceable'),
  );

/** Time to refractoriness by the definition of `endpoint.refractoriness`; death is censored. */
export const timeToRefractoriness = (evidence: Evidence, origin: Origin, resultOf: ResultOf): Endpoint =>
  timeTo(
    { rule: 'timeToRefractoriness@1', countsDeath: false, stopsAtNewTherapy: false },
    evidence,
    origin,
    definitionMet(resultOf(evidence.timeline.config['endpoint.refractoriness']), origin, 'refractory'),
  );
