import { isDay } from '#shared/kernel/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const NAME = `(${MONTHS.join('|')})[a-z]*`;
const GAP = '[\\s./,-]*';

/* Year first, also with CJK signs; year last, either order; eight digits; month by name. */
const YEAR_FIRST = /(?<!\d)(\d{4})\s*[-/.\u5e74\ub144]\s*(\d{1,2})\s*[-/.\u6708\uc6d4]\s*(\d{1,2})(?!\d)/gu;
const YEAR_LAST = /(?<!\d)(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)/gu;
const COMPACT = /(?<![\p{L}\d])(\d{2})(\d{2})(\d{2})(\d{2})(?![\p{L}\d])/gu;
const DAY_NAME = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?${GAP}${NAME}${GAP}(\\d{4})(?!\\d)`, 'gu');
const NAME_DAY = new RegExp(`${NAME}${GAP}(\\d{1,2})(?:st|nd|rd|th)?${GAP}(\\d{4})(?!\\d)`, 'gu');

const iso = (year: string, month: string | number, day: string): string =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
const monthNumber = (name: string | undefined): number => MONTHS.findIndex((month) => month === name) + 1;

/** Every date a folded text may mean, in the spellings people use, as `YYYY-MM-DD`. */
export function datesIn(folded: string): readonly string[] {
  if (!/\d{4}/.test(folded)) return [];
  const found: string[] = [];
  for (const [, y = '', m = '', d = ''] of folded.matchAll(YEAR_FIRST)) found.push(iso(y, m, d));
  for (const [, a = '', b = '', y = ''] of folded.matchAll(YEAR_LAST)) found.push(iso(y, b, a), iso(y, a, b));
  for (const [, a = '', b = '', c = '', d = ''] of folded.matchAll(COMPACT)) {
    found.push(iso(a + b, c, d), iso(c + d, b, a), iso(c + d, a, b));
  }
  for (const [, d = '', name, y = ''] of folded.matchAll(DAY_NAME)) found.push(iso(y, monthNumber(name), d));
  for (const [, name, d = '', y = ''] of folded.matchAll(NAME_DAY)) found.push(iso(y, monthNumber(name), d));
  return found.filter(isDay);
}
