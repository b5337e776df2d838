import type { Field } from '#shared/codebook/fieldTypes.ts';
import { parseEntry } from '#shared/codebook/parseValue.ts';
import type { ProblemCode } from '#shared/codebook/problem.ts';
import type { Value } from '#shared/codebook/records.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { canonicalUnit } from '#shared/kernel/units.ts';
import { MISSING_REASONS, type Entry, type MissingReason } from '#shared/model/missing.ts';
import type { FieldColumn } from './columns.ts';
import { AMBIGUOUS, dateReader, type DateReader } from './dates.ts';
import { numberReader, type NumberReader } from './numbers.ts';
import type { ImportCode, Mapping, SourceRow } from './types.ts';

export interface CellRefusal {
  readonly code: ImportCode;
  readonly message: string;
}

/** What a cell says: nothing (no change), clear the field, or an entry. */
export type CellContent =
  { readonly kind: 'blank' } | { readonly kind: 'entry'; readonly entry: Entry<Value> };
type Cell = Result<CellContent, CellRefusal>;

const BRACKETED = /^\[([A-Z]+)\]$/;
const COMPARED = /^(<=|>=|<|>|≤|≥)\s*(.*)$/;
const LIST_SEPARATOR = /\s*[;|]\s*/;
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;
const YES = new Set(['yes', 'y', 'true', '1']);
const NO = new Set(['no', 'n', 'false', '0']);

const entry = (value: Entry<Value>): Cell => ok({ kind: 'entry', entry: value });
const refuse = (code: ImportCode, message: string): Cell => fail({ code, message });

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Reads the cells of one column; made from the whole column, so that its notation is judged once. */
export class ColumnReader {
  readonly #column: FieldColumn;
  readonly #missing: Mapping['missing'];
  readonly #number: NumberReader;
  readonly #date: DateReader;

  constructor(column: FieldColumn, rows: readonly SourceRow[], missing: Mapping['missing']) {
    const cells = rows.map(({ cells: all }) => all[column.index] ?? '').filter((cell) => cell !== '');
    this.#column = column;
    this.#missing = missing;
    this.#number = numberReader(cells.map((cell) => COMPARED.exec(cell)?.[2] ?? cell));
    this.#date = dateReader(cells, column.mapping.dateOrder);
  }

  read({ cells }: SourceRow): Cell {
    const text = cells[this.#column.index] ?? '';
    if (text === '') return ok({ kind: 'blank' });
    if (FORMULA_ERROR.test(text)) return refuse('formula-error', 'holds the error of a formula');
    const reason = this.#reasonOf(text);
    if (reason === 'CLEAR') return entry(null);
    const raw = reason === null ? this.#valueOf(text, cells) : ok({ missing: reason });
    if (!raw.ok) return raw;
    const parsed = parseEntry(this.#column.declaration, raw.value);
    return parsed.ok ? entry(parsed.value) : refuse(IMPORT_CODES[parsed.error.code], parsed.error.message);
  }

  #reasonOf(text: string): MissingReason | 'CLEAR' | null {
    if (Object.hasOwn(this.#missing, text)) return this.#missing[text] ?? null;
    const word = BRACKETED.exec(text)?.[1];
    if (word === 'CLEAR') return 'CLEAR';
    return word !== undefined && Object.hasOwn(MISSING_REASONS, word) ? (word as MissingReason) : null;
  }

  #valueOf(text: string, cells: readonly string[]): Result<unknown, CellRefusal> {
    const { declaration, mapping } = this.#column;
    const mapped =
      mapping.values !== undefined && Object.hasOwn(mapping.values, text) ? mapping.values[text] : undefined;
    const given = mapped ?? text;
    switch (declaration.type) {
      case 'text':
      case 'reference':
        return ok(given);
      case 'date':
        return this.#dateOf(given);
      case 'boolean':
        return ok(YES.has(fold(given)) ? true : NO.has(fold(given)) ? false : given);
      case 'code':
        return ok(codeOf(declaration.codes, given));
      case 'codes':
        return ok(given.split(LIST_SEPARATOR).map((part) => codeOf(declaration.codes, part)));
      case 'integers':
        return this.#numbersOf(given.split(LIST_SEPARATOR));
      case 'integer':
        return given === 'innumerable' ? ok(given) : this.#numberOf(given);
      case 'grade':
      case 'number':
        return this.#numberOf(given);
      case 'lab':
        return this.#labOf(declaration, given, cells);
    }
  }

  #dateOf(text: string): Result<unknown, CellRefusal> {
    const day = this.#date(text);
    if (day === AMBIGUOUS)
      return fail({ code: 'ambiguous-date', message: 'day and month can be read both ways; name the order' });
    return day === null ? fail({ code: 'wrong-type', message: 'is not a date that exists' }) : ok(day);
  }

  #numberOf(text: string): Result<number, CellRefusal> {
    const value = this.#number(text);
    if (value === 'ambiguous') {
      return fail({
        code: 'ambiguous-number',
        message: 'comma or point can be read both ways; write it without grouping',
      });
    }
    return value === null ? fail({ code: 'wrong-type', message: 'is not a number' }) : ok(value);
  }

  #numbersOf(parts: readonly string[]): Result<unknown, CellRefusal> {
    const numbers = parts.map((part) => this.#numberOf(part));
    return (
      numbers.find((number) => !number.ok) ?? ok(numbers.map((number) => (number.ok ? number.value : null)))
    );
  }

  #labOf(
    field: Field & { type: 'lab' },
    text: string,
    cells: readonly string[],
  ): Result<unknown, CellRefusal> {
    const [, sign, rest] = COMPARED.exec(text) ?? [];
    const value = this.#numberOf(rest ?? text);
    if (!value.ok) return value;
    const { unit, unitColumn } = this.#column;
    const named = unitColumn === null ? (unit ?? canonicalUnit(field.quantity)) : (cells[unitColumn] ?? '');
    if (named === '') return fail({ code: 'unit-missing', message: 'has no unit in its unit column' });
    const comparator = sign?.replace('≤', '<=').replace('≥', '>=');
    return ok({ value: value.value, unit: named, ...(comparator === undefined ? {} : { comparator }) });
  }
}

/** The code of a cell that holds a code or its label; the text itself where it is neither. */
function codeOf(codes: Readonly<Record<string, string>>, text: string): string {
  if (Object.hasOwn(codes, text)) return text;
  const folded = fold(text);
  const found = Object.entries(codes).filter(
    ([code, label]) => fold(code) === folded || fold(label) === folded,
  );
  return found.length === 1 ? (found[0]?.[0] ?? text) : text;
}

const IMPORT_CODES: Readonly<Record<ProblemCode, ImportCode>> = {
  'wrong-type': 'wrong-type',
  'unknown-code': 'unknown-code',
  'unknown-field': 'unknown-column',
  'unknown-unit': 'unknown-code',
  'out-of-range': 'out-of-range',
  'invalid-date': 'wrong-type',
  'too-long': 'out-of-range',
  required: 'wrong-type',
  'duplicate-key': 'duplicate-key',
  'target-rule': 'out-of-range',
  'unknown-reference': 'unknown-code',
};
