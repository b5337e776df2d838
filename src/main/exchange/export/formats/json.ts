import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FoundCell, ReleaseFormat, WritableTable } from './format.ts';
import type { Cell } from '#shared/deidentification/column.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';

const BATCH = 1000;

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  const file = await folder.open(`data/${table.name}.json`, table.rowCount);
  const names = table.columns.map((column) => column.name);
  let batch: string[] = [];
  let separator = '[\n';
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await file.write(separator + batch.join(',\n'));
    separator = ',\n';
    batch = [];
  };
  try {
    for await (const row of table.rows()) {
      batch.push(JSON.stringify(Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))));
      if (batch.length >= BATCH) await flush();
    }
    await flush();
    await file.write(separator === '[\n' ? '[]\n' : '\n]\n');
  } finally {
    await file.close();
  }
}

/** One array of objects per table, one row a line; booleans and numbers as such, `null` for what is missing. */
export const json: ReleaseFormat = {
  name: 'json',
  extension: 'json',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  async *read(file): AsyncGenerator<FoundCell> {
    const table = basename(file, '.json');
    const rows = JSON.parse(await readFile(file, 'utf8')) as readonly Readonly<Record<string, Cell>>[];
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of Object.entries(row)) {
        yield { table, column, row: index + 1, text: value === null ? '' : String(value) };
      }
    }
  },
};
