import { dayNumber, precisionOf, type Day } from '#shared/kernel/day.ts';
import { byCodePoint } from '#shared/kernel/order.ts';

/** Notes gathered on the way to an answer; written out in code point order. */
export type Notes = Set<string>;

const SAME_DAY_CONFLICT = 'same_day_conflict';
export const IMPUTED_DATE = 'imputed_date';

/** The rows of one kind that carry one date, by id: nothing depends on the order they were entered in. */
export interface OnDay<R> {
  readonly day: number;
  /** The day of the month was not known; the 15th stands for it. */
  readonly imputed: boolean;
  /** Dated on a session's day and flagged as taken after it. */
  readonly post: boolean;
  readonly rows: readonly R[];
}

interface Placed<R> {
  readonly row: R;
  readonly day: number;
  readonly imputed: boolean;
  readonly post: boolean;
}

/**
 * Rows by date, earliest first, rows of one date together. Rows dated to the year only cannot be placed and are left
 * out. Cost: one sort.
 */
export function groupByDay<R extends { readonly id: string }>(
  rows: readonly R[],
  dateOf: (row: R) => Day,
  isPost: (row: R, day: number) => boolean = () => false,
): readonly OnDay<R>[] {
  const placed: Placed<R>[] = [];
  for (const row of rows) {
    const date = dateOf(row);
    const day = dayNumber(date);
    if (day !== null)
      placed.push({ row, day, imputed: precisionOf(date) === 'month', post: isPost(row, day) });
  }
  placed.sort((a, b) => a.day - b.day || Number(a.post) - Number(b.post) || byCodePoint(a.row.id, b.row.id));
  const groups: { day: number; imputed: boolean; post: boolean; rows: R[] }[] = [];
  for (const { row, day, imputed, post } of placed) {
    const last = groups.at(-1);
    if (last?.day === day && last.post === post) {
      last.rows.push(row);
      last.imputed ||= imputed;
    } else groups.push({ day, imputed, post, rows: [row] });
  }
  return groups;
}

/** The groups with only the rows that pass, without those that become empty. */
export function filterRows<R>(groups: readonly OnDay<R>[], keep: (row: R) => boolean): readonly OnDay<R>[] {
  const kept: OnDay<R>[] = [];
  for (const group of groups) {
    const rows = group.rows.filter(keep);
    if (rows.length === group.rows.length) kept.push(group);
    else if (rows.length > 0) kept.push({ ...group, rows });
  }
  return kept;
}

/**
 * What the rows of one date say: their common value, or `null` when none says anything or when they disagree, which is
 * noted.
 */
export function valueOn<R, T>(
  group: OnDay<R>,
  pick: (row: R) => T | null,
  notes: Notes,
  isSame: (a: T, b: T) => boolean = Object.is,
): T | null {
  const [first] = group.rows;
  if (group.rows.length === 1 && first !== undefined) return pick(first);
  let value: T | null = null;
  for (const row of group.rows) {
    const own = pick(row);
    if (own === null) continue;
    if (value !== null && !isSame(value, own)) {
      notes.add(SAME_DAY_CONFLICT);
      return null;
    }
    value ??= own;
  }
  return value;
}

/** Ids of the rows of a date that say something. */
export function idsOn<R extends { readonly id: string }>(
  group: OnDay<R>,
  pick: (row: R) => unknown,
): readonly string[] {
  return group.rows.filter((row) => pick(row) !== null).map((row) => row.id);
}

/** On or before a session of that day: the same day counts as before unless flagged otherwise. */
export const isBeforeSession = (item: OnDay<unknown>, sessionDay: number): boolean =>
  item.day < sessionDay || (item.day === sessionDay && !item.post);
