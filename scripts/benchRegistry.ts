import { once as event } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Driver from 'better-sqlite3';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { Json } from '#shared/kernel/json.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { recordTableOf, RECORD_ENTITIES, type RecordEntity } from '#main/database/entityTables.ts';
import { rowsOf } from '#main/procedures/recordRows.ts';
import { rowCodec } from '#main/repositories/rowCodec.ts';
import { Registry } from '#main/registry/registry.ts';
import { settingsFrom } from '#main/registry/settings.ts';
import { toPatientDocument } from '#shared/codebook/document.ts';
import { duration, once, repeat, report, type Measured } from './benchMeasure.ts';
import { say } from './tooling/run.ts';

const USER = 'bench';
const PASSPHRASE = 'four words of bench';
const FLOOR_PATIENTS = 2000;
const SAVES = 300;
const PAGE = 100;

/** The registry in this process, over its contract: what is measured is the registry, not the channel to it. */
class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'switchpoint-bench-'));
  readonly file = join(this.folder, 'study.switchpoint');
  readonly #registry = new Registry(
    settingsFrom({ SWITCHPOINT_HOME: this.folder, SWITCHPOINT_KDF: 'test' }, process.platform),
  );

  async create(): Promise<void> {
    await this.call('vault.create', {
      file: this.file,
      studyName: 'Bench',
      user: USER,
      passphrase: PASSPHRASE,
    });
  }

  async call<T>(name: string, input: Json): Promise<T> {
    const answer = await this.#registry.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.value as T;
  }

  async job<T>(name: string, input: Json): Promise<T> {
    const { jobId } = await this.call<{ jobId: string }>(name, input);
    for (;;) {
      const status = await this.call<JobStatus>('jobs.status', { jobId });
      if (status.state === 'failed') throw new Error(`${name}: ${status.error.message}`);
      if (status.state === 'done') return status.result as T;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close(): Promise<void> {
    await this.#registry.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The records of as many patients into plain tables without key, checks, trail or sync: what the driver costs. */
async function floorOfRows(patients: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'switchpoint-bench-'));
  const database = new Driver(join(folder, 'plain.sqlite'));
  const inserts = new Map<RecordEntity, (cells: readonly unknown[]) => void>();
  for (const entity of RECORD_ENTITIES) {
    const { columns } = rowCodec(recordTableOf(entity));
    database.exec(`CREATE TABLE "${entity}" (${columns.map((column) => `"${column}"`).join(', ')})`);
    const insert = database.prepare(`INSERT INTO "${entity}" VALUES (${columns.map(() => '?').join(', ')})`);
    inserts.set(entity, (cells) => void insert.run(cells));
  }
  const codecs = new Map(RECORD_ENTITIES.map((entity) => [entity, rowCodec(recordTableOf(entity))]));
  const milliseconds = await once(() =>
    database.transaction(() => {
      for (let index = 0; index < patients; index += 1) {
        const patient = syntheticPatient(1, index);
        for (const { entity, id, parentId, record } of rowsOf(patient)) {
          const keys = [
            patient.studyId,
            id,
            ...(recordTableOf(entity).parent === null ? [] : [parentId]),
            1,
            0,
          ];
          inserts.get(entity)?.(codecs.get(entity)?.encode(record, keys) ?? []);
        }
      }
    })(),
  );
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return milliseconds / patients;
}

/** One insert per transaction, with a sync each, into a plain table beside the registry. */
async function floorOfCommit(folder: string): Promise<number> {
  const database = new Driver(join(folder, 'plain.sqlite'));
  database.pragma('journal_mode=WAL');
  database.pragma('synchronous=FULL');
  database.exec('CREATE TABLE status (id INTEGER PRIMARY KEY, date TEXT, weight REAL)');
  const insert = database.prepare('INSERT INTO status (date, weight) VALUES (?, ?)');
  const { milliseconds } = await repeat(() => insert.run('2021-01-01', 61));
  database.close();
  return milliseconds;
}

async function measureList(bench: Bench, n: number): Promise<Record<string, Measured>> {
  const list = async (input: Json): Promise<Measured> => ({
    n,
    ...(await repeat(() => bench.call('patients.list', input))),
  });
  return {
    'patients.list, first page': await list({ limit: PAGE }),
    'patients.list, first page by age': await list({
      limit: PAGE,
      sort: { column: 'age', descending: true },
    }),
    'patients.list, search': await list({ limit: PAGE, search: 'kim, anna' }),
    'patients.list, last page': await list({ limit: PAGE, offset: n - PAGE }),
  };
}

async function measureSaves(bench: Bench, n: number): Promise<Measured> {
  const { rows } = await bench.call<{ rows: { patientId: string }[] }>('patients.list', { limit: 1 });
  const patientId = rows[0]?.patientId ?? '';
  const floor = await floorOfCommit(bench.folder);
  const record = { date: '2021-01-01', weightKg: 61 };
  const save: Json = { patientId, entity: 'clinicalStatus', id: null, version: null, record };
  let saves = 0;
  const { milliseconds, repetitions } = await repeat(() => {
    saves += 1;
    return saves > SAVES ? undefined : bench.call('records.save', save);
  });
  return { n, milliseconds, repetitions, floor };
}

async function writeDocument(file: string, patients: number): Promise<void> {
  const out = createWriteStream(file);
  out.write('{"schema":1,"patients":[');
  for (let index = 0; index < patients; index += 1) {
    out.write(`${index === 0 ? '' : ','}\n${JSON.stringify(toPatientDocument(syntheticPatient(1, index)))}`);
    if (out.writableNeedDrain) await event(out, 'drain');
  }
  out.end(']}');
  await finished(out);
}

async function measureDocumentLoad(n: number): Promise<Measured> {
  const bench = new Bench();
  try {
    await bench.create();
    const file = join(bench.folder, 'patients.json');
    await writeDocument(file, n);
    return { n, repetitions: 1, milliseconds: await once(() => bench.job('documents.load', { file })) };
  } finally {
    await bench.close();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** The most memory that the process held while it worked. */
async function peakDuring(work: () => Promise<unknown>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

async function measureStream(bench: Bench, n: number): Promise<Measured> {
  const file = join(bench.folder, 'out.json');
  const before = process.memoryUsage.rss();
  let milliseconds = 0;
  const peak = await peakDuring(async () => {
    milliseconds = await once(() => bench.job('documents.write', { file }));
  });
  say(
    `documents.write of ${n} patients: ${megabytes(statSync(file).size)}, memory ${megabytes(before)} before, ${megabytes(peak)} at most`,
  );
  rmSync(file);
  return { n, milliseconds, repetitions: 1 };
}

async function measureExport(bench: Bench, n: number): Promise<Measured> {
  const input: Json = {
    profile: 'relative-days',
    formats: ['csv'],
    release: `R${n}`,
    k: 1,
    out: join(bench.folder, `R${n}`),
  };
  return { n, repetitions: 1, milliseconds: await once(() => bench.job('export.runTo', input)) };
}

export const REGISTRY_PARTS = ['load', 'list', 'save', 'verify', 'stream', 'csv', 'document'] as const;
export type RegistryPart = (typeof REGISTRY_PARTS)[number];

const UNITS: Readonly<Record<string, string>> = {
  'synthetic.load': 'patient; floor: the same rows, plain tables, plain driver',
  'records.save': 'patient in the registry; floor: one insert and sync, plain driver',
};

/** Builds a registry of each size once and measures the parts asked for on it. */
export async function benchRegistry(
  parts: ReadonlySet<RegistryPart>,
  sizes: readonly number[],
): Promise<void> {
  const tables = new Map<string, Measured[]>();
  const add = (title: string, measured: Measured): void => {
    const rows = tables.get(title) ?? [];
    rows.push(measured);
    tables.set(title, rows);
  };
  const floor = await floorOfRows(FLOOR_PATIENTS);
  for (const n of sizes) {
    const bench = new Bench();
    try {
      await bench.create();
      say(`loading ${n} patients ...`);
      const milliseconds = await once(() => bench.job('synthetic.load', { patients: n, seed: 1 }));
      say(
        `${duration(milliseconds)}, ${(n / (milliseconds / 1000)).toFixed(0)} patients/s, ${megabytes(statSync(bench.file).size)}`,
      );
      add('synthetic.load', { n, milliseconds, repetitions: 1, floor: floor * n });
      if (parts.has('list')) {
        for (const [title, measured] of Object.entries(await measureList(bench, n))) add(title, measured);
      }
      if (parts.has('stream')) add('documents.write', await measureStream(bench, n));
      if (parts.has('verify')) {
        add('study.verify', {
          n,
          repetitions: 1,
          milliseconds: await once(() => bench.job('study.verify', {})),
        });
      }
      if (parts.has('csv')) add('export.runTo, CSV, relative days', await measureExport(bench, n));
      if (parts.has('save')) add('records.save', await measureSaves(bench, n));
    } finally {
      await bench.close();
    }
    if (parts.has('document')) add('documents.load', await measureDocumentLoad(n));
  }
  for (const [title, rows] of tables) report(`${title} (unit: ${UNITS[title] ?? 'patient'})`, rows);
}
