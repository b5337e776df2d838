import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { Value } from '#shared/codebook/records.ts';
import { canonicalValue, COMPARATORS, type Comparator, type LabValue } from '#shared/model/lab.ts';
import { isMissing, MISSING_REASONS, type Entry, type MissingReason } from '#shared/model/missing.ts';
import { unitsOf } from '#shared/kernel/units.ts';

/** What SQLite keeps in a cell of ours. */
export type Cell = string | number | null;

export interface Column {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
  readonly notNull: boolean;
  /** SQL that holds for every value of the column; not asked of NULL. */
  readonly check: string | null;
}

/**
 * How one field lies in a table: its columns, and the way in and out. The value comes first; the reason why it is
 * missing comes last and is there unless the field is required.
 */
export interface FieldColumns {
  readonly field: string;
  readonly columns: readonly Column[];
  /** Appends the field's cells to a row. */
  readonly encode: (entry: Entry<Value>, row: Cell[]) => void;
  /** `offset` is the place of the field's first column in the row. */
  readonly decode: (row: readonly Cell[], offset: number) => Entry<Value>;
  /** SQL that writes the field as JSON text, as a record holds it; `of` is a row name such as `NEW`. */
  readonly json: (of: string) => string;
}

export function columnName(field: string): string {
  return field
    .replaceAll('.', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const quoteName = (name: string): string => `"${name}"`;
const literal = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoteText(value);
/* Not IN: SQLite makes a temporary table of its list for every row that is checked. */
const oneOfValues = (of: string, values: readonly (string | number)[]): string =>
  `(${values.map((value) => `${of} = ${literal(value)}`).join(' OR ')})`;
const oneOf = (name: string, values: readonly (string | number)[]): string =>
  oneOfValues(quoteName(name), values);

/** The columns of the value alone, with its way in and out. */
interface ValueColumns {
  readonly columns: readonly Omit<Column, 'notNull'>[];
  readonly encode: (value: Value, row: Cell[]) => void;
  readonly decode: (cells: readonly Cell[], offset: number) => Value;
  readonly json: (of: string) => string;
}

const plain = (name: string, type: Column['type'], check: string | null): ValueColumns => ({
  columns: [{ name, type, check }],
  encode: (value, row) => {
    row.push(value as string | number);
  },
  decode: (cells, offset) => cells[offset] as string | number,
  json: (of) => `json_quote(${of}.${quoteName(name)})`,
});

const flag = (name: string): ValueColumns => ({
  columns: [{ name, type: 'INTEGER', check: oneOf(name, [0, 1]) }],
  encode: (value, row) => {
    row.push(value === true ? 1 : 0);
  },
  decode: (cells, offset) => cells[offset] === 1,
  json: (of) => `iif(${of}.${quoteName(name)}, 'true', 'false')`,
});

const list = (name: string): ValueColumns => ({
  columns: [{ name, type: 'TEXT', check: `json_valid(${quoteName(name)})` }],
  encode: (value, row) => {
    row.push(JSON.stringify(value));
  },
  decode: (cells, offset) => JSON.parse(cells[offset] as string) as Value,
  json: (of) => `${of}.${quoteName(name)}`,
});

/** A count that may be the word `innumerable`: 0 in the count's column would be a value, so the word has its own. */
function countOrWord(name: string): ValueColumns {
  const word = `${name}_innumerable`;
  return {
    columns: [
      { name, type: 'INTEGER', check: `${quoteName(word)} IS NULL` },
      { name: word, type: 'INTEGER', check: oneOf(word, [1]) },
    ],
    encode: (value, row) => {
      if (value === 'innumerable') row.push(null, 1);
      else row.push(value as number, null);
    },
    decode: (cells, offset) => (cells[offset + 1] === 1 ? 'innumerable' : (cells[offset] as number)),
    json: (of) => `iif(${of}.${quoteName(word)}, '"innumerable"', json_quote(${of}.${quoteName(name)}))`,
  };
}

function laboratory(name: string, field: Extract<Field, { type: 'lab' }>): ValueColumns {
  const unit = `${name}_unit`;
  const comparator = `${name}_comparator`;
  const canonical = `${name}_canonical`;
  const withValue = `${quoteName(name)} IS NOT NULL`;
  const complete = `${quoteName(unit)} IS NOT NULL AND ${quoteName(canonical)} IS NOT NULL`;
  return {
    columns: [
      { name, type: 'REAL', check: complete },
      { name: unit, type: 'TEXT', check: `${oneOf(unit, unitsOf(field.quantity))} AND ${withValue}` },
      { name: comparator, type: 'TEXT', check: `${oneOf(comparator, COMPARATORS)} AND ${withValue}` },
      { name: canonical, type: 'REAL', check: withValue },
    ],
    encode: (value, row) => {
      const lab = value as LabValue;
      row.push(lab.value, lab.unit, lab.comparator ?? null, canonicalValue(field.quantity, lab));
    },
    decode: (cells, offset) => {
      const given = cells[offset + 2] as Comparator | null;
      const lab = { value: cells[offset] as number, unit: cells[offset + 1] as string };
      return given === null ? lab : { ...lab, comparator: given };
    },
    json: (of) =>
      `'{"value":' || json_quote(${of}.${quoteName(name)}) || ',"unit":' || json_quote(${of}.${quoteName(unit)})` +
      ` || ifnull(',"comparator":"' || ${of}.${quoteName(comparator)} || '"', '') || '}'`,
  };
}

function valueColumns(name: string, field: Field): ValueColumns {
  switch (field.type) {
    case 'text':
      return plain(name, 'TEXT', `length(${quoteName(name)}) BETWEEN 1 AND ${field.maxLength}`);
    case 'reference':
      return plain(name, 'TEXT', null);
    case 'date':
      return plain(name, 'TEXT', oneOfValues(`length(${quoteName(name)})`, [4, 7, 10]));
    case 'code':
      return plain(name, 'TEXT', oneOf(name, Object.keys(field.codes)));
    case 'grade':
      return plain(name, 'INTEGER', oneOf(name, Object.keys(field.grades).map(Number)));
    case 'boolean':
      return flag(name);
    case 'integer':
      return field.innumerable ? countOrWord(name) : plain(name, 'INTEGER', null);
    case 'number':
      return plain(name, 'REAL', null);
    case 'codes':
    case 'integers':
      return list(name);
    case 'lab':
      return laboratory(name, field);
  }
}

const whenPresent = (columns: readonly Omit<Column, 'notNull'>[], of: string): string =>
  columns.map(({ name }) => `${of}.${quoteName(name)} IS NOT NULL`).join(' OR ');

/** The place of one field: the only code that knows how a field type is stored. */
export function fieldColumns(field: string, declaration: Field): FieldColumns {
  const name = columnName(field);
  const value = valueColumns(name, declaration);
  const width = value.columns.length;
  const required = declaration.required === true;
  const reason = `${name}_missing`;
  const present = value.columns.map(({ name: column }) => `${quoteName(column)} IS NULL`).join(' AND ');
  const missing: Column = {
    name: reason,
    type: 'TEXT',
    notNull: false,
    check: `${oneOf(reason, Object.keys(MISSING_REASONS))} AND ${present}`,
  };
  return {
    field,
    columns: [
      ...value.columns.map((column) => ({ ...column, notNull: required })),
      ...(required ? [] : [missing]),
    ],
    encode: (entry, row) => {
      if (entry === null || isMissing(entry)) {
        for (let at = 0; at < width; at += 1) row.push(null);
        if (!required) row.push(entry?.missing ?? null);
      } else {
        value.encode(entry, row);
        if (!required) row.push(null);
      }
    },
    decode: (row, offset) => {
      const given = required ? null : (row[offset + width] as MissingReason | null);
      if (given !== null) return { missing: given };
      for (let at = offset; at < offset + width; at += 1) {
        if (row[at] !== null) return value.decode(row, offset);
      }
      return null;
    },
    json: (of) =>
      required
        ? value.json(of)
        : `CASE WHEN ${of}.${quoteName(reason)} IS NOT NULL THEN '{"missing":"' || ${of}.${quoteName(reason)} || '"}'` +
          ` WHEN ${whenPresent(value.columns, of)} THEN ${value.json(of)} ELSE 'null' END`,
  };
}
