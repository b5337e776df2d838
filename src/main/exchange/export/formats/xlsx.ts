import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { ContractError } from '#shared/contract/errors.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';
import type { ReleaseFormat, WritableTable } from './format.ts';
import { readXlsx } from './readXlsx.ts';

/** A workbook is made in memory; beyond this a spreadsheet program is of no use either. */
const MAX_ROWS = 200_000;
/** The earliest time a ZIP file can hold: the same data give the same bytes. */
const noTime = (): Date => new Date(1980, 0, 1);

async function sheetOf(table: WritableTable): Promise<SheetData> {
  const data: SheetData = [
    table.columns.map((column) => ({ value: column.name, type: String, fontWeight: 'bold' })),
  ];
  for await (const row of table.rows()) {
    // Text stays text, whatever it begins with: no formula can come of it.
    data.push(row.map((cell) => (typeof cell === 'string' ? { value: cell, type: String } : cell)));
  }
  return data;
}

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  if (table.rowCount > MAX_ROWS) {
    throw new ContractError(
      'invalid-input',
      `The table ${table.name} has more than ${MAX_ROWS} rows: too many for a spreadsheet. Nothing was kept. Choose csv or parquet.`,
    );
  }
  const workbook = await writeXlsxFile(await sheetOf(table), {
    sheet: table.name,
    stickyRowsCount: 1,
  }).toBuffer();
  const parts = unzipSync(workbook);
  await folder.write(`data/${table.name}.xlsx`, zipSync(parts, { mtime: noTime() }), table.rowCount);
}

/** One workbook per table; dates are text in ISO form, which no program reads in two ways. */
export const xlsx: ReleaseFormat = {
  name: 'xlsx',
  extension: 'xlsx',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  read: readXlsx,
};
