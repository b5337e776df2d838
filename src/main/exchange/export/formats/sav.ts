import type { ReleaseFolder } from '../releaseFolder.ts';
import { ByteWriter, cut } from './bytes.ts';
import type { ReleaseFormat, WritableTable } from './format.ts';
import { readSav } from './readSav.ts';
import {
  isReason,
  REASON_LABELS,
  statisticalColumns,
  type StatisticalCell,
  type StatisticalColumn,
} from './statistical.ts';

/* SPSS system file (.sav), uncompressed, after the PSPP developers' guide, appendix "System File Format". */

const SYSTEM_MISSING = -Number.MAX_VALUE;
/** The next double above the system-missing value: what SPSS calls LOWEST. */
const LOWEST = Buffer.from('feffffffffffefff', 'hex');
/** Reasons are user-missing: one range over the reserved codes, the first reason lowest. */
const FIRST_REASON = -99_910;
/** Seconds from 1582-10-14 to 1970-01-01. */
const SPSS_EPOCH_DAYS = 141_428;
const SECONDS_A_DAY = 86_400;
const MAX_TEXT = 255;
const SPACE = 0x20;
const BATCH_BYTES = 1 << 20;

const reasonCode = (reason: number): number => FIRST_REASON + reason;
const elementsOf = (column: StatisticalColumn): number =>
  column.kind === 'text' ? Math.ceil(column.width / 8) : 1;

function formatOf(column: StatisticalColumn): number {
  if (column.kind === 'text') return (1 << 16) | (column.width << 8);
  if (column.kind === 'day') return (39 << 16) | (10 << 8);
  return (5 << 16) | (12 << 8) | (column.decimals ? 4 : 0);
}

const upTo = (size: number, multiple: number): number => Math.ceil(size / multiple) * multiple;
const shortName = (index: number): string => `V${index + 1}`;

function writeVariable(writer: ByteWriter, column: StatisticalColumn, index: number): void {
  if (column.kind === 'text' && column.width > MAX_TEXT)
    throw new Error(`column ${column.name} is too long for SPSS`);
  const format = formatOf(column);
  writer
    .int32(2)
    .int32(column.kind === 'text' ? column.width : 0)
    .int32(1);
  writer
    .int32(column.kind === 'number' ? -2 : 0)
    .int32(format)
    .int32(format)
    .padded(shortName(index), 8, SPACE);
  const label = cut(column.label, MAX_TEXT);
  const bytes = Buffer.byteLength(label);
  writer.int32(bytes).padded(label, upTo(bytes, 4));
  if (column.kind === 'number') writer.float64(reasonCode(0)).float64(reasonCode(REASON_LABELS.length - 1));
  for (let element = 1; element < elementsOf(column); element += 1) {
    writer.int32(2).int32(-1).int32(0).int32(0).int32(0).int32(0).padded('', 8, SPACE);
  }
}

function writeLabels(writer: ByteWriter, column: StatisticalColumn, position: number): void {
  const entries = [
    ...column.labels,
    ...REASON_LABELS.map((label, reason) => [reasonCode(reason), label] as const),
  ];
  writer.int32(3).int32(entries.length);
  for (const [value, full] of entries) {
    const label = cut(full, 120);
    const bytes = Buffer.byteLength(label);
    writer
      .float64(value)
      .uint8(bytes)
      .padded(label, upTo(bytes + 1, 8) - 1, SPACE);
  }
  writer.int32(4).int32(1).int32(position);
}

function writeExtension(writer: ByteWriter, subtype: number, size: number, content: Buffer): void {
  writer
    .int32(7)
    .int32(subtype)
    .int32(size)
    .int32(content.length / size)
    .bytes(content);
}

function dictionaryOf(table: WritableTable, columns: readonly StatisticalColumn[]): Buffer {
  const writer = new ByteWriter();
  const elements = columns.reduce((sum, column) => sum + elementsOf(column), 0);
  writer.text('$FL2').padded('@(#) SPSS DATA FILE', 60, SPACE).int32(2).int32(elements).int32(0).int32(0);
  // Date and time of writing are fixed: the same data give the same bytes.
  writer.int32(table.rowCount).float64(100).text('01 Jan 7000:00:00').padded(table.label, 64, SPACE).zeros(3);
  columns.forEach((column, index) => writeVariable(writer, column, index));
  let position = 1;
  for (const column of columns) {
    if (column.kind === 'number') writeLabels(writer, column, position);
    position += elementsOf(column);
  }
  const integers = new ByteWriter();
  for (const value of [0, 0, 0, -1, 1, 1, 2, 65_001]) integers.int32(value);
  writeExtension(writer, 3, 4, integers.take());
  const floats = new ByteWriter();
  floats.float64(SYSTEM_MISSING).float64(Number.MAX_VALUE).bytes(LOWEST);
  writeExtension(writer, 4, 8, floats.take());
  const names = columns.map((column, index) => `${shortName(index)}=${column.name}`).join('\t');
  writeExtension(writer, 13, 1, Buffer.from(names));
  writeExtension(writer, 20, 1, Buffer.from('UTF-8'));
  return writer.int32(999).int32(0).take();
}

function writeCell(writer: ByteWriter, column: StatisticalColumn, cell: StatisticalCell): void {
  if (column.kind === 'text') {
    writer.padded(typeof cell === 'string' ? cell : '', elementsOf(column) * 8, SPACE);
    return;
  }
  if (typeof cell !== 'number') writer.float64(isReason(cell) ? reasonCode(cell.reason) : SYSTEM_MISSING);
  else writer.float64(column.kind === 'day' ? (cell + SPSS_EPOCH_DAYS) * SECONDS_A_DAY : cell);
}

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  const columns = statisticalColumns(table);
  const file = await folder.open(`data/${table.name}.sav`, table.rowCount);
  try {
    const writer = new ByteWriter(BATCH_BYTES);
    await file.write(dictionaryOf(table, columns));
    for await (const row of table.rows()) {
      for (const column of columns) writeCell(writer, column, column.cell(row));
      if (writer.length >= BATCH_BYTES) await file.write(writer.take());
    }
    await file.write(writer.take());
  } finally {
    await file.close();
  }
}

/** One file per table with labels; missing reasons are user-missing codes from -99910 on, labelled. */
export const sav: ReleaseFormat = {
  name: 'sav',
  extension: 'sav',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  read: readSav,
};
