import type { PatientRecord, Row } from '#shared/codebook/records.ts';
import { dayNumber, type Day } from '#shared/kernel/day.ts';
import { known, type Entry } from '#shared/model/missing.ts';

type IsLater = (date: Entry<Day>) => boolean;

/** Whether a date lies after the cut; a date of the year alone only when its whole year does. */
function laterThan(asOf: Day): IsLater {
  const cut = dayNumber(asOf) ?? Infinity;
  const year = asOf.slice(0, 4);
  return (entry) => {
    const date = known(entry);
    if (date === null) return false;
    const day = dayNumber(date);
    return day === null ? date.slice(0, 4) > year : day > cut;
  };
}

function cutFollowUp(row: Row<'followUp'>, asOf: Day, isLater: IsLater): Row<'followUp'> {
  if (isLater(row.deathDate)) {
    return { ...row, vitalStatus: 'alive', lastKnownAlive: asOf, deathDate: null, causeOfDeath: null };
  }
  return { ...row, lastKnownAlive: isLater(row.lastKnownAlive) ? asOf : row.lastKnownAlive };
}

type SystemicCourse = PatientRecord['systemicCourses'][number];

function cutSystemicCourse(course: SystemicCourse, isLater: IsLater): SystemicCourse {
  return {
    ...course,
    ...(isLater(course.stopDate) ? { stopDate: null, stopReason: 'ongoing' as const } : {}),
    progressionDate: isLater(course.progressionDate) ? null : course.progressionDate,
    switchDecisionDate: isLater(course.switchDecisionDate) ? null : course.switchDecisionDate,
    doseReductions: course.doseReductions.filter((row) => !isLater(row.date)),
    interruptions: course.interruptions.filter((row) => !isLater(row.date)),
  };
}

function cutSession(session: Row<'taceSession'>, isLater: IsLater): Row<'taceSession'> {
  if (!isLater(session['reasonNotRepeated.date'])) return session;
  return {
    ...session,
    'reasonNotRepeated.primary': null,
    'reasonNotRepeated.reasons': null,
    'reasonNotRepeated.date': null,
  };
}

/**
 * The record as it could have been known on a day: later rows are gone, later dates inside earlier rows are absent (a
 * later death says that the patient was alive on that day, a later stop that the treatment was ongoing). Cost: linear.
 */
export function cutAt(record: PatientRecord, asOf: Day | null): PatientRecord {
  if (asOf === null) return record;
  const isLater = laterThan(asOf);
  const { baseline } = record;
  return {
    ...record,
    baseline: baseline && {
      ...baseline,
      diagnosisDate: isLater(baseline.diagnosisDate) ? null : baseline.diagnosisDate,
      priorTreatment: baseline.priorTreatment.filter((row) => !isLater(row.date)),
    },
    taceSessions: record.taceSessions
      .filter((row) => !isLater(row.date))
      .map((row) => cutSession(row, isLater)),
    imaging: record.imaging.filter((row) => !isLater(row.date)),
    labs: record.labs.filter((row) => !isLater(row.date)),
    clinicalStatus: record.clinicalStatus.filter((row) => !isLater(row.date)),
    adverseEvents: record.adverseEvents
      .filter((row) => !isLater(row.onset))
      .map((row) => (isLater(row.end) ? { ...row, end: null } : row)),
    systemicCourses: record.systemicCourses
      .filter((row) => !isLater(row.startDate))
      .map((row) => cutSystemicCourse(row, isLater)),
    otherTreatments: record.otherTreatments.filter((row) => !isLater(row.date)),
    followUps: record.followUps
      .filter((row) => !isLater(row.visitDate))
      .map((row) => cutFollowUp(row, asOf, isLater)),
  };
}
