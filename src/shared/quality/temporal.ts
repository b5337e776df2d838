import type { PatientRecord } from '#shared/codebook/records.ts';
import { daysBetween, type Day } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { isBefore, isBeforeBy } from './dateOrder.ts';
import { Hits } from './hits.ts';
import { allDates } from './rows.ts';
import type { RuleGroup } from './types.ts';

const sessionDates = (record: PatientRecord): readonly Day[] =>
  record.taceSessions.map(({ date }) => date).sort(byCodePoint);

/** Q-T01 to Q-T03: the order of birth, diagnosis, treatment and today. */
const origins: RuleGroup = (record, today) => {
  const hits = new Hits();
  const birth = known(record.patient.birthDate);
  for (const { entity, rowId, field, day } of allDates(record)) {
    const at = { entity, rowId, fields: [field] };
    hits.addIf(isBefore(today, day), 'Q-T01', 'E', at, 'lies after today');
    if (birth !== null) hits.addIf(isBefore(day, birth), 'Q-T02', 'E', at, 'lies before the date of birth');
  }
  const diagnosis = known(record.baseline?.diagnosisDate ?? null);
  const [first] = sessionDates(record);
  if (record.baseline !== null && diagnosis !== null && first !== undefined) {
    const at = { entity: 'baseline', rowId: record.baseline.id, fields: ['diagnosisDate'] } as const;
    hits.addIf(isBefore(first, diagnosis), 'Q-T03', 'E', at, 'lies after the first TACE session');
  }
  return hits.found;
};

/** Q-T04: sessions on one day, less than 7 or more than 365 days apart. Staged sessions may be close. */
const intervals: RuleGroup = (record) => {
  const hits = new Hits();
  const sessions = [...record.taceSessions].sort((a, b) => byCodePoint(a.date, b.date));
  sessions.forEach((session, index) => {
    const previous = sessions[index - 1];
    const days = previous === undefined ? null : daysBetween(previous.date, session.date);
    if (days === null) return;
    const at = { entity: 'taceSession', rowId: session.id, fields: ['date'] } as const;
    const staged = known(session.stagedWith) !== null;
    if (days === 0 && !staged)
      hits.add('Q-T04', 'E', at, 'is the day of another session, and neither completes the other');
    else if (days < 7 && !staged) hits.add('Q-T04', 'W', at, 'follows another session within a week');
    else if (days > 365) hits.add('Q-T04', 'W', at, 'follows the session before by more than a year');
  });
  return hits.found;
};

/** Q-T05, Q-T06, Q-T07, Q-T08: what death and last contact allow. */
const death: RuleGroup = (record) => {
  const hits = new Hits();
  const dates = allDates(record);
  for (const followUp of record.followUps) {
    const at = (field: string) => ({ entity: 'followUp', rowId: followUp.id, fields: [field] }) as const;
    const status = known(followUp.vitalStatus);
    const died = known(followUp.deathDate);
    const alive = known(followUp.lastKnownAlive);
    if (status === 'dead' && followUp.deathDate === null)
      hits.add('Q-T07', 'E', at('deathDate'), 'is blank for a dead patient');
    if (status === 'dead' && followUp.causeOfDeath === null)
      hits.add('Q-T07', 'E', at('causeOfDeath'), 'is blank for a dead patient');
    if (status === 'alive' && died !== null)
      hits.add('Q-T08', 'E', at('deathDate'), 'is given for a living patient');
    if (died === null) continue;
    if (alive !== null)
      hits.addIf(isBefore(died, alive), 'Q-T06', 'E', at('lastKnownAlive'), 'lies after the date of death');
    for (const { entity, rowId, field, day } of dates) {
      if (entity === 'followUp' && rowId === followUp.id) continue;
      if (entity === 'followUp' && field === 'deathDate') continue;
      hits.addIf(
        isBefore(died, day),
        'Q-T05',
        'E',
        { entity, rowId, fields: [field] },
        'lies after the date of death',
      );
    }
  }
  return hits.found;
};

/** Q-T10, Q-T11, Q-T14: systemic courses against sessions and against themselves. */
const systemic: RuleGroup = (record) => {
  const hits = new Hits();
  const sessions = sessionDates(record);
  const [first, last] = [sessions[0], sessions.at(-1)];
  for (const course of record.systemicCourses) {
    const at = (field: string) => ({ entity: 'systemicCourse', rowId: course.id, fields: [field] }) as const;
    const stop = known(course.stopDate);
    const start = course.startDate;
    const prior = known(record.baseline?.priorSystemic ?? null);
    if (first !== undefined && prior !== true) {
      hits.addIf(isBefore(start, first), 'Q-T10', 'E', at('startDate'), 'lies before the first TACE session');
    }
    if (last !== undefined && known(course.combination) !== true && known(course.taceResumed) !== true) {
      hits.addIf(
        isBefore(start, last),
        'Q-T11',
        'W',
        at('startDate'),
        'lies before the last TACE session without a combination',
      );
    }
    if (stop !== null) {
      hits.addIf(isBefore(stop, start), 'Q-T14', 'E', at('stopDate'), 'lies before the start');
      if (known(course.stopReason) === 'ongoing')
        hits.add('Q-T14', 'E', at('stopReason'), 'says ongoing although there is a stop');
      if (course.stopReason === null)
        hits.add('Q-T14', 'W', at('stopReason'), 'is blank for a course that ended');
    }
  }
  return hits.found;
};

/** Q-T16 baseline examinations, Q-T18 adverse events. */
const examinations: RuleGroup = (record) => {
  const hits = new Hits();
  const [first] = sessionDates(record);
  if (first !== undefined) {
    const before = record.imaging.filter((image) => isBefore(first, image.date) === 'no');
    const latest = before
      .map(({ date }) => date)
      .sort(byCodePoint)
      .at(-1);
    const image = before.find(({ date }) => date === latest);
    if (image !== undefined) {
      const at = { entity: 'imaging', rowId: image.id, fields: ['date'] } as const;
      hits.addIf(
        isBeforeBy(image.date, first, 42),
        'Q-T16',
        'W',
        at,
        'lies more than 42 days before the first session',
      );
    }
    for (const event of record.adverseEvents) {
      const at = { entity: 'adverseEvent', rowId: event.id, fields: ['onset'] } as const;
      if (known(event.attribution) === 'tace') {
        hits.addIf(isBefore(event.onset, first), 'Q-T18', 'E', at, 'lies before the first session');
      }
    }
  }
  const died = record.followUps.some((visit) => known(visit.deathDate) !== null);
  for (const event of record.adverseEvents) {
    const end = known(event.end);
    const at = (field: string) => ({ entity: 'adverseEvent', rowId: event.id, fields: [field] }) as const;
    if (end !== null)
      hits.addIf(isBefore(end, event.onset), 'Q-T18', 'E', at('end'), 'lies before the onset');
    if (known(event.grade) === 5 && !died)
      hits.add('Q-T18', 'E', at('grade'), 'is 5 without a date of death');
  }
  return hits.found;
};

export const temporalRules: RuleGroup = (record, today) =>
  [origins, intervals, death, systemic, examinations].flatMap((group) => group(record, today));
