import { dayNumber, daysInMonth, type Day } from '#shared/kernel/day.ts';
import { not, or, type Truth } from '#shared/kernel/kleene.ts';
import { must } from '#shared/kernel/must.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import type { Known, Scalar, VariableType } from '../variables.ts';

export const OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof OPERATORS)[number];

const numeric: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

interface Span {
  readonly first: number;
  readonly last: number;
}

/** The days that a date of any precision can mean. */
function spanOf(day: Day): Span {
  const first = day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day;
  const year = Number(day.slice(0, 4));
  const month = day.length === 4 ? 12 : Number(day.slice(5, 7));
  const last =
    day.length === 10
      ? day
      : `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-${daysInMonth(year, month)}`;
  return { first: must(dayNumber(first), 'a full date'), last: must(dayNumber(last), 'a full date') };
}

function compareDates(operator: Operator, value: Day, literal: Day): Truth {
  const a = spanOf(value);
  const b = spanOf(literal);
  switch (operator) {
    case '=':
      if (a.first >= b.first && a.last <= b.last) return true;
      return a.last < b.first || a.first > b.last ? false : null;
    case '!=':
      return not(compareDates('=', value, literal));
    case '<':
      if (a.last < b.first) return true;
      return a.first >= b.first ? false : null;
    case '>=':
      return not(compareDates('<', value, literal));
    case '<=':
      if (a.last <= b.last) return true;
      return a.first > b.last ? false : null;
    case '>':
      return not(compareDates('<=', value, literal));
  }
}

function compareOne(type: VariableType, operator: Operator, value: Scalar, literal: Scalar): Truth {
  if (type.kind === 'date') return compareDates(operator, String(value), String(literal));
  if (typeof value === 'number' && typeof literal === 'number') {
    return numeric[operator](round6(value), round6(literal));
  }
  const isSame = String(value) === String(literal);
  return operator === '!=' ? !isSame : isSame;
}

/** A comparison on what is known: decided when every value that remains possible gives the same answer. */
export function compareKnown(type: VariableType, operator: Operator, known: Known, literal: Scalar): Truth {
  if (known === null) return null;
  if (type.kind === 'codes') {
    const holds = known.includes(literal);
    return operator === '!=' ? !holds : holds;
  }
  const [first = null, ...others] = new Set(known.map((value) => compareOne(type, operator, value, literal)));
  return others.length === 0 ? first : null;
}

/** Membership: each possible value is looked for in the whole list before the answers are put together. */
export function isIn(type: VariableType, known: Known, literals: readonly Scalar[]): Truth {
  if (known === null) return null;
  if (type.kind === 'codes') return known.some((value) => literals.includes(value));
  const answers = known.map((value) =>
    or(...literals.map((literal) => compareOne(type, '=', value, literal))),
  );
  const [first = null, ...others] = new Set(answers);
  return others.length === 0 ? first : null;
}
