import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CONTRACT, procedureOf } from '#shared/contract/contract.ts';
import { ContractError, type Envelope } from '#shared/contract/errors.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import type { Procedure } from '#shared/contract/procedure.ts';
import type { Json } from '#shared/kernel/json.ts';
import { readFailedAttempts } from '#main/vault/attempts.ts';
import { registryFiles } from '#main/vault/registryFiles.ts';
import { AttemptGate } from './attemptGate.ts';
import { errorBody, failed } from './failure.ts';
import { isTooDeep } from './inputDepth.ts';
import type { Reach, RegistryPort } from './port.ts';
import { RecentRegistries } from './recent.ts';
import type { RegistryProcess, Spawn } from './registryProcess.ts';

export interface HostOptions {
  readonly spawn: Spawn;
  /** Folder of this computer's own records. */
  readonly home: string;
  /** Where new registries are offered to be made. */
  readonly defaultFolder: string;
  /** The file the shell was started for. */
  readonly registry?: string | null;
  readonly autoLockMinutes?: number;
  readonly now?: () => Date;
}

const AUTO_LOCK_MINUTES = 10;
const MILLISECONDS_PER_MINUTE = 60_000;
/** Work that does not give way for as long does not keep the key any longer. */
const LOCK_MILLISECONDS = 10_000;

const LOCKED: Envelope = failed({ code: 'locked', message: 'No registry is open. Unlock it first.' });

function fileOf(input: Json): string | null {
  const file = typeof input === 'object' && input !== null && 'file' in input ? input.file : null;
  return typeof file === 'string' && file !== '' ? file : null;
}

/** Waits for an end of the work, whichever, or for as long as given. */
async function settledWithin(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, patience]).catch(() => undefined);
  clearTimeout(timer);
}

const statusOf = (value: Json): VaultStatus => CONTRACT['vault.status'].output.parse(value);

/**
 * Owns the registry process for a shell: starts it when it is first needed, passes calls on, locks by closing the
 * file and ending the process, also after a time without calls, and starts afresh after a crash. It answers with
 * envelopes and never throws.
 */
export class RegistryHost implements RegistryPort {
  readonly #options: HostOptions;
  readonly #recent: RecentRegistries;
  readonly #gate: AttemptGate;
  readonly #lockListeners = new Set<() => void>();
  readonly #autoLockMinutes: number;
  #process: RegistryProcess | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#recent = new RecentRegistries(options.home);
    this.#gate = new AttemptGate(options.now ?? (() => new Date()));
    this.#autoLockMinutes = options.autoLockMinutes ?? AUTO_LOCK_MINUTES;
  }

  async call(name: string, input: Json, reach: Reach): Promise<Envelope> {
    try {
      const procedure = procedureOf(name);
      if (procedure === null) throw new ContractError('unknown-procedure', 'There is no such procedure.');
      if (procedure.reach === 'local' && reach !== 'local') {
        throw new ContractError('forbidden', 'This needs the command line of this computer.');
      }
      if (isTooDeep(input)) {
        throw new ContractError('invalid-input', 'The input is nested too deeply. Nothing was changed.');
      }
      if (name !== 'vault.status') this.#touch();
      return await this.#dispatch(name, procedure, input);
    } catch (error) {
      return failed(errorBody(error));
    }
  }

  /** Closes the registry and ends the process that held its key; resolves when it has gone. */
  async lock(): Promise<void> {
    await this.#lock();
  }

  /** Tells when the registry was locked: by a call, after idle time, or because its process went. */
  onLocked(listener: () => void): () => void {
    this.#lockListeners.add(listener);
    return () => this.#lockListeners.delete(listener);
  }

  async #dispatch(name: string, procedure: Procedure, input: Json): Promise<Envelope> {
    switch (name) {
      case 'vault.status':
        return this.#status(await this.#process?.call(name, input));
      case 'vault.lock':
        return this.#lock();
      case 'vault.unlock':
        return this.#gate.try(this.#loggedFailures(input), async () => this.#opened(name, input));
      case 'vault.create':
        this.#makeOfferedFolder(input);
        return this.#opened(name, input);
      default:
        if (this.#process === null && procedure.roles !== null) return LOCKED;
        return this.#running().call(name, input);
    }
  }

  #running(): RegistryProcess {
    if (this.#process !== null) return this.#process;
    const started = this.#options.spawn();
    this.#process = started;
    void started.ended.then(() => {
      if (this.#process === started) this.#forget();
    });
    return started;
  }

  #forget(): void {
    this.#process = null;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    for (const listener of this.#lockListeners) listener();
  }

  async #opened(name: string, input: Json): Promise<Envelope> {
    const running = this.#running();
    const answer = await running.call(name, input);
    if (!answer.ok) return answer;
    const status = await running.call('vault.status', {});
    if (!status.ok) return status;
    const { registry, study } = statusOf(status.value);
    if (registry !== null && study !== null) {
      this.#recent.add({ registry, study, openedAt: this.#now().toISOString() });
    }
    return name === 'vault.create' ? answer : this.#status(status);
  }

  /** The process knows what is open; this computer's list and the idle time are known here. */
  #status(answer: Envelope | undefined): Envelope {
    const { defaultFolder, registry = null } = this.#options;
    const here = { recent: this.#recent.list(), defaultFolder, autoLockMinutes: this.#autoLockMinutes };
    if (answer?.ok === true) {
      const status = statusOf(answer.value);
      return { ok: true, value: { ...status, ...here, registry: status.registry ?? registry } };
    }
    const locked: VaultStatus = {
      state: 'locked',
      registry,
      user: null,
      roles: [],
      study: null,
      readOnly: null,
      kdfTest: false,
      ...here,
    };
    return { ok: true, value: { ...locked } };
  }

  async #lock(): Promise<Envelope> {
    const running = this.#process;
    if (running !== null) {
      await settledWithin(LOCK_MILLISECONDS, running.call('vault.lock', {}));
      await running.end();
      if (this.#process === running) this.#forget();
    }
    return { ok: true, value: {} };
  }

  #loggedFailures(input: Json): number {
    const file = fileOf(input);
    return file === null ? 0 : readFailedAttempts(registryFiles(file, this.#options.home).attempts).length;
  }

  /** The folder that this computer proposes is made on first use; any other has to be there. */
  #makeOfferedFolder(input: Json): void {
    const { defaultFolder } = this.#options;
    const file = fileOf(input);
    if (file === null || resolve(dirname(file)) !== resolve(defaultFolder)) return;
    mkdirSync(defaultFolder, { recursive: true, mode: 0o700 });
  }

  #touch(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#lock(), this.#autoLockMinutes * MILLISECONDS_PER_MINUTE);
    this.#idle.unref();
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
