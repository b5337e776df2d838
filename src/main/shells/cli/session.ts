import { homedir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Client } from '#shared/contract/client.ts';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import { RegistryHost } from '#main/registry/host.ts';
import { settingsFrom } from '#main/registry/settings.ts';
import type { Io } from './io.ts';
import { readPassphrase } from './passphrase.ts';

/** Options of every command that opens a registry. */
export interface Access {
  readonly user: string;
  readonly passphraseFile?: string;
}

export interface Run {
  readonly client: Client;
  /** Waits between polls of a job. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export function makeHost(io: Io, registry: string | null = null): RegistryHost {
  const { home } = settingsFrom(io.env, process.platform);
  return new RegistryHost({
    spawn: forkSpawner(io.env),
    home,
    defaultFolder: join(homedir(), 'Switchpoint'),
    registry,
  });
}

/** Runs work against the contract with nothing open; the registry process ends with it. */
export async function withContract<T>(io: Io, work: (run: Run) => Promise<T>): Promise<T> {
  const host = makeHost(io);
  try {
    const client = createClient({ call: (procedure, input) => host.call(procedure, input, 'local') });
    return await work({ client, wait });
  } finally {
    await host.lock();
  }
}

/** Unlocks a registry, runs work, locks again whatever happens. */
export function withRegistry<T>(
  io: Io,
  file: string,
  access: Access,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  return withContract(io, async (run) => {
    const passphrase = await readPassphrase(access.passphraseFile, io);
    await run.client.call('vault.unlock', { file, user: access.user, passphrase });
    return work(run);
  });
}
