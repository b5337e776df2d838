import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { column, type Cell, type Row } from '#shared/deidentification/column.ts';
import { diskFiles } from '#main/exchange/export/fileSystem.ts';
import { FORMATS, requireFormats } from '#main/exchange/export/formats/formats.ts';
import type { FoundCell, ReleaseFormat, WritableTable } from '#main/exchange/export/formats/format.ts';
import { IdentifierIndex } from '#main/exchange/export/leakScan/identifiers.ts';
import { LeakScan } from '#main/exchange/export/leakScan/scan.ts';
import { ReleaseFolder } from '#main/exchange/export/releaseFolder.ts';
import { runExport } from '#main/exchange/export/runExport.ts';
import { patientOf } from '#test/shared/deidentification/support.ts';
import { cohort, contentOf, runOf, temporaryFolder } from './support.ts';

const folder = temporaryFolder();

const COLUMNS = [
  column({ name: 'patient_code', label: 'Code', type: 'key' }),
  column({ name: 'note', label: 'Any “text”, 표제', type: 'text' }),
  column({ name: 'size', label: 'Size', type: 'number', unit: 'mm' }),
  column({
    name: 'size_missing',
    label: 'Why',
    type: 'code',
    codes: { ND: 'Not done', UNK: 'Unknown' },
    companionOf: 'size',
  }),
  column({ name: 'count', label: 'Count', type: 'integer' }),
  column({ name: 'alive', label: 'Alive', type: 'boolean' }),
  column({ name: 'stage', label: 'Stage', type: 'code', codes: { '0': '0', A: 'Early', B: 'Intermediate' } }),
  column({ name: 'seen', label: 'Seen', type: 'date', action: 'shifted' }),
  column({ name: 'a_name_of_a_column_longer_than_any_package_takes', label: 'Long', type: 'integer' }),
];
const ROWS: readonly Row[] = [
  ['P-V753-RV7Y-6MW6', '=1+1', 1e-7, null, -3, true, 'B', '1959-12-31', 1],
  ['P-V753-RV7Y-6MW6', '한글 "quoted", 🙂', 12.345678901234567, null, 0, false, '0', '2024-02-29', 2],
  ['P-XP67-0QHY-KKMG', null, null, 'UNK', null, null, null, null, null],
  ['P-XP67-0QHY-KKMG', "it's <b>&amp;</b>; \\ back", 1e15, null, 2_000_000, true, 'A', '2150-01-01', 4],
];

function tableWith(rows: readonly Row[], name = 'rows'): WritableTable {
  return {
    name,
    label: 'Rows, 행',
    columns: COLUMNS,
    widths: COLUMNS.map((_, index) =>
      Math.max(
        0,
        ...rows.map((row) => (typeof row[index] === 'string' ? Buffer.byteLength(String(row[index])) : 0)),
      ),
    ),
    rowCount: rows.length,
    async *rows() {
      yield* rows;
      await Promise.resolve();
    },
  };
}

async function writeAndRead(
  format: ReleaseFormat,
  rows: readonly Row[],
  name: string,
): Promise<readonly FoundCell[]> {
  const release = await ReleaseFolder.create(diskFiles, join(folder, `${format.name}-${name}`));
  await format.write(
    { name: 'release', label: 'Label', date: '2026-06-30', tables: [tableWith(rows)] },
    release,
  );
  const found: FoundCell[] = [];
  for (const { path } of release.files) {
    for await (const cell of format.read(join(release.root, path), path)) found.push(cell);
  }
  await release.discard();
  return found;
}

const text = (cell: Cell): string => (cell === null ? '' : String(cell));
/** What a cell reads as: packages with numeric codes hold a code's place, yes and no may be numbers. */
function accepted(cell: Cell, { type, codes }: (typeof COLUMNS)[number]): readonly string[] {
  if (type === 'boolean') return cell === null ? [''] : [String(cell), cell === true ? '1' : '0'];
  if (type === 'code' && cell !== null)
    return [text(cell), String(Object.keys(codes ?? {}).indexOf(text(cell)) + 1)];
  return [text(cell)];
}

const DATA_FORMATS = FORMATS.filter((format) => format.name !== 'r');

describe.each(DATA_FORMATS)('$name', (format) => {
  it('reads back as it was written', async () => {
    const found = await writeAndRead(format, ROWS, 'round');
    const at = new Map(
      found.filter((cell) => cell.row > 0).map((cell) => [`${cell.row} ${cell.column}`, cell.text]),
    );
    for (const [row, cells] of ROWS.entries()) {
      for (const [index, planned] of COLUMNS.entries()) {
        const name = at.has(`${row + 1} ${planned.name}`) ? planned.name : planned.name.slice(0, 32);
        const expected = accepted(cells[index] ?? null, planned);
        expect(expected, `${planned.name} of row ${row + 1}`).toContain(at.get(`${row + 1} ${name}`) ?? '');
      }
    }
  });

  it('takes a table without rows', async () => {
    const found = await writeAndRead(format, [], 'empty');
    expect(found.filter((cell) => cell.row > 0)).toEqual([]);
  });

  it('is searched: an identifier in a text cell does not leave', async () => {
    const index = new IdentifierIndex();
    index.addPatient(
      patientOf(1, { patient: { familyName: 'Hong', givenName: 'Gildong', hospitalNo: 'A-77123' } }),
    );
    for (const planted of ['Gildong', 'seen by HONG GILDONG', 'a77123']) {
      const found = await writeAndRead(
        format,
        [['P-V753-RV7Y-6MW6', planted, 1, null, 1, true, 'A', null, 1]],
        'planted',
      );
      const scan = new LeakScan(index, [tableWith([])], new Set());
      async function* cells(): AsyncGenerator<FoundCell> {
        yield* found;
        await Promise.resolve();
      }
      await expect(scan.scanFile('data/x', cells())).rejects.toMatchObject({
        code: 'leak-found',
        details: { column: 'note' },
      });
    }
  });
});

describe('all formats together', () => {
  it('give the same bytes twice, also under other time zones, and rows that agree', async () => {
    const formats = FORMATS.map((format) => format.name);
    const zone = process.env['TZ'];
    const digests: string[] = [];
    for (const [n, tz] of ['UTC', 'Asia/Seoul', 'America/Los_Angeles'].entries()) {
      process.env['TZ'] = tz;
      const out = join(folder, `zone-${n}`);
      const report = await runExport(runOf(cohort(12), out, { formats, profile: 'shifted-dates' }));
      expect(
        report.files.filter((file) => file.path.startsWith('data/patients.')).map((file) => file.rows),
      ).toEqual(Array<number>(formats.length - 2).fill(report.files[0]?.rows ?? -1));
      const hash = createHash('sha256');
      for (const [path, content] of contentOf(out)) hash.update(path).update(content);
      digests.push(hash.digest('hex'));
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(new Set(digests).size).toBe(1);
  });

  it('take the CSV files along with the R script, and each format once', () => {
    expect(requireFormats(['r', 'json', 'json']).map((format) => format.name)).toEqual(['csv', 'r', 'json']);
  });
});
