import { dayNumber } from '#shared/kernel/day.ts';
import { and, type Truth } from '#shared/kernel/kleene.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { known } from '#shared/model/missing.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import { fromTruth } from '#shared/longitudinal/outcomes.ts';
import { enteredResponse } from '#shared/longitudinal/response.ts';
import type { SystemicStarts } from '#shared/longitudinal/timeline.ts';

const RULE = 'drugFree@1';
const LATE_DAYS = 28;

/** A complete response from the start of therapy to four weeks after its stop. */
function hadCompleteResponse(evidence: Evidence, start: number, stop: number, notes: Notes): Truth {
  const overall = new Map(
    evidence.overallResponses('mRECIST').map(({ image, category }) => [image.day, category]),
  );
  const categories = evidence.timeline.adequate
    .filter(({ day }) => day >= start && day <= stop + LATE_DAYS)
    .map((image) => overall.get(image.day) ?? enteredResponse(image, 'mRECIST', notes))
    .filter((category) => category !== null && category !== 'NE');
  if (categories.includes('CR')) return true;
  return categories.length === 0 || categories.some((category) => typeof category !== 'string')
    ? null
    : false;
}

function hadTherapySince(evidence: Evidence, stop: number): boolean {
  const { courses, systemic, otherTreatments } = evidence.timeline;
  return (
    courses.some(({ sessionDays }) => sessionDays.some((day) => day > stop)) ||
    [...systemic, ...otherTreatments].some(({ day }) => day > stop)
  );
}

/**
 * Whether a patient left the last systemic therapy in complete response and has had no anticancer therapy since.
 */
export function drugFree(evidence: Evidence, last: SystemicStarts): Outcome<boolean> {
  const notes: Notes = new Set();
  const reason = valueOn(last, (row) => known(row.stopReason), notes);
  const stopDate = valueOn(last, (row) => known(row.stopDate), notes);
  const stop = stopDate === null ? null : dayNumber(stopDate);
  const isReason = reason === null ? null : reason === 'complete_response_drug_free';
  const response = stop === null ? null : hadCompleteResponse(evidence, last.day, stop, notes);
  const isFree = stop === null ? null : !hadTherapySince(evidence, stop);
  const missing = [
    ...(isReason === null ? ['stopReason'] : []),
    ...(stop === null ? ['stopDate'] : []),
    ...(stop !== null && response === null ? ['response.mRECIST'] : []),
  ];
  return fromTruth(RULE, and(isReason, response, isFree), missing, [...notes]);
}
