import { and, or, type Truth } from '#shared/kernel/kleene.ts';
import { known } from '#shared/model/missing.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';

type Event = Timeline['adverseEvents'][number]['rows'][number];

const isSerious = (event: Event): Truth => known(event.serious);

function isSevereByTace(event: Event): Truth {
  const grade = known(event.grade);
  const attribution = known(event.attribution);
  return and(grade === null ? null : grade >= 3, attribution === null ? null : attribution === 'tace');
}

function anyBetween(
  { adverseEvents }: Timeline,
  from: number,
  before: number,
  holds: (event: Event) => Truth,
): Truth {
  const rows = adverseEvents.filter(({ day }) => day >= from && day < before).flatMap(({ rows: own }) => own);
  return or(...rows.map(holds));
}

/**
 * A serious adverse event from the first course on. Adverse events are reported when they happen: none reported is
 * none.
 */
export function hadSeriousEvent(timeline: Timeline): Truth {
  const [first] = timeline.courses;
  return first === undefined ? null : anyBetween(timeline, first.start, Infinity, isSerious);
}

/** A serious event, or one of grade 3 or more attributed to TACE, between the first and the second course. */
export function hadSevereEventAfterFirst(timeline: Timeline): Truth {
  const [first, second] = timeline.courses;
  if (first === undefined) return null;
  return anyBetween(timeline, first.start, second?.start ?? Infinity, (event) =>
    or(isSerious(event), isSevereByTace(event)),
  );
}
