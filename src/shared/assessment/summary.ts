import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayFromNumber, dayNumber, type Day } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import { known, type Entry } from '#shared/model/missing.ts';
import { valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import { timelineOf, type Timeline } from '#shared/longitudinal/timeline.ts';
import { vitalStatusOf } from '#shared/longitudinal/vitalStatus.ts';
import { albiGrade } from '#shared/scoring/rules/albi.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';
import { ageOf } from './age.ts';
import { baselineInputs } from './baselineInputs.ts';
import { completenessOf } from './completeness.ts';

/** What the patient list shows of a record; identity, draft and registry id are the registry's to add. */
export interface RecordSummary {
  readonly studyId: string;
  readonly age: number | null;
  readonly sex: string | null;
  readonly firstTace: Day | null;
  readonly sessions: number;
  readonly lastResponse: string | null;
  /** Scores at baseline: the value, `indeterminate`, or `null` when nothing that they need is known. */
  readonly bclc: string | null;
  readonly albiGrade: string | null;
  readonly childPughClass: string | null;
  readonly status: 'alive' | 'dead' | 'unknown';
  /** In per cent. */
  readonly completeness: number;
  readonly lastContact: Day | null;
}

const INDETERMINATE = 'indeterminate';

/** A score for the list: `null` when nothing that it needs is known. */
function shown(outcome: Outcome<string | number>, inputs: readonly unknown[]): string | null {
  if (outcome.kind === 'decided') return String(outcome.value);
  if (outcome.kind === 'not_applicable') return null;
  return inputs.every((input) => input === null || input === undefined) ? null : INDETERMINATE;
}

function lastResponse({ images }: Timeline, notes: Notes): string | null {
  for (let i = images.length - 1; i >= 0; i -= 1) {
    const image = images[i];
    if (image === undefined) continue;
    const response = valueOn(image, (row) => known(row['response.mRECIST']), notes);
    if (response !== null) return response;
  }
  return null;
}

/** The last date on which anything is recorded of the patient. */
function lastContact(record: PatientRecord): Day | null {
  const dates: readonly Entry<Day>[] = [
    ...record.taceSessions.map((row) => row.date),
    ...record.imaging.map((row) => row.date),
    ...record.labs.map((row) => row.date),
    ...record.clinicalStatus.map((row) => row.date),
    ...record.adverseEvents.map((row) => row.onset),
    ...record.systemicCourses.flatMap((row) => [row.startDate, row.stopDate]),
    ...record.otherTreatments.map((row) => row.date),
    ...record.followUps.flatMap((row) => [row.visitDate, row.lastKnownAlive, row.deathDate]),
  ];
  let last: { readonly date: Day; readonly day: number } | null = null;
  for (const entry of dates) {
    const date = known(entry);
    const day = date === null ? null : dayNumber(date);
    if (date !== null && day !== null && (last === null || day > last.day)) last = { date, day };
  }
  return last?.date ?? null;
}

function statusOf(record: PatientRecord): RecordSummary['status'] {
  const { dead, lastAlive } = vitalStatusOf(record.followUps);
  if (dead) return 'dead';
  return lastAlive === null ? 'unknown' : 'alive';
}

/** The line of a patient in the list. Cost: one sort of the record's rows. */
export function summarise(record: PatientRecord, config: Config = defaultConfig): RecordSummary {
  const timeline = timelineOf(record, null, config);
  const firstTace = timeline.courses[0]?.start ?? null;
  const { childPugh, childPughClass, shared } = baselineInputs(timeline);
  const { onAnticoagulant: _, ...childPughItems } = childPugh;
  return {
    studyId: record.studyId,
    age: ageOf(record, firstTace),
    sex: known(record.patient.sex),
    firstTace: firstTace === null ? null : dayFromNumber(firstTace),
    sessions: record.taceSessions.length,
    lastResponse: lastResponse(timeline, new Set()),
    bclc: shown(bclc.evaluate(shared, config), [
      shared['nTumours'],
      shared['maxSizeMm'],
      shared['mvi'],
      shared['ehs'],
      shared['ecog'],
    ]),
    albiGrade: shown(albiGrade.evaluate(shared, config), [shared['bilirubin'], shared['albumin']]),
    childPughClass: shown(childPughClass, Object.values(childPughItems)),
    status: statusOf(record),
    completeness: completenessOf(record),
    lastContact: lastContact(record),
  };
}
