import { forkSpawner } from '#main/registry/forkRegistry.ts';
import type { RegistryHost } from '#main/registry/host.ts';
import type { RegistryProcess } from '#main/registry/registryProcess.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { toPatientDocument } from '#shared/codebook/document.ts';
import type { Verification } from '#shared/contract/features/study.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { callerOf, PASSPHRASE, registryHome, USER, type Caller } from '#test/support/registryHome.ts';

/** A registry behind the host and the forked process that the program has, with a way to kill that process. */
export class KillableRegistry {
  readonly home: string;
  readonly file: string;
  readonly host: RegistryHost;
  readonly caller: Caller;
  readonly remove: () => void;
  #running: RegistryProcess | null = null;

  constructor() {
    const place = registryHome('forked');
    const spawn = forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' });
    this.home = place.home;
    this.file = place.file;
    this.remove = place.remove;
    this.host = place.host({ spawn: () => (this.#running = spawn()) });
    this.caller = callerOf(this.host);
  }

  async create(): Promise<void> {
    const { file } = this;
    await this.caller.value('vault.create', { file, studyName: 'Study', user: USER, passphrase: PASSPHRASE });
  }

  async unlock(): Promise<void> {
    await this.caller.value('vault.unlock', { file: this.file, user: USER, passphrase: PASSPHRASE });
  }

  /** SIGKILL: nothing of the process gets a last word. Resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#running?.end();
  }

  async close(): Promise<void> {
    await this.host.lock();
    this.remove();
  }

  verify(): Promise<Verification> {
    return this.caller.result<Verification>('study.verify');
  }

  async patientCount(): Promise<number> {
    const { total } = await this.caller.value<{ total: number }>('patients.list', { limit: 1 });
    return total;
  }
}

export const faultsOf = ({ checks }: Verification): string =>
  checks
    .filter(({ ok }) => !ok)
    .map(({ name, detail }) => `${name}: ${detail}`)
    .join('; ');

export function syntheticPatients(count: number, seed = 7): readonly PatientRecord[] {
  return Array.from({ length: count }, (_, index) => syntheticPatient(seed, index));
}

/** The text of a record document. */
export const documentOf = (patients: readonly PatientRecord[]): string =>
  JSON.stringify({ schema: 1, patients: patients.map(toPatientDocument) });
