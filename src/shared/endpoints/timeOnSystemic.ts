import { dayNumber, type Day } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import type { SystemicStarts, Timeline } from '#shared/longitudinal/timeline.ts';
import { switchOf } from '#shared/switching/switchRecord.ts';
import { exclude, observe, type Endpoint } from './endpoint.ts';

const RULE = 'timeOnSystemic@1';

function lastRecordedDay({ images, panels, statuses, courses, systemic }: Timeline): number {
  const days = [images, panels, statuses, systemic].map((items) => items.at(-1)?.day ?? -Infinity);
  return Math.max(...days, courses.at(-1)?.end ?? -Infinity);
}

/** Where an ongoing therapy was last seen to be so: the data cut, or without one the last day with a record. */
function ongoingDay(evidence: Evidence): number {
  const { timeline } = evidence;
  const { lastAlive } = evidence.vitalStatus();
  return timeline.asOf ?? Math.max(lastAlive ?? -Infinity, lastRecordedDay(timeline));
}

function stopOf(
  started: SystemicStarts,
  notes: Notes,
): { readonly day: number | null; readonly reason: string | null } {
  const stopDate: Day | null = valueOn(started, (row) => known(row.stopDate), notes);
  const reason = valueOn(started, (row) => known(row.stopReason), notes);
  return { day: stopDate === null ? null : dayNumber(stopDate), reason };
}

/**
 * Time on the first systemic therapy: it ends when therapy stops for any reason, death included. Therapy that nothing
 * says has stopped is ongoing at the data cut.
 */
export function timeOnSystemic(evidence: Evidence): Endpoint {
  const { timeline } = evidence;
  const started = timeline.systemic[0];
  if (started === undefined)
    return exclude(RULE, timeline.record.systemicCourses.length > 0 ? 'unknown-origin' : 'no-systemic');
  const isSwitch = switchOf(timeline).kind === 'switch';
  const origin = { name: isSwitch ? 'switch' : 'systemicStart', day: started.day };
  const notes: Notes = new Set();
  const stop = stopOf(started, notes);
  if (stop.day !== null) {
    return observe(RULE, origin, { day: stop.day, event: true, reason: 'stopped', notes: [...notes] });
  }
  if (stop.reason !== null && stop.reason !== 'ongoing') return exclude(RULE, 'not-evaluable');
  const { dead, deathDay } = evidence.vitalStatus();
  if (dead && deathDay === null) return exclude(RULE, 'unknown-death-date');
  const end = { event: deathDay !== null, reason: deathDay === null ? 'ongoing' : 'death' } as const;
  return observe(RULE, origin, { day: deathDay ?? ongoingDay(evidence), ...end, notes: [...notes] });
}
