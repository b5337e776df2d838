import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope, ErrorCode } from '#shared/contract/errors.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { Json } from '#shared/kernel/json.ts';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import { RegistryHost, type HostOptions } from '#main/registry/host.ts';
import { inProcessSpawner } from '#main/registry/inProcess.ts';
import { settingsFrom } from '#main/registry/settings.ts';
import type { Reach } from '#main/registry/port.ts';

export const PASSPHRASE = 'correct horse battery staple';
export const USER = 'owner';

export type SpawnerName = 'in process' | 'forked';

/** A folder of its own for a registry, its keys and this computer's records. */
export interface RegistryHome {
  readonly home: string;
  readonly file: string;
  host(options?: Partial<HostOptions>): RegistryHost;
  remove(): void;
}

export function registryHome(spawner: SpawnerName = 'in process'): RegistryHome {
  const home = mkdtempSync(join(tmpdir(), 'switchpoint-'));
  const env = { ...process.env, SWITCHPOINT_HOME: home, SWITCHPOINT_KDF: 'test' };
  const spawn =
    spawner === 'forked' ? forkSpawner(env) : inProcessSpawner(settingsFrom(env, process.platform));
  return {
    home,
    file: join(home, 'study.switchpoint'),
    host: (options) => new RegistryHost({ spawn, home, defaultFolder: home, ...options }),
    remove: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Calls by name, with the value or the error code of the answer. */
export class Caller {
  readonly #call: (procedure: string, input: Json, reach: Reach) => Promise<Envelope>;
  readonly #reach: Reach;

  constructor(
    call: (procedure: string, input: Json, reach: Reach) => Promise<Envelope>,
    reach: Reach = 'local',
  ) {
    this.#call = call;
    this.#reach = reach;
  }

  envelope(procedure: string, input: object): Promise<Envelope> {
    return this.#call(procedure, input as Json & object, this.#reach);
  }

  async value<T>(procedure: string, input: object = {}): Promise<T> {
    const envelope = await this.envelope(procedure, input);
    if (envelope.ok) return envelope.value as T;
    throw new Error(`${procedure}: ${JSON.stringify(envelope.error)}`);
  }

  async code(procedure: string, input: object = {}): Promise<ErrorCode | 'ok'> {
    const envelope = await this.envelope(procedure, input);
    return envelope.ok ? 'ok' : envelope.error.code;
  }

  /** Starts a job and waits for its end. */
  async job(procedure: string, input: object = {}): Promise<JobStatus> {
    const { jobId } = await this.value<{ jobId: string }>(procedure, input);
    return this.ended(jobId);
  }

  async ended(jobId: string): Promise<JobStatus> {
    for (;;) {
      const status = await this.value<JobStatus>('jobs.status', { jobId });
      if (status.state !== 'running') return status;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async result<T>(procedure: string, input: object = {}): Promise<T> {
    const status = await this.job(procedure, input);
    if (status.state === 'done') return status.result as T;
    throw new Error(`${procedure}: ${JSON.stringify(status)}`);
  }
}

export const callerOf = (host: RegistryHost, reach: Reach = 'local'): Caller =>
  new Caller((procedure, input, from) => host.call(procedure, input, from), reach);

/** A created, open registry. */
export async function openedRegistry(spawner: SpawnerName = 'in process') {
  const place = registryHome(spawner);
  const host = place.host();
  const caller = callerOf(host);
  await caller.value('vault.create', {
    file: place.file,
    studyName: 'Study',
    user: USER,
    passphrase: PASSPHRASE,
  });
  return {
    ...place,
    host: () => host,
    caller,
    close: async () => {
      await host.lock();
      place.remove();
    },
  };
}
