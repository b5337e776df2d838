import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import type { Row } from '#shared/deidentification/column.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';
import type { FoundCell, ReleaseFormat, WritableTable } from './format.ts';

const BATCH = 2000;

/** RFC 4180 text of some rows: CRLF, quotes only where needed, booleans as 1 and 0, nothing for a missing value. */
export function csvOf(rows: readonly Row[]): string {
  return stringify([...rows], {
    record_delimiter: '\r\n',
    cast: { boolean: (value) => (value ? '1' : '0'), number: (value) => String(value) },
  });
}

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  const file = await folder.open(`data/${table.name}.csv`, table.rowCount);
  try {
    await file.write(csvOf([table.columns.map((column) => column.name)]));
    let batch: Row[] = [];
    for await (const row of table.rows()) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      await file.write(csvOf(batch));
      batch = [];
    }
    if (batch.length > 0) await file.write(csvOf(batch));
  } finally {
    await file.close();
  }
}

/** Every cell of a CSV file with its header; also reads `codebook.csv`. */
export async function* readCsv(file: string): AsyncGenerator<FoundCell> {
  const table = basename(file, '.csv');
  let header: readonly string[] | null = null;
  let row = 0;
  for await (const record of createReadStream(file).pipe(parse({ bom: true })) as AsyncIterable<
    readonly string[]
  >) {
    header ??= record;
    for (const [index, text] of record.entries()) yield { table, column: header[index] ?? '', row, text };
    row += 1;
  }
}

export const csv: ReleaseFormat = {
  name: 'csv',
  extension: 'csv',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  read: readCsv,
};
