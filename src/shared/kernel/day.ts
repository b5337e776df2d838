/**
 * Calendar dates without a time zone. A `Day` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: its length is its precision.
 * Arithmetic is on the proleptic Gregorian calendar by day numbers (days since 1970-01-01), never through `Date`.
 */
export type Day = string;
export type DayPrecision = 'day' | 'month' | 'year';

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const DAYS_PER_MONTH = 30.4375;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** True for a date that exists, in one of the three precisions, from year 1800 to 2299. */
export function isDay(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1800 || year > 2299) return false;
  if (match[2] === undefined) return true;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return false;
  if (match[3] === undefined) return true;
  const day = Number(match[3]);
  return day >= 1 && day <= daysInMonth(year, month);
}

export function precisionOf(day: Day): DayPrecision {
  return day.length === 10 ? 'day' : day.length === 7 ? 'month' : 'year';
}

/** Days since 1970-01-01 of a civil date (Hinnant's days-from-civil). */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/**
 * Day number of a date: exact for day precision, the 15th for month precision (imputed), `null` for year precision,
 * which no window test may use (`domain.md` 0.5).
 */
export function dayNumber(day: Day): number | null {
  if (day.length === 4) return null;
  const dayOfMonth = day.length === 7 ? 15 : Number(day.slice(8));
  return daysFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), dayOfMonth);
}

/** The `YYYY-MM-DD` of a day number. */
export function dayFromNumber(days: number): Day {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole days from one date to another; `null` when either has only year precision. */
export function daysBetween(from: Day, to: Day): number | null {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === null || end === null ? null : end - start;
}

/** Adds whole days to a date of day or month precision. */
export function addDays(day: Day, days: number): Day | null {
  const start = dayNumber(day);
  return start === null ? null : dayFromNumber(start + days);
}

export const toMonths = (days: number): number => days / DAYS_PER_MONTH;
