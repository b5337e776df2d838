import { readDta } from './readDta.ts';
import type { ReleaseFolder } from '../releaseFolder.ts';
import type { ReleaseFormat, WritableTable } from './format.ts';
import { ByteWriter, cut } from './bytes.ts';
import {
  isReason,
  REASON_LABELS,
  statisticalColumns,
  type StatisticalCell,
  type StatisticalColumn,
} from './statistical.ts';

/* Stata .dta, format 118 (UTF-8, little-endian), after StataCorp's description of it (`help dta`). */

const DOUBLE = 65526;
const MAX_TEXT = 2045;
/** Days from 1960-01-01 to 1970-01-01. */
const STATA_EPOCH = 3653;
/** As a value of a label, `.a`; the further reasons follow. */
const FIRST_MISSING_LABEL = 2_147_483_622;
const BATCH_BYTES = 1 << 20;

/** `.` for -1, then `.a`, `.b`, … as doubles. */
function missingDouble(reason: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(0x7fe00000 + ((reason + 1) << 8), 4);
  return bytes;
}
const MISSING = [-1, ...REASON_LABELS.keys()].map(missingDouble);

const formatOf = ({ kind, decimals, width }: StatisticalColumn): string =>
  kind === 'text'
    ? `%-${Math.min(width, 244)}s`
    : kind === 'day'
      ? '%tdCCYY-NN-DD'
      : decimals
        ? '%10.0g'
        : '%12.0g';

function typeOf(column: StatisticalColumn): number {
  if (column.kind !== 'text') return DOUBLE;
  if (column.width > MAX_TEXT) throw new Error(`column ${column.name} is too long for Stata`);
  return column.width;
}

const hasReasons = (column: StatisticalColumn): boolean => column.kind === 'number';

function writeValueLabels(writer: ByteWriter, columns: readonly StatisticalColumn[]): void {
  for (const column of columns.filter(hasReasons)) {
    const reasons = REASON_LABELS.map((label, index) => [FIRST_MISSING_LABEL + index, label] as const);
    const entries = [...column.labels, ...reasons].map(([value, label]) => ({
      value,
      text: Buffer.from(`${cut(label, 32_000)}\0`),
    }));
    const textLength = entries.reduce((sum, { text }) => sum + text.length, 0);
    writer.text('<lbl>').int32(8 + 8 * entries.length + textLength);
    writer.padded(column.name, 129).zeros(3).int32(entries.length).int32(textLength);
    let offset = 0;
    for (const { text } of entries) {
      writer.int32(offset);
      offset += text.length;
    }
    for (const { value } of entries) writer.int32(value);
    for (const { text } of entries) writer.bytes(text);
    writer.text('</lbl>');
  }
}

function section(writer: ByteWriter, name: string, fill: () => void): void {
  writer.text(`<${name}>`);
  fill();
  writer.text(`</${name}>`);
}

function writeCell(writer: ByteWriter, column: StatisticalColumn, cell: StatisticalCell): void {
  if (column.kind === 'text') writer.padded(typeof cell === 'string' ? cell : '', column.width);
  else if (typeof cell === 'number') writer.float64(column.kind === 'day' ? cell + STATA_EPOCH : cell);
  else writer.bytes(MISSING[isReason(cell) ? cell.reason + 1 : 0] ?? Buffer.alloc(8));
}

interface Parts {
  readonly head: Buffer;
  readonly tail: Buffer;
}

/** Everything before and after the rows; the map of offsets needs the length of all of it. */
function partsOf(table: WritableTable, columns: readonly StatisticalColumn[]): Parts {
  const rowBytes = columns.reduce((sum, column) => sum + (column.kind === 'text' ? column.width : 8), 0);
  const header = new ByteWriter();
  header
    .text('<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>')
    .uint16(columns.length);
  header.text('</K><N>').uint64(table.rowCount).text('</N><label>');
  const label = Buffer.from(cut(table.label, 80));
  header.uint16(label.length).bytes(label).text('</label><timestamp>').uint8(0).text('</timestamp></header>');
  const offsets = [0, header.length];
  const body = new ByteWriter();
  const start = header.length + '<map></map>'.length + 14 * 8;
  const next = (name: string, fill: () => void): void => {
    offsets.push(start + body.length);
    section(body, name, fill);
  };
  next('variable_types', () => columns.forEach((column) => body.uint16(typeOf(column))));
  next('varnames', () => columns.forEach((column) => body.padded(column.name, 129)));
  next('sortlist', () => body.zeros(2 * (columns.length + 1)));
  next('formats', () => columns.forEach((column) => body.padded(formatOf(column), 57)));
  next('value_label_names', () =>
    columns.forEach((column) => body.padded(hasReasons(column) ? column.name : '', 129)),
  );
  next('variable_labels', () => columns.forEach((column) => body.padded(cut(column.label, 318), 321)));
  next('characteristics', () => undefined);
  offsets.push(start + body.length);
  body.text('<data>');
  const rows = start + body.length + rowBytes * table.rowCount;
  const tail = new ByteWriter();
  tail.text('</data>');
  offsets.push(rows + tail.length);
  section(tail, 'strls', () => undefined);
  offsets.push(rows + tail.length);
  section(tail, 'value_labels', () => writeValueLabels(tail, columns));
  offsets.push(rows + tail.length);
  tail.text('</stata_dta>');
  offsets.push(rows + tail.length);
  section(header, 'map', () => offsets.forEach((offset) => header.uint64(offset)));
  return { head: Buffer.concat([header.take(), body.take()]), tail: tail.take() };
}

async function writeTable(table: WritableTable, folder: ReleaseFolder): Promise<void> {
  const columns = statisticalColumns(table);
  const { head, tail } = partsOf(table, columns);
  const file = await folder.open(`data/${table.name}.dta`, table.rowCount);
  try {
    await file.write(head);
    const writer = new ByteWriter(BATCH_BYTES);
    for await (const row of table.rows()) {
      for (const column of columns) writeCell(writer, column, column.cell(row));
      if (writer.length >= BATCH_BYTES) await file.write(writer.take());
    }
    await file.write(writer.take());
    await file.write(tail);
  } finally {
    await file.close();
  }
}

/** One file per table with labels; missing reasons are `.a` to `.j`. */
export const dta: ReleaseFormat = {
  name: 'dta',
  extension: 'dta',
  write: async (release, folder) => {
    for (const table of release.tables) await writeTable(table, folder);
  },
  read: readDta,
};
