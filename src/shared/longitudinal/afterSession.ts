import { isBeforeSession, type OnDay } from './onDay.ts';
import type { Timeline } from './timeline.ts';

const UNSETTLED_DAYS = 14;

/** Whether an item lies within two weeks after a session, when liver values are still those of the procedure. */
export function isUnsettled(timeline: Timeline, item: OnDay<unknown>): boolean {
  return timeline.courses.some((course) =>
    course.sessionDays.some((day) => !isBeforeSession(item, day) && item.day - day <= UNSETTLED_DAYS),
  );
}

/** Items after the start of the first course; the same day counts as before unless flagged otherwise. */
export function afterFirstCourse<T extends OnDay<unknown>>(
  timeline: Timeline,
  items: readonly T[],
): readonly T[] {
  const [first] = timeline.courses;
  return first === undefined ? [] : items.filter((item) => !isBeforeSession(item, first.start));
}
