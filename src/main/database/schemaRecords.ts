import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
  type SQLiteColumnBuilderBase,
  type SQLiteTableExtraConfigValue,
  type SQLiteTableWithColumns,
} from 'drizzle-orm/sqlite-core';
import { entityOf } from '#shared/codebook/codebook.ts';
import { must } from '#shared/kernel/must.ts';
import { ENTITY_TABLES, type EntityTable } from './entityTables.ts';
import { quoteName, type Column } from './fieldColumns.ts';

/* The tables of the records, made from the codebook, in the form drizzle-kit reads. */

type Columns = Record<string, SQLiteColumnBuilderBase>;
export type AnyTable = SQLiteTableWithColumns<{
  name: string;
  schema: undefined;
  columns: Record<string, AnySQLiteColumn>;
  dialect: 'sqlite';
}>;

function builder(column: Column): SQLiteColumnBuilderBase {
  const base =
    column.type === 'TEXT'
      ? text(column.name)
      : column.type === 'REAL'
        ? real(column.name)
        : integer(column.name);
  return column.notNull ? base.notNull() : base;
}

const KEY_COLUMNS: Readonly<Record<string, (table: EntityTable) => SQLiteColumnBuilderBase>> = {
  id: (table) => (table.kind === 'patient' ? text('id').primaryKey() : text('id').notNull()),
  patient_id: (table) =>
    table.kind === 'identity' ? text('patient_id').primaryKey() : text('patient_id').notNull(),
  study_id: () => text('study_id').notNull().unique(),
  parent_id: () => text('parent_id').notNull(),
  version: () => integer('version').notNull(),
  deleted: () => integer('deleted').notNull(),
};

function columnsOf(table: EntityTable): Columns {
  const keys = table.keys.map((key) => [key, must(KEY_COLUMNS[key], 'a key column')(table)] as const);
  const fields = table.fields.flatMap(({ columns }) =>
    columns.map((column) => [column.name, builder(column)] as const),
  );
  return Object.fromEntries([...keys, ...fields]);
}

function checksOf(table: EntityTable): SQLiteTableExtraConfigValue[] {
  const checks = table.fields.flatMap(({ columns }) =>
    columns.flatMap((column) =>
      column.check === null
        ? []
        : [
            check(
              `${table.sqlName}_${column.name}`,
              sql.raw(
                column.notNull ? column.check : `${quoteName(column.name)} IS NULL OR (${column.check})`,
              ),
            ),
          ],
    ),
  );
  const flags = table.keys.includes('deleted')
    ? [check(`${table.sqlName}_deleted`, sql.raw('"deleted" IN (0, 1)'))]
    : [];
  return [...flags, ...checks];
}

function foreignKeysOf(
  table: EntityTable,
  own: AnyTable,
  made: ReadonlyMap<string, AnyTable>,
): SQLiteTableExtraConfigValue[] {
  const column = (of: AnyTable, name: string): AnySQLiteColumn => must(of[name], name);
  if (table.kind === 'patient') return [];
  const target = must(made.get(table.parent ?? 'patient'), 'the parent table');
  const key =
    table.parent === null
      ? foreignKey({ columns: [column(own, 'patient_id')], foreignColumns: [column(target, 'id')] })
      : foreignKey({
          columns: [column(own, 'patient_id'), column(own, 'parent_id')],
          foreignColumns: [column(target, 'patient_id'), column(target, 'id')],
        });
  return [key.onDelete('restrict').onUpdate('restrict')];
}

function tableOf(table: EntityTable, made: ReadonlyMap<string, AnyTable>): AnyTable {
  const own: AnyTable = sqliteTable(table.sqlName, columnsOf(table), (columns) => {
    const { patient_id: patientId, id } = columns as Record<string, AnySQLiteColumn>;
    const extras = [...foreignKeysOf(table, own, made), ...checksOf(table)];
    if (table.kind !== 'record') return extras;
    const key = [must(patientId, 'patient_id'), must(id, 'id')] as const;
    extras.push(primaryKey({ columns: [...key] }));
    if (entityOf(table.entity).cardinality === 'one') {
      extras.push(uniqueIndex(`${table.sqlName}_one`).on(key[0]).where(sql.raw('"deleted" = 0')));
    }
    return extras;
  });
  return own;
}

function recordTables(): ReadonlyMap<string, AnyTable> {
  const made = new Map<string, AnyTable>();
  for (const table of ENTITY_TABLES) made.set(table.sqlName, tableOf(table, made));
  return made;
}

export const RECORD_TABLES = recordTables();
