import { dayNumber, type Day } from '#shared/kernel/day.ts';
import { boundsOf, type DayBounds } from './partialDate.ts';
import { branchesOf, textOf, type Branch } from './tree.ts';

/** The event that day 0 of a release is. */
export type IndexEvent = 'firstTace' | 'firstSystemic';

const SOURCES = {
  firstTace: { entity: 'taceSession', field: 'date' },
  firstSystemic: { entity: 'systemicCourse', field: 'startDate' },
} as const;

/** The date of the index event: the earliest one known at least to the month, or `null`. */
export function indexDateOf(tree: Branch, event: IndexEvent): Day | null {
  const { entity, field } = SOURCES[event];
  let earliest: { readonly day: Day; readonly number: number } | null = null;
  for (const branch of branchesOf(tree, entity)) {
    const day = textOf(branch.values[field]);
    const number = day === null ? null : dayNumber(day);
    if (day === null || number === null) continue;
    if (earliest === null || number < earliest.number) earliest = { day, number };
  }
  return earliest?.day ?? null;
}

/** What a patient's dates are turned with. */
export interface Timeline {
  readonly index: DayBounds | null;
  /** Days added to every date under the rule `shifted`. */
  readonly shift: number;
}

export function timelineOf(index: Day | null, shift: number): Timeline {
  return { index: index === null ? null : boundsOf(index), shift };
}

/** Days from the index to a date: equal bounds when both are known to the day. */
export function daysFromIndex(day: Day, index: DayBounds): DayBounds {
  const bounds = boundsOf(day);
  return { low: bounds.low - index.high, high: bounds.high - index.low };
}

const COARSE = 30;

/**
 * Bounds rounded outward to multiples of 30 days. The exact ones would give away the day of the month and the length
 * of the month, and so, over several dates, the month itself.
 */
export function coarse(bounds: DayBounds): DayBounds {
  return {
    low: Math.floor(bounds.low / COARSE) * COARSE,
    high: Math.ceil(bounds.high / COARSE) * COARSE,
  };
}
