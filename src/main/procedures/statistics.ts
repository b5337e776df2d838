import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { ContractError } from '#shared/contract/errors.ts';
import { json } from '#shared/contract/schemas.ts';
import { tableFromCells } from '#shared/statistics/spec/columns.ts';
import { runDataset, type SpecDataset } from '#shared/statistics/spec/runDataset.ts';
import type { Table } from '#shared/statistics/spec/types.ts';
import type { HandlersOf } from './handler.ts';

const specCase = z.object({
  id: z.string(),
  kind: z.string(),
  note: z.string().nullable().optional(),
  args: z.record(z.string(), json).nullable().optional(),
});

const dataset = z.object({
  name: z.string(),
  file: z.string().nullable().default(null),
  factors: z
    .record(z.string(), z.array(z.union([z.string(), z.number()])))
    .nullable()
    .default(null),
  cases: z.array(specCase),
});

const spec = z.object({ schema: z.literal(1).optional(), datasets: z.array(dataset) });

async function bytesOf(file: string, shown: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing
      ? new ContractError('file-missing', `${shown} is not there. Nothing was computed. Check the path.`)
      : new ContractError('file-unreadable', `${shown} cannot be read. Nothing was computed.`);
  }
}

async function readSpec(file: string): Promise<z.output<typeof spec>> {
  const bytes = await bytesOf(file, 'The spec');
  const refused = (message: string) =>
    new ContractError('invalid-document', `The spec ${message}. Nothing was computed.`);
  let raw: unknown;
  try {
    raw = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw refused('is not JSON');
  }
  const parsed = spec.safeParse(raw);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.map(String).join('/') ?? '';
  throw refused(`is not a list of data sets with cases: see ${place === '' ? 'its top' : place}`);
}

interface Source {
  readonly table: Table;
  readonly md5: string | null;
}

/** A file of the folder; a path that leads out of it is refused. Row numbers count the rows of the file. */
async function readTable(folder: string, file: string): Promise<Source> {
  const place = resolve(join(folder, file));
  const inside = relative(resolve(folder), place);
  if (isAbsolute(file) || isAbsolute(inside) || inside.startsWith('..'))
    throw new ContractError('invalid-input', `${file} is not in the data folder. Nothing was computed.`);
  const bytes = await bytesOf(place, file);
  try {
    const cells: string[][] = parse(bytes, { bom: true, relax_column_count: true });
    return { table: tableFromCells(cells), md5: createHash('md5').update(bytes).digest('hex') };
  } catch {
    throw new ContractError('file-unreadable', `${file} is not a CSV file. Nothing was computed.`);
  }
}

export const statisticsProcedures: HandlersOf<'statistics.run'> = {
  'statistics.run': async ({ appVersion, progress, pause }, { spec: file, data }) => {
    const { datasets } = await readSpec(file);
    const answers = [];
    for (const { name, file: source, factors, cases } of datasets) {
      progress('data sets', answers.length, datasets.length);
      await pause();
      const { table, md5 } = source === null ? { table: {}, md5: null } : await readTable(data, source);
      const set: SpecDataset = { name, file: source, factors, cases: cases.map(plainCase) };
      answers.push({ ...runDataset(set, table, md5), generator: { switchpoint: appVersion }, factors });
    }
    return { schema: 1 as const, datasets: answers };
  },
};

const plainCase = ({ id, kind, note, args }: z.output<typeof specCase>): SpecDataset['cases'][number] => ({
  id,
  kind,
  note: note ?? null,
  args: args ?? null,
});
