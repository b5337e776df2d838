import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from 'hyparquet-writer';
import { basename } from 'node:path';
import type { Cell, ReleaseColumn, Row } from '#shared/deidentification/column.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';
import type { FoundCell, ReleaseFormat, WritableTable } from './format.ts';

const GROUP_ROWS = 50_000;
const READ_ROWS = 20_000;

/** Dates are text: a limited data set has some that are known to the month only. */
function elementOf({ name, type }: ReleaseColumn): SchemaElement {
  const repetition_type = 'OPTIONAL';
  switch (type) {
    case 'boolean':
      return { name, type: 'BOOLEAN', repetition_type };
    case 'integer':
      return { name, type: 'INT32', repetition_type };
    case 'number':
      return { name, type: 'DOUBLE', repetition_type };
    default:
      return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
  }
}

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  const bytes = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: 'schema', num_children: table.columns.length },
    ...table.columns.map(elementOf),
  ];
  const kvMetadata = [{ key: 'codebook', value: JSON.stringify(table.columns) }];
  // No statistics: smallest and largest values would stand in the footer a second time.
  const writer = new ParquetWriter({
    writer: bytes,
    schema,
    statistics: false,
    kvMetadata,
    createdBy: 'Switchpoint',
  });
  const flush = async (rows: readonly Row[]): Promise<void> => {
    const columnData = table.columns.map(({ name }, index): ColumnSource => ({
      name,
      data: rows.map((row): Cell => row[index] ?? null),
    }));
    await writer.write({ columnData, rowGroupSize: GROUP_ROWS });
  };
  let group: Row[] = [];
  for await (const row of table.rows()) {
    group.push(row);
    if (group.length < GROUP_ROWS) continue;
    await flush(group);
    group = [];
  }
  if (group.length > 0 || table.rowCount === 0) await flush(group);
  await writer.finish();
  await folder.write(`data/${table.name}.parquet`, bytes.getBytes(), table.rowCount);
}

async function* readParquet(path: string): AsyncGenerator<FoundCell> {
  const table = basename(path, '.parquet');
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  for (const { name } of metadata.schema) yield { table, column: 'metadata', row: 0, text: name };
  for (const { key, value } of metadata.key_value_metadata ?? []) {
    for (const text of [key, ...(value ?? '').split(/[",:{}[\]]+/)])
      yield { table, column: 'metadata', row: 0, text };
  }
  yield { table, column: 'metadata', row: 0, text: metadata.created_by ?? '' };
  const total = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < total; rowStart += READ_ROWS) {
    const rows = await parquetReadObjects({
      file,
      metadata,
      rowStart,
      rowEnd: Math.min(total, rowStart + READ_ROWS),
    });
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of Object.entries(row as Readonly<Record<string, Cell | undefined>>)) {
        const text = value === null || value === undefined ? '' : String(value);
        yield { table, column, row: rowStart + index + 1, text };
      }
    }
  }
}

/** One file per table, Snappy-compressed; the codebook stands in the metadata. */
export const parquet: ReleaseFormat = {
  name: 'parquet',
  extension: 'parquet',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  read: readParquet,
};
