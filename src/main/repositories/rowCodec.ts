import type { AnyRecord, Value } from '#shared/codebook/records.ts';
import type { Entry } from '#shared/model/missing.ts';
import type { EntityTable } from '#main/database/entityTables.ts';
import { quoteName, type Cell } from '#main/database/fieldColumns.ts';

/** The way between a table's rows, as lists of cells, and records. */
export interface RowCodec {
  readonly table: EntityTable;
  /** Column names, keys first. */
  readonly columns: readonly string[];
  /** The same as SQL. */
  readonly columnList: string;
  /** The cells of a row, after the given ones. */
  encode(record: AnyRecord, keys?: readonly Cell[]): Cell[];
  /** Adds the fields of a row to a record; the order of keys is the codebook's. */
  decodeInto(row: readonly Cell[], record: Record<string, unknown>): void;
}

export function rowCodec(table: EntityTable): RowCodec {
  const fieldColumns = table.fields.flatMap(({ columns }) => columns.map(({ name }) => name));
  const columns = [...table.keys, ...fieldColumns];
  let offset = table.keys.length;
  const placed = table.fields.map((field) => {
    const at = offset;
    offset += field.columns.length;
    return { field, at };
  });
  return {
    table,
    columns,
    columnList: columns.map(quoteName).join(', '),
    encode: (record, keys = []) => {
      const cells = [...keys];
      for (const { field } of placed) field.encode(entryOf(record, field.field), cells);
      return cells;
    },
    decodeInto: (row, record) => {
      for (const { field, at } of placed) record[field.field] = field.decode(row, at);
    },
  };
}

const entryOf = (record: AnyRecord, field: string): Entry<Value> => record[field] ?? null;
