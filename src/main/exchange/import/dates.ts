import { isDay, type Day } from '#shared/kernel/day.ts';
import type { DateOrder } from './types.ts';

/** A date whose day and month can be read both ways. */
export const AMBIGUOUS = Symbol('ambiguous');
export type DateReader = (text: string) => Day | typeof AMBIGUOUS | null;

const ORDERED = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SHUFFLED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

const join = (year: string, month: string, day?: string): Day | null => {
  const text = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
  return isDay(text) ? text : null;
};

function readYearFirst(text: string): Day | null {
  if (/^\d{4}$/.test(text)) return isDay(text) ? text : null;
  const match = ORDERED.exec(text) ?? COMPACT.exec(text);
  return match?.[1] !== undefined && match[2] !== undefined ? join(match[1], match[2], match[3]) : null;
}

function readShuffled(text: string, order: DateOrder): Day | null {
  const [, first, second, year] = SHUFFLED.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  return order === 'DMY' ? join(year, second, first) : join(year, first, second);
}

/**
 * A reader for one column. Dates with the year first are plain; the others take the order the mapping names, else
 * the one order under which every cell of the column exists. Where both do and differ, the cell is ambiguous. Years
 * of two digits are not read.
 */
export function dateReader(cells: readonly string[], named: DateOrder | undefined): DateReader {
  const shuffled = cells.filter((cell) => SHUFFLED.test(cell));
  const orders: readonly DateOrder[] = named === undefined ? ['DMY', 'MDY'] : [named];
  const fitting = orders.filter((order) => shuffled.every((cell) => readShuffled(cell, order) !== null));
  return (text) => {
    const plain = readYearFirst(text);
    if (plain !== null) return plain;
    const days = new Set(fitting.map((order) => readShuffled(text, order)));
    days.delete(null);
    if (days.size > 1) return AMBIGUOUS;
    const [day] = days;
    return day ?? null;
  };
}
