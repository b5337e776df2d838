import { addDays, isDay, type Day } from '#shared/kernel/day.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

export type DateProblem = { readonly code: 'not-a-date' } | { readonly code: 'no-anchor' };

const NOT_A_DATE = fail({ code: 'not-a-date' } as const);

const two = (part: string): string => part.padStart(2, '0');

/** Two digits are this century up to next year, the last one beyond. */
function fullYear(year: string, today: Day): string {
  if (year.length === 4) return year;
  const century = Number(today.slice(0, 2));
  const next = Number(today.slice(2, 4)) + 1;
  return `${Number(year) <= next ? century : century - 1}${two(year)}`;
}

function checked(day: string): Result<Day, DateProblem> {
  return isDay(day) ? ok(day) : NOT_A_DATE;
}

function fromDigits(digits: string, today: Day): Result<Day, DateProblem> {
  if (digits.length === 4) return checked(digits);
  if (digits.length === 6) {
    return checked(`${fullYear(digits.slice(4), today)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`);
  }
  if (digits.length !== 8) return NOT_A_DATE;
  const yearFirst = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const yearLast = `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`;
  return isDay(yearFirst) ? ok(yearFirst) : checked(yearLast);
}

function fromParts(parts: readonly string[], today: Day): Result<Day, DateProblem> {
  const [a = '', b = '', c = ''] = parts;
  if (parts.length === 2) {
    return a.length === 4 ? checked(`${a}-${two(b)}`) : checked(`${fullYear(b, today)}-${two(a)}`);
  }
  if (parts.length !== 3) return NOT_A_DATE;
  return a.length === 4
    ? checked(`${a}-${two(b)}-${two(c)}`)
    : checked(`${fullYear(c, today)}-${two(b)}-${two(a)}`);
}

/**
 * A date as coordinators type it: `140321` and `14/3/21` (day first), `2021-03-14`, `20210314`, `2021-03`, `2021`,
 * `t` for today, `t-7`, and `+28` counted from the anchor.
 */
export function parseTypedDate(text: string, today: Day, anchor: Day | null): Result<Day, DateProblem> {
  const typed = text.trim().toLowerCase();
  const shift = /^(t?)\s*([-+]\s*\d{1,5})?$/.exec(typed);
  if (typed !== '' && shift) {
    const days = Number((shift[2] ?? '0').replace(/\s/g, ''));
    const from = shift[1] === 't' ? today : anchor;
    if (from === null) return fail({ code: 'no-anchor' });
    const day = addDays(from, days);
    return day === null ? NOT_A_DATE : ok(day);
  }
  if (/^\d+$/.test(typed)) return fromDigits(typed, today);
  return /^\d{1,4}([-/. ]\d{1,4}){1,2}$/.test(typed) ? fromParts(typed.split(/[-/. ]/), today) : NOT_A_DATE;
}
