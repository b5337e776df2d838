import { and, type Truth } from '#shared/kernel/kleene.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Image } from '#shared/longitudinal/timeline.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

/** What is known of a course that a run of consecutive courses is judged on. */
export interface CourseJudgement {
  readonly value: Truth;
  readonly image: Image | null;
  /** Names of the inputs that would settle an unknown value. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

export interface RunOptions {
  readonly code: string;
  readonly courses: readonly Course[];
  readonly length: number;
  readonly judge: (course: Course, index: number) => CourseJudgement;
  /** A further condition on the last course of a run. */
  readonly condition?: (course: Course) => { readonly value: Truth; readonly missing: readonly string[] };
}

const NO_CONDITION = () => ({ value: true as Truth, missing: [] as readonly string[] });

/**
 * The first run of consecutive courses that all judge true; it fires on the image of its last course. An unknown course
 * between true ones leaves the runs through it unknown, a false one breaks them.
 */
export function consecutiveRun({
  code,
  courses,
  length,
  judge,
  condition = NO_CONDITION,
}: RunOptions): Finding {
  const judgements = courses.map(judge);
  const runs: Finding[] = [];
  for (let end = length - 1; end < courses.length; end += 1) {
    const last = courses[end];
    if (last === undefined) continue;
    const members = judgements.slice(end - length + 1, end + 1);
    const extra = condition(last);
    const notes = members.flatMap((member) => member.notes);
    const value = and(...members.map((member) => member.value), extra.value);
    const image = members.at(-1)?.image ?? null;
    if (value === true && image !== null) {
      runs.push(
        met(code, image.day, {
          sessionIds: courses.slice(end - length + 1, end + 1).flatMap((course) => course.sessionIds),
          imagingIds: members.flatMap((member) => member.image?.rows.map((row) => row.id) ?? []),
          notes,
        }),
      );
    } else if (value === false) runs.push(notMet(code, notes));
    else {
      const open = members.filter((member) => member.value === null).flatMap((member) => member.missing);
      runs.push(unknown(code, extra.value === null ? [...open, ...extra.missing] : open, notes));
    }
  }
  return firstMet(code, runs);
}
