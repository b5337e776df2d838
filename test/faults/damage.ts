import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import type { RegistryProcess, Spawn } from '#main/registry/registryProcess.ts';
import { registryFiles } from '#main/vault/registryFiles.ts';
import type { Envelope } from '#shared/contract/errors.ts';
import type { Verification } from '#shared/contract/features/study.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import type { Json } from '#shared/kernel/json.ts';
import { must } from '#shared/kernel/must.ts';
import { RandomStream } from '#shared/synthetic/random.ts';
import { Caller, PASSPHRASE, registryHome, USER } from '#test/support/registryHome.ts';
import { Findings, within } from './findings.ts';
import { KillableRegistry } from './killableRegistry.ts';

const DEADLINE = 60_000;
const PATIENTS = 60;
const LATER_SAVES = 12;

type Part = 'database' | 'log' | 'keys' | 'anchor';
const PARTS: readonly Part[] = ['database', 'log', 'keys', 'anchor'];

interface Sound {
  /** Files of a registry whose process was killed: the last saves are in the log only. */
  readonly folder: string;
  /** Every patient, as a sound registry tells it. */
  readonly patients: string;
  readonly patientId: string;
  readonly remove: () => void;
}

/** A registry with a filled database and a log that holds commits the database does not have yet. */
async function soundRegistry(): Promise<Sound> {
  const registry = new KillableRegistry();
  await registry.create();
  await registry.caller.result('synthetic.load', { patients: PATIENTS, seed: 3 });
  await registry.host.lock();
  await registry.unlock();
  const { rows } = await registry.caller.value<{ rows: readonly { patientId: string }[] }>('patients.list');
  const patientId = must(rows[0], 'a patient').patientId;
  for (let save = 0; save < LATER_SAVES; save += 1) {
    await registry.caller.value('records.save', statusOf(patientId, 60 + save));
  }
  const patients = await patientsOf(registry.caller);
  // The anchor follows a commit within half a second.
  await new Promise((resolve) => setTimeout(resolve, 900));
  await registry.kill();
  return { folder: registry.home, patients, patientId, remove: registry.remove };
}

const statusOf = (patientId: string, weightKg: number): object => ({
  patientId,
  entity: 'clinicalStatus',
  id: null,
  version: null,
  record: { date: '2021-01-01', weightKg },
});

async function patientsOf(caller: Caller): Promise<string> {
  const { patients } = await caller.value<{ patients: Json }>('documents.page', { limit: 500 });
  return JSON.stringify(patients);
}

type Damage = (path: string, random: RandomStream) => string;

const at = (path: string, random: RandomStream): number => random.integer(0, statSync(path).size - 1);

const DAMAGES: readonly Damage[] = [
  (path, random) => {
    const bytes = readFileSync(path);
    const place = at(path, random);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << random.integer(0, 7));
    writeFileSync(path, bytes);
    return 'bit flip';
  },
  (path, random) => {
    truncateSync(path, at(path, random));
    return 'truncation';
  },
  (path, random) => {
    const bytes = readFileSync(path);
    const from = at(path, random);
    bytes.fill(0, from, Math.min(bytes.length, from + random.integer(1, 8192)));
    writeFileSync(path, bytes);
    return 'zeroed range';
  },
];

/** One process for many trials; a new one when it went away, which is itself a finding. */
class Processes {
  readonly #spawn: Spawn;
  #running: RegistryProcess | null = null;
  alive = true;

  constructor(spawn: Spawn) {
    this.#spawn = spawn;
  }

  call(procedure: string, input: Json): Promise<Envelope> {
    if (this.#running === null || !this.alive) {
      this.#running = this.#spawn();
      this.alive = true;
      void this.#running.ended.then(() => (this.alive = false));
    }
    return within(DEADLINE, procedure, this.#running.call(procedure, input));
  }

  async end(): Promise<void> {
    await this.#running?.end();
  }
}

/** Reads and writes as far as the registry lets one; answers with what the damage led to. */
async function use(
  caller: Caller,
  file: string,
  sound: Sound,
  findings: Findings,
  what: string,
): Promise<string> {
  const credentials = { file, user: USER, passphrase: PASSPHRASE };
  const unlocked = await caller.envelope('vault.unlock', credentials);
  if (!unlocked.ok) return unlocked.error.code;
  const { readOnly } = unlocked.value as unknown as VaultStatus;
  const page = await caller.envelope('documents.page', { limit: 500 });
  const listed = await caller.envelope('patients.list', {});
  const verification = await caller.job('study.verify');
  const saved = await caller.envelope('records.save', statusOf(sound.patientId, 99));
  for (const answer of [page, listed, saved]) {
    if (!answer.ok && answer.error.code === 'internal') findings.fail(`${what}: an internal error`);
  }
  const verified =
    verification.state === 'done' ? (verification.result as unknown as Verification).ok : false;
  if (verification.state === 'failed' && verification.error.code === 'internal') {
    findings.fail(`${what}: verify failed with an internal error`);
  }
  if (readOnly !== null && saved.ok)
    findings.fail(`${what}: a save went into a registry that is ${readOnly}`);
  const same = page.ok && JSON.stringify((page.value as { patients: Json }).patients) === sound.patients;
  if (readOnly === null && page.ok && !same) findings.fail(`${what}: wrong data and no word of it`);
  if (verified && !same) findings.fail(`${what}: verify says ok over wrong data`);
  await caller.value('vault.lock');
  if (readOnly !== null) return `read-only: ${readOnly}`;
  if (!page.ok) return page.error.code;
  return verified ? 'unharmed' : 'found by verify';
}

function restore(sound: Sound, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(sound.folder, folder, { recursive: true });
}

/** Damages one file of a sound registry at a time. Each must end in a typed error, in read-only, or in no harm. */
export async function damageFiles(rounds: number, seed = 1): Promise<Findings> {
  const findings = new Findings();
  const sound = await soundRegistry();
  const place = registryHome('forked');
  const processes = new Processes(
    forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' }),
  );
  const caller = new Caller((procedure, input) => processes.call(procedure, input));
  const files = registryFiles(place.file, place.home);
  const paths: Readonly<Record<Part, string>> = {
    database: files.database,
    log: files.writeAheadLog,
    keys: files.keys,
    anchor: files.anchor,
  };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const random = new RandomStream(seed, round);
      const part = must(PARTS[round % PARTS.length], 'a part');
      restore(sound, place.home);
      const damage = random.pick([must(DAMAGES[0], 'a damage'), ...DAMAGES.slice(1)])(paths[part], random);
      const what = `round ${round}, ${damage} of the ${part}`;
      try {
        findings.count(`${part} ${await use(caller, place.file, sound, findings, what)}`);
      } catch (error) {
        findings.fail(`${what}: ${error instanceof Error ? error.message : 'an exception'}`);
        findings.count(`${part} broke off`);
        await processes.end();
      }
      if (!processes.alive) findings.fail(`${what}: the process went away`);
    }
  } finally {
    await processes.end();
    place.remove();
    sound.remove();
  }
  return findings;
}

/** What unlocking says of a registry whose log was taken away. */
export async function withoutLog(): Promise<{ readonly readOnly: string | null; readonly save: string }> {
  const sound = await soundRegistry();
  const registry = new KillableRegistry();
  try {
    restore(sound, registry.home);
    rmSync(join(registry.home, 'study.switchpoint-wal'));
    await registry.unlock();
    const { readOnly } = await registry.caller.value<VaultStatus>('vault.status');
    return { readOnly, save: await registry.caller.code('records.save', statusOf(sound.patientId, 99)) };
  } finally {
    await registry.close();
    sound.remove();
  }
}
