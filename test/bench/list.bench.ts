import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, it } from 'vitest';
import type { Json } from '#shared/kernel/json.ts';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import { RegistryHost } from '#main/registry/host.ts';

/*
 * Loads a synthetic cohort and measures what a person waits for: unlock, first page, search, sort, filter, one patient.
 * Times are whole calls to the registry process, the median of nine; nothing is asserted.
 */

const PASSPHRASE = 'correct horse battery staple';
const ROUNDS = 9;
const patients = Number(process.env['SWITCHPOINT_BENCH_PATIENTS'] ?? 100_000);

const home = mkdtempSync(join(tmpdir(), 'switchpoint-bench-'));
const file = join(home, 'bench.switchpoint');
const host = new RegistryHost({
  spawn: forkSpawner({ ...process.env, SWITCHPOINT_HOME: home, SWITCHPOINT_KDF: 'test' }),
  home,
  defaultFolder: home,
});

async function call(procedure: string, input: Json): Promise<Json> {
  const envelope = await host.call(procedure, input, 'local');
  if (envelope.ok) return envelope.value;
  throw new Error(`${procedure}: ${envelope.error.code} ${envelope.error.message}`);
}

async function timed(label: string, work: () => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(`${label.padEnd(40)} ${(times[Math.floor(rounds / 2)] ?? 0).toFixed(1)} ms\n`);
}

async function job(procedure: string, input: Json): Promise<void> {
  const { jobId } = (await call(procedure, input)) as { jobId: string };
  for (;;) {
    const status = (await call('jobs.status', { jobId })) as { state: string };
    if (status.state === 'failed') throw new Error(JSON.stringify(status));
    if (status.state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const list = (input: Json & object) => (): Promise<Json> => call('patients.list', input);

afterAll(async () => {
  await host.lock();
  rmSync(home, { recursive: true, force: true });
});

it(`answers at ${patients} patients`, { timeout: 3_600_000 }, async () => {
  const credentials = { file, user: 'owner', passphrase: PASSPHRASE };
  await call('vault.create', { ...credentials, studyName: 'Bench' });
  await timed(`load ${patients} patients`, () => job('synthetic.load', { patients, seed: 1 }), 1);
  await call('vault.lock', {});
  await timed('unlock', () => call('vault.unlock', credentials), 1);
  await timed('first page, cold', list({}), 1);
  await timed('first page', list({}));
  await timed('page in the middle', list({ offset: Math.floor(patients / 2) }));
  await timed('search by code', list({ search: '99' }));
  await timed('search without a hit', list({ search: 'zzz' }));
  await timed('sort by age, descending', list({ sort: { column: 'age', descending: true } }));
  await timed('sort by last contact', list({ sort: { column: 'lastContact', descending: false } }));
  await timed('filter by sex and status', list({ filter: { sex: ['male'], status: ['dead'] } }));
  const { rows } = (await call('patients.list', { limit: 1 })) as { rows: { patientId: string }[] };
  await timed('one patient', () => call('patients.get', { patientId: rows[0]?.patientId ?? '' }));
  await timed('verify', () => job('study.verify', {}), 1);
});
