import type { Cell, ReleaseColumn, Row } from '#shared/deidentification/column.ts';
import { ALL_REASONS } from '#shared/deidentification/missingReason.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import type { WritableTable } from './format.ts';

/* How statistics packages see a table: text, numbers, days, and numbers that stand for labelled codes. */

/** Why a number is missing: its place among all reasons, from 0. */
export interface Reason {
  readonly reason: number;
}
export type StatisticalCell = string | number | Reason | null;

export interface StatisticalColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'day';
  readonly decimals: boolean;
  /** Labels of whole numbers, ascending. */
  readonly labels: readonly (readonly [value: number, label: string])[];
  /** UTF-8 bytes of the longest text, at least 1. */
  readonly width: number;
  /** Numbers are missing with a reason where the table has one; packages read labelled days as mere numbers. */
  readonly cell: (row: Row) => StatisticalCell;
}

const REASON_CODES = Object.keys(ALL_REASONS);
export const REASON_LABELS = Object.values(ALL_REASONS);
const YES_NO = [
  [0, 'No'],
  [1, 'Yes'],
] as const;

export const isReason = (cell: StatisticalCell): cell is Reason => typeof cell === 'object' && cell !== null;

const DAY_PRECISION = 10;

type Shape = Pick<StatisticalColumn, 'kind' | 'decimals' | 'labels'> & {
  readonly value: (cell: Exclude<Cell, null>) => string | number | null;
};

/** Partial dates, which only a limited data set has, stay text beside the others. */
function shapeOf(column: ReleaseColumn): Shape {
  const codes = column.codes === null ? [] : Object.entries(column.codes);
  switch (column.type) {
    case 'number':
      return { kind: 'number', decimals: true, labels: [], value: Number };
    case 'integer':
      return {
        kind: 'number',
        decimals: false,
        labels: codes.map(([code, label]) => [Number(code), label] as const),
        value: Number,
      };
    case 'boolean':
      return { kind: 'number', decimals: false, labels: YES_NO, value: (cell) => (cell === true ? 1 : 0) };
    case 'code': {
      const places = new Map(codes.map(([code], index) => [code, index + 1]));
      const labels = codes.map(
        ([code, label], index) => [index + 1, label === code ? code : `${code}: ${label}`] as const,
      );
      return { kind: 'number', decimals: false, labels, value: (cell) => places.get(String(cell)) ?? null };
    }
    case 'date':
      return {
        kind: 'day',
        decimals: false,
        labels: [],
        value: (cell) => (String(cell).length === DAY_PRECISION ? dayNumber(String(cell)) : null),
      };
    case 'key':
    case 'text':
    case 'codes':
    case 'integers':
      return { kind: 'text', decimals: false, labels: [], value: String };
  }
}

/** A name of at most 32 characters that no other column has, whatever the case. */
function shortName(name: string, taken: Set<string>): string {
  let short = name.slice(0, 32);
  for (let n = 2; taken.has(short.toLowerCase()); n += 1)
    short = `${name.slice(0, 31 - String(n).length)}_${n}`;
  taken.add(short.toLowerCase());
  return short;
}

/** A date known less precisely than to the day, as text. */
function partialOf(column: ReleaseColumn, index: number, name: string, width: number): StatisticalColumn {
  return {
    name,
    label: `${column.label}: as known, where not to the day`,
    kind: 'text',
    decimals: false,
    labels: [],
    width: Math.max(1, width),
    cell: (row) => {
      const cell = row[index] ?? null;
      return typeof cell === 'string' && cell.length < DAY_PRECISION ? cell : null;
    },
  };
}

/** One indicator a code: lists of codes have no other form in these packages. */
function indicatorsOf(
  column: ReleaseColumn,
  index: number,
  taken: Set<string>,
): readonly StatisticalColumn[] {
  return Object.entries(column.codes ?? {}).map(([code, label]) => ({
    name: shortName(`${column.name}_${code}`, taken),
    label: `${column.label}: ${label}`,
    kind: 'number',
    decimals: false,
    labels: YES_NO,
    width: 1,
    cell: (row) => {
      const cell = row[index] ?? null;
      return cell === null ? null : String(cell).split(';').includes(code) ? 1 : 0;
    },
  }));
}

export function statisticalColumns(table: WritableTable): readonly StatisticalColumn[] {
  const taken = new Set<string>();
  return table.columns.flatMap((column, index): readonly StatisticalColumn[] => {
    if (column.type === 'codes') return indicatorsOf(column, index, taken);
    const { value, ...shape } = shapeOf(column);
    const why = table.columns.findIndex(
      (item) => item.companionOf === column.name && item.name.endsWith('_missing'),
    );
    const cell = (row: Row): StatisticalCell => {
      const given = row[index] ?? null;
      if (given !== null) return value(given);
      const reason = why < 0 || shape.kind !== 'number' ? -1 : REASON_CODES.indexOf(String(row[why] ?? ''));
      return reason < 0 ? null : { reason };
    };
    const width = Math.max(1, table.widths[index] ?? 1);
    const whole = { ...shape, name: shortName(column.name, taken), label: column.label, width, cell };
    const isPartial = column.type === 'date' && column.action === 'kept';
    return isPartial
      ? [whole, partialOf(column, index, shortName(`${column.name}_partial`, taken), width)]
      : [whole];
  });
}
