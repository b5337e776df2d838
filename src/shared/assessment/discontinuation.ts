import { or, type Truth } from '#shared/kernel/kleene.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { known } from '#shared/model/missing.ts';
import { discontinueRct } from '#shared/discontinuation/discontinueRct.ts';
import { discontinueReview } from '#shared/discontinuation/review.ts';
import { afterFirstCourse, isUnsettled } from '#shared/longitudinal/afterSession.ts';
import { featureOn } from '#shared/longitudinal/appearance.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { SYSTEMS } from '#shared/longitudinal/lesions.ts';
import { notApplicable } from '#shared/longitudinal/outcomes.ts';
import { isOneOf } from '#shared/refractoriness/failure.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { hadSeriousEvent } from './adverseEvents.ts';
import { judgeDiscontinuation, liverSigns } from './liverSigns.ts';

export interface Discontinuation {
  readonly rct: Outcome<boolean>;
  readonly review: Outcome<boolean>;
}

/** Progression on any assessed image by either system, or any definition of refractoriness met. */
function progression(evidence: Evidence, results: readonly RefractorinessResult[]): Truth {
  const answers = SYSTEMS.flatMap((system) => evidence.overallResponses(system))
    .filter(({ category }) => category !== null && category !== 'NE')
    .map(({ category }) => isOneOf(category, ['PD']));
  const byDefinition = results.map(({ status }): Truth => {
    if (status === 'indeterminate') return null;
    return status === 'met';
  });
  return or(answers.length === 0 ? null : or(...answers), ...byDefinition);
}

const PREFERENCES: readonly string[] = ['patient_preference', 'patient_refusal'];

/** Whether the patient's wish is among the reasons given for not repeating TACE. */
function patientPreference({ timeline }: Evidence): Truth {
  const reasons = timeline.record.taceSessions.flatMap((session) => [
    ...(known(session['reasonNotRepeated.reasons']) ?? []),
    ...[known(session['reasonNotRepeated.primary'])].filter((reason) => reason !== null),
  ]);
  const stated = reasons.filter((reason) => reason !== 'unknown');
  return stated.length === 0 ? null : stated.some((reason) => PREFERENCES.includes(reason));
}

function invasion({ timeline }: Evidence): Truth {
  const after = afterFirstCourse(timeline, timeline.images);
  if (after.some((image) => featureOn(image, 'mvi', new Set()) === true)) return true;
  const last = afterFirstCourse(timeline, timeline.adequate).at(-1);
  return last !== undefined && featureOn(last, 'mvi', new Set()) === false ? false : null;
}

type ClassInput = 'C' | { readonly among: readonly ('A' | 'B')[] } | null;

/** Class C on any settled panel after the first course. */
function childPughC(evidence: Evidence): ClassInput {
  const points = afterFirstCourse(
    evidence.timeline,
    evidence.childPugh().map((point) => ({ ...point, imputed: false, rows: [] })),
  ).filter((point) => !isUnsettled(evidence.timeline, point));
  if (points.some(({ low }) => low >= 10)) return 'C';
  return points.length > 0 && points.every(({ high }) => high < 10) ? { among: ['A', 'B'] } : null;
}

/** Both lists on everything after the start of the first course; laboratory values within 14 days of a session aside. */
export function discontinuation(
  evidence: Evidence,
  results: readonly RefractorinessResult[],
): Discontinuation {
  const { timeline } = evidence;
  if (timeline.courses.length === 0) {
    return {
      rct: notApplicable(discontinueRct.name, 'no_tace'),
      review: notApplicable(discontinueReview.name, 'no_tace'),
    };
  }
  const panels = afterFirstCourse(timeline, timeline.panels).filter((panel) => !isUnsettled(timeline, panel));
  const signs = liverSigns(panels, afterFirstCourse(timeline, timeline.statuses));
  const others = {
    seriousAdverseEvent: hadSeriousEvent(timeline),
    progression: progression(evidence, results),
  };
  return {
    rct: judgeDiscontinuation(signs, others, timeline.config),
    review: discontinueReview.evaluate(
      {
        patientPreference: patientPreference(evidence),
        childPughClass: childPughC(evidence),
        giBleeding: signs.varicealBleeding === true ? true : signs.giBleeding,
        encephalopathy: signs.encephalopathy,
        ascites: signs.ascites,
        mvi: invasion(evidence),
      },
      timeline.config,
    ),
  };
}
