import type { Row } from '#shared/codebook/records.ts';
import { dayNumber, precisionOf } from '#shared/kernel/day.ts';
import { and, or, type Truth } from '#shared/kernel/kleene.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { known, type Entry } from '#shared/model/missing.ts';

/** One or more sessions planned as one treatment: what every "consecutive" rule counts. */
export interface Course {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** Start of the next course, which ends the time in which an image can evaluate this one. */
  readonly nextStart: number | null;
  readonly sessionIds: readonly string[];
  readonly sessionDays: readonly number[];
  readonly onDemand: Truth;
  readonly agentChanged: Truth;
  readonly feederReanalysed: Truth;
  /** Drug-eluting beads leave no lipiodol to judge. */
  readonly drugEluting: Truth;
  /** No session of the course succeeded technically. */
  readonly technicalFailure: boolean;
  readonly notes: readonly string[];
}

/** A contradiction in the records that the rules work around; named by code and row ids. */
export interface DataError {
  readonly code: 'undated_session' | 'same_day_sessions' | 'unknown_staged_session' | 'overlapping_courses';
  readonly ids: readonly string[];
}

type SessionRow = Row<'taceSession'>;
interface Session {
  readonly row: SessionRow;
  readonly day: number;
  readonly imputed: boolean;
}

const inOrder = (a: Session, b: Session): number => a.day - b.day || byCodePoint(a.row.id, b.row.id);
const truth = (entry: Entry<boolean>): Truth => known(entry);

/** Groups of sessions that belong together, by repeated merging; a patient has few sessions. */
class Grouping {
  readonly #group = new Map<string, number>();

  constructor(sessions: readonly Session[]) {
    sessions.forEach(({ row }, index) => this.#group.set(row.id, index));
  }

  has(id: string): boolean {
    return this.#group.has(id);
  }

  isTogether(a: string, b: string): boolean {
    return this.#group.get(a) === this.#group.get(b);
  }

  merge(a: string, b: string): void {
    const from = this.#group.get(a);
    const into = this.#group.get(b);
    if (from === undefined || into === undefined) return;
    for (const [id, group] of this.#group) if (group === from) this.#group.set(id, into);
  }

  of(sessions: readonly Session[]): readonly (readonly Session[])[] {
    const groups = new Map<number, Session[]>();
    for (const session of sessions) {
      const group = this.#group.get(session.row.id) ?? 0;
      const members = groups.get(group);
      if (members) members.push(session);
      else groups.set(group, [session]);
    }
    return [...groups.values()];
  }
}

/** As the first session says it; sessions of that day that disagree leave it unknown. */
function onDemandOf(sessions: readonly Session[]): Truth {
  const said = sessions
    .filter(({ day }) => day === sessions[0]?.day)
    .map(({ row }) => truth(row.onDemand))
    .filter((each) => each !== null);
  const [first = null] = said;
  return said.every((each) => each === first) ? first : null;
}

function courseOf(sessions: readonly Session[], index: number, next: readonly Session[] | undefined): Course {
  const rows = sessions.map((session) => session.row);
  return {
    number: index + 1,
    start: sessions[0]?.day ?? 0,
    end: sessions.at(-1)?.day ?? 0,
    nextStart: next?.[0]?.day ?? null,
    sessionIds: rows.map((row) => row.id),
    sessionDays: sessions.map((session) => session.day),
    onDemand: onDemandOf(sessions),
    agentChanged: or(...rows.map((row) => truth(row.agentChanged))),
    feederReanalysed: or(...rows.map((row) => truth(row.feederReanalysed))),
    drugEluting: or(
      ...rows.map((row) => {
        const technique = known(row.technique);
        return technique === null ? null : technique === 'DEB-TACE';
      }),
    ),
    technicalFailure:
      and(...rows.map((row) => (truth(row.technicalSuccess) === false ? true : false))) === true,
    notes: sessions.some((session) => session.imputed) ? ['imputed_date'] : [],
  };
}

/**
 * The courses of a patient in order of their start. A session staged with another belongs to its course; sessions of
 * one day are one course, which is an error of the record unless they are staged. Sessions dated to the year only
 * cannot be placed. Cost: one sort.
 */
export function coursesOf(rows: readonly SessionRow[]): {
  readonly courses: readonly Course[];
  readonly errors: readonly DataError[];
} {
  const errors: DataError[] = [];
  const sessions: Session[] = [];
  for (const row of rows) {
    const day = dayNumber(row.date);
    if (day === null) errors.push({ code: 'undated_session', ids: [row.id] });
    else sessions.push({ row, day, imputed: precisionOf(row.date) === 'month' });
  }
  sessions.sort(inOrder);
  const grouping = new Grouping(sessions);
  for (const { row } of sessions) {
    const first = known(row.stagedWith);
    if (first === null) continue;
    if (grouping.has(first)) grouping.merge(row.id, first);
    else errors.push({ code: 'unknown_staged_session', ids: [row.id] });
  }
  sessions.forEach((session, index) => {
    const before = sessions[index - 1];
    if (before?.day !== session.day || grouping.isTogether(before.row.id, session.row.id)) return;
    errors.push({ code: 'same_day_sessions', ids: [before.row.id, session.row.id] });
    grouping.merge(session.row.id, before.row.id);
  });
  const groups = grouping.of(sessions);
  const courses = groups.map((group, index) => courseOf(group, index, groups[index + 1]));
  for (const course of courses) {
    if (course.nextStart !== null && course.end >= course.nextStart)
      errors.push({ code: 'overlapping_courses', ids: course.sessionIds });
  }
  errors.sort((a, b) => byCodePoint(a.code, b.code) || byCodePoint(a.ids[0] ?? '', b.ids[0] ?? ''));
  return { courses, errors };
}

/**
 * The courses without purely technical failures, as the rules on consecutive courses count them: an image after a
 * failed procedure still shows the effect of the course before.
 */
export function effectiveCourses(courses: readonly Course[]): readonly Course[] {
  if (!courses.some((course) => course.technicalFailure)) return courses;
  const kept = courses.filter((course) => !course.technicalFailure);
  return kept.map((course, index) => ({ ...course, nextStart: kept[index + 1]?.start ?? null }));
}
