import { dayNumber, daysInMonth, precisionOf, type Day } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';

/** First and last day number a date may stand for; equal for a date known to the day. */
export interface DayBounds {
  readonly low: number;
  readonly high: number;
}

const numberOf = (day: Day): number => must(dayNumber(day), 'a date of day precision');

export function boundsOf(day: Day): DayBounds {
  const precision = precisionOf(day);
  if (precision === 'day') return { low: numberOf(day), high: numberOf(day) };
  if (precision === 'year') return { low: numberOf(`${day}-01-01`), high: numberOf(`${day}-12-31`) };
  const last = daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return { low: numberOf(`${day}-01`), high: numberOf(`${day}-${String(last)}`) };
}
