import { dayFromNumber, dayNumber, daysInMonth, precisionOf, type Day } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';

interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** The first and last day a date of any precision can stand for. */
function spanOf(day: Day): DaySpan {
  const precision = precisionOf(day);
  const year = day.slice(0, 4);
  const first = precision === 'day' ? day : precision === 'month' ? `${day}-01` : `${year}-01-01`;
  const month = Number(day.slice(5, 7));
  const last =
    precision === 'day'
      ? day
      : precision === 'month'
        ? `${day}-${String(daysInMonth(Number(year), month)).padStart(2, '0')}`
        : `${year}-12-31`;
  return { first: must(dayNumber(first), 'a full date'), last: must(dayNumber(last), 'a full date') };
}

export type Certainty = 'certain' | 'possible' | 'no';

/** Whether `a` lies before `b`: for every day the two can stand for, for some, or for none. */
export function isBefore(a: Day, b: Day): Certainty {
  const [left, right] = [spanOf(a), spanOf(b)];
  if (left.last < right.first) return 'certain';
  return left.first < right.last ? 'possible' : 'no';
}

/** Whether `a` lies more than `days` before `b`. */
export function isBeforeBy(a: Day, b: Day, days: number): Certainty {
  const { first, last } = spanOf(a);
  const shifted = { first: dayFromNumber(first + days), last: dayFromNumber(last + days) };
  const [early, late] = [isBefore(shifted.first, b), isBefore(shifted.last, b)];
  return late === 'certain' ? 'certain' : early === 'no' ? 'no' : 'possible';
}
