import { byCodePoint } from '#shared/kernel/order.ts';
import { refuse } from './refused.ts';
import type { Cell, Factors, SpecArguments, Table } from './types.ts';

/** A table with the rows in use (`rows` holds their place in the file) and the levels of its categorical columns. */
export type Frame = { readonly table: Table; readonly factors: Factors; readonly rows: readonly number[] };

/** Values of a categorical column become text; those outside its levels are missing. */
export function openFrame(table: Table, factors: Factors): Frame {
  const columns = Object.entries(table).map(([name, cells]) => {
    const levels = Object.hasOwn(factors, name) ? factors[name] : undefined;
    if (levels === undefined) return [name, cells] as const;
    const known = new Set(levels.map(String));
    const coded = cells.map((cell) => (cell !== null && known.has(String(cell)) ? String(cell) : null));
    return [name, coded] as const;
  });
  const length = columns[0]?.[1].length ?? 0;
  return { table: Object.fromEntries(columns), factors, rows: Array.from({ length }, (_, i) => i) };
}

function columnOf(frame: Frame, name: string): readonly Cell[] {
  const column = Object.hasOwn(frame.table, name) ? frame.table[name] : undefined;
  return column ?? refuse('unknown_column', name);
}

export const cellsOf = (frame: Frame, name: string): readonly Cell[] => {
  const column = columnOf(frame, name);
  return frame.rows.map((row) => column[row] ?? null);
};

/** The rows with no missing value in any of the columns. */
export function completeRows(frame: Frame, names: readonly (string | undefined)[]): Frame {
  const columns = names.flatMap((name) => (name === undefined ? [] : [columnOf(frame, name)]));
  const complete = (row: number): boolean => columns.every((column) => (column[row] ?? null) !== null);
  return { ...frame, rows: frame.rows.filter(complete) };
}

export const isNumeric = (frame: Frame, name: string): boolean =>
  columnOf(frame, name).every((cell) => cell === null || typeof cell === 'number');

export function numericColumn(frame: Frame, name: string): Float64Array {
  return Float64Array.from(cellsOf(frame, name), (cell) =>
    typeof cell === 'number' ? cell : refuse('not_numeric', name),
  );
}

export function statusColumn(frame: Frame, name: string): Uint8Array {
  return Uint8Array.from(cellsOf(frame, name), (cell) =>
    cell === 0 || cell === 1 ? cell : refuse('invalid_status', name),
  );
}

/** Levels of a column in use: its declared order, else numbers ascending or text in code point order. */
export function levelsOf(frame: Frame, name: string, dropUnused = true): readonly (string | number)[] {
  const present = new Set(cellsOf(frame, name));
  const declared = Object.hasOwn(frame.factors, name) ? frame.factors[name] : undefined;
  if (declared !== undefined) {
    const levels = declared.map(String);
    return dropUnused ? levels.filter((level) => present.has(level)) : levels;
  }
  const values = [...present].filter((value) => value !== null);
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === values.length) return numbers.sort((a, b) => a - b);
  return values.map(String).sort(byCodePoint);
}

/** Code of each row's level, -1 where missing. */
export function codesOf(frame: Frame, name: string, levels: readonly (string | number)[]): Int32Array {
  const position = new Map<Cell, number>(levels.map((level, code) => [level, code]));
  return Int32Array.from(cellsOf(frame, name), (cell) => position.get(cell) ?? -1);
}

export type GroupLabel = Readonly<Record<string, Cell>>;
export type Grouping = { readonly codes: Int32Array; readonly labels: readonly GroupLabel[] };

/** One grouping from several columns, the first varying slowest; only combinations that occur. */
export function grouping(frame: Frame, names: readonly string[]): Grouping | null {
  if (names.length === 0) return null;
  const parts = names.map((name) => {
    const levels = levelsOf(frame, name);
    return { name, levels, codes: codesOf(frame, name, levels) };
  });
  const combined = frame.rows.map((_, i) =>
    parts.reduce((sum, part) => sum * part.levels.length + (part.codes[i] as number), 0),
  );
  const present = [...new Set(combined)].sort((a, b) => a - b);
  const position = new Map(present.map((code, k) => [code, k]));
  const labels = present.map((code) => {
    let rest = code;
    const entries = [...parts].reverse().map((part): readonly [string, Cell] => {
      const at = rest % part.levels.length;
      rest = Math.floor(rest / part.levels.length);
      return [part.name, part.levels[at] ?? null];
    });
    return Object.fromEntries(entries.reverse());
  });
  return { codes: Int32Array.from(combined, (code) => position.get(code) ?? -1), labels };
}

type Test = (cell: Cell, value: unknown) => boolean;
const ordered =
  (compare: (a: number | string, b: number | string) => boolean): Test =>
  (cell, value) =>
    cell !== null && (typeof value === 'number' || typeof value === 'string') && typeof cell === typeof value
      ? compare(cell, value)
      : false;
const same = (cell: Cell, value: unknown): boolean =>
  cell !== null && (cell === value || String(cell) === String(value));
const TESTS: Readonly<Record<string, Test>> = {
  in: (cell, value) => Array.isArray(value) && value.some((item) => same(cell, item)),
  eq: same,
  ne: (cell, value) => cell !== null && !same(cell, value),
  gt: ordered((a, b) => a > b),
  ge: ordered((a, b) => a >= b),
  lt: ordered((a, b) => a < b),
  le: ordered((a, b) => a <= b),
  notna: (cell) => cell !== null,
};

/** Applies `args.subset`: conditions `{ col, op, value }` that must all hold; a missing cell never does. */
export function subsetRows(frame: Frame, args: SpecArguments): Frame {
  const conditions: readonly unknown[] = Array.isArray(args['subset']) ? args['subset'] : [];
  let kept = frame;
  for (const condition of conditions) {
    if (typeof condition !== 'object' || condition === null) refuse('unsupported', 'subset');
    const { col, op, value } = condition as { col?: unknown; op?: unknown; value?: unknown };
    const test = typeof op === 'string' && Object.hasOwn(TESTS, op) ? TESTS[op] : undefined;
    if (typeof col !== 'string' || test === undefined) refuse('unsupported', 'subset');
    const column = columnOf(frame, col);
    kept = { ...kept, rows: kept.rows.filter((row) => test(column[row] ?? null, value)) };
  }
  return kept;
}
