import { rmSync } from 'node:fs';
import { ContractError } from '#shared/contract/errors.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import type { Role } from '#shared/contract/roles.ts';
import { chainState, write, type WriteContext } from '#main/database/auditedWrite.ts';
import { backUp } from '#main/database/backup.ts';
import { openDatabase, type DatabaseHandle } from '#main/database/connection.ts';
import { migrate } from '#main/database/migrate.ts';
import { MIGRATIONS } from '#main/database/migrations.generated.ts';
import { openRegistry, type OpenRegistry, type ReadOnlyReason } from '#main/procedures/openRegistry.ts';
import type { Unlocking, Vault } from '#main/procedures/vaultPort.ts';
import { registryChain } from '#main/procedures/verifyRegistry.ts';
import { recordEvent, type AuditEvent } from '#main/repositories/auditTrail.ts';
import { verifyLatest } from '#main/repositories/auditVerify.ts';
import {
  insertStudy,
  PSEUDONYM_SECRET,
  makeSecret,
  putUser,
  readStudy,
  rolesOf,
  type StudyRow,
} from '#main/repositories/studyStore.ts';
import { compareAnchors, writeAnchor } from '#main/vault/anchor.ts';
import { clearFailedAttempts, readFailedAttempts, recordFailedAttempt } from '#main/vault/attempts.ts';
import { vaultError } from '#main/vault/errors.ts';
import { STANDARD_KDF, subkey } from '#main/vault/keyDerivation.ts';
import { readKeysFile } from '#main/vault/keysFile.ts';
import { createVault, listSlots } from '#main/vault/manageKeys.ts';
import {
  registryFiles,
  requireFolder,
  requireRegistry,
  type RegistryFiles,
} from '#main/vault/registryFiles.ts';
import { unlock, type Unlocked } from '#main/vault/unlock.ts';
import { AnchorTimer } from './anchorTimer.ts';
import { APP_VERSION } from './appVersion.ts';
import type { Settings } from './settings.ts';

const CREATOR_ROLES: readonly Role[] = ['administrator', 'investigator', 'data-manager'];

/** Holds the open registry of this process: opens and closes it, writes its events and its anchor. */
export class Keeper implements Vault {
  readonly #settings: Settings;
  #open: OpenRegistry | null = null;
  readonly #anchorTimer = new AnchorTimer(() => this.anchor());

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  get registry(): OpenRegistry | null {
    return this.#open;
  }

  /** UTC now, as it stands in the trail. */
  now(): string {
    return this.#settings.now().toISOString();
  }

  open(): OpenRegistry {
    if (this.#open !== null) return this.#open;
    throw new ContractError('locked', 'No registry is open. Unlock it first.');
  }

  status(): VaultStatus {
    const open = this.#open;
    return {
      state: open === null ? 'locked' : 'open',
      registry: open?.files.database ?? null,
      recent: [],
      defaultFolder: '',
      user: open?.user ?? null,
      roles: [...(open?.roles ?? [])],
      study: open?.study.studyName ?? null,
      readOnly: open?.readOnly ?? null,
      kdfTest: open?.study.kdfTest ?? false,
      autoLockMinutes: 0,
    };
  }

  async create(request: Unlocking & { readonly studyName: string }): ReturnType<Vault['create']> {
    this.#refuseSecond();
    const files = registryFiles(request.file, this.#settings.home);
    requireFolder(files);
    const made = await createVault(files, request, this.#settings.kdf);
    if (!made.ok) throw vaultError(made.error);
    const { dataKey, salt, db: uuid, gen: generation, recoveryCode } = made.value;
    let handle: DatabaseHandle | null = null;
    try {
      handle = openDatabase({ file: files.database, dataKey, mode: 'create', salt });
      const now = this.now();
      await migrate(handle.driver, {
        migrations: MIGRATIONS,
        appVersion: APP_VERSION,
        now,
        backUp: () => undefined,
      });
      const kdfTest = this.#settings.kdf.m < STANDARD_KDF.m;
      const study: StudyRow = { uuid, generation, studyName: request.studyName, createdAt: now, kdfTest };
      const auditKey = subkey(dataKey, 'audit');
      const { driver } = handle;
      write(driver, auditKey, this.#context(request.user, CREATOR_ROLES), () => {
        insertStudy(driver, study);
        putUser(driver, request.user, CREATOR_ROLES, now);
        makeSecret(driver, PSEUDONYM_SECRET, now);
      });
      this.#open = openRegistry({
        files,
        handle,
        dataKey,
        auditKey,
        salt,
        study,
        user: request.user,
        roles: CREATOR_ROLES,
        readOnly: null,
      });
      this.anchor();
      return { registry: files.database, recoveryCode };
    } catch (error) {
      this.#open = null;
      handle?.close();
      dataKey.fill(0);
      // An existing database was refused by `create` and is not ours to remove.
      if (handle !== null)
        for (const file of [files.database, files.writeAheadLog, files.anchor]) rmSync(file, { force: true });
      rmSync(files.keys, { force: true });
      throw error;
    }
  }

  async unlock(request: Unlocking): Promise<VaultStatus> {
    this.#refuseSecond();
    const files = registryFiles(request.file, this.#settings.home);
    requireRegistry(files);
    const unlocked = await unlock(files, request);
    if (!unlocked.ok) {
      if (unlocked.error === 'wrong-passphrase' || unlocked.error === 'unknown-user')
        this.#recordFailure(files, request.user);
      throw vaultError(unlocked.error);
    }
    try {
      this.#open = await this.#openUnlocked(files, unlocked.value);
      this.#noteUnlock(this.#open);
    } catch (error) {
      this.#close();
      unlocked.value.dataKey.fill(0);
      throw error;
    }
    return this.status();
  }

  lock(): void {
    const open = this.#open;
    if (open === null) return;
    try {
      if (open.readOnly === null) {
        this.record(open, [{ action: 'lock', entityId: open.study.uuid, patientId: null, detail: null }]);
        this.anchor();
      }
    } catch {
      // What cannot be written now does not keep the key in memory.
    } finally {
      this.#close();
    }
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    this.#anchorTimer.stop();
    open?.handle.close();
    open?.dataKey.fill(0);
    open?.auditKey.fill(0);
  }

  /** Writes events in a transaction of their own. A registry that cannot be written keeps none. */
  record(open: OpenRegistry, events: readonly AuditEvent[]): void {
    if (events.length === 0 || open.readOnly !== null) return;
    write(open.database, open.auditKey, this.#context(open.user, open.roles), () => {
      for (const event of events) recordEvent(open.database, event);
    });
    this.anchorSoon();
  }

  anchorSoon(): void {
    this.#anchorTimer.soon();
  }

  anchor(): void {
    const open = this.#open;
    if (open === null || open.readOnly !== null) return;
    const anchor = {
      db: open.study.uuid,
      gen: open.study.generation,
      ...chainState(open.database),
      at: this.now(),
    };
    writeAnchor(open.files, anchor, open.dataKey);
  }

  #context(user: string, roles: readonly Role[]): WriteContext {
    return {
      at: this.now(),
      user,
      role: roles.join('+'),
      reason: null,
      source: 'system',
      batchId: null,
      appVersion: APP_VERSION,
    };
  }

  #refuseSecond(): void {
    if (this.#open !== null) {
      throw new ContractError(
        'already-open',
        'A registry is open already. Lock it first. Nothing was changed.',
      );
    }
  }

  #recordFailure(files: RegistryFiles, user: string): void {
    const slots = listSlots(files);
    const known = slots.ok && slots.value.some((slot) => slot.user === user);
    try {
      recordFailedAttempt(files.attempts, { at: this.now(), user: known ? user : null });
    } catch {
      // Beside a registry on a medium that cannot be written; who calls counts the attempts too.
    }
  }

  async #openUnlocked(files: RegistryFiles, unlocked: Unlocked): Promise<OpenRegistry> {
    const { dataKey, salt, user } = unlocked;
    const handle = openDatabase({ file: files.database, dataKey, mode: 'open', salt });
    try {
      const applied = await this.#migrate(files, handle, dataKey);
      const auditKey = subkey(dataKey, 'audit');
      const study = readStudy(handle.driver);
      const roles = rolesOf(handle.driver, user);
      if (roles === null) throw new ContractError('forbidden', 'This user is not in the registry any more.');
      const opened = { files, handle, dataKey, auditKey, salt, study, user, roles };
      const readOnly = this.#readOnlyReason(opened);
      const open = openRegistry({ ...opened, readOnly });
      const events = applied.map((name) => ({
        action: 'migrate',
        entityId: study.uuid,
        patientId: null,
        detail: { name },
      }));
      this.record(open, events);
      return open;
    } catch (error) {
      handle.close();
      throw error;
    }
  }

  async #migrate(files: RegistryFiles, handle: DatabaseHandle, dataKey: Buffer): Promise<readonly string[]> {
    const now = this.now();
    return migrate(handle.driver, {
      migrations: MIGRATIONS,
      appVersion: APP_VERSION,
      now,
      backUp: () => {
        const keys = readKeysFile(files.keys);
        if (!keys.ok) throw vaultError(keys.error);
        const target = `${files.database}.before-migration-${now.replaceAll(/[:.]/g, '-')}`;
        backUp({ handle, keys: keys.value, dataKey, target, createdAt: now, inspect: () => undefined });
      },
    });
  }

  #readOnlyReason(
    opened: Pick<OpenRegistry, 'files' | 'handle' | 'dataKey' | 'auditKey' | 'study'>,
  ): ReadOnlyReason | null {
    const { handle, files, dataKey, auditKey, study } = opened;
    const { state } = compareAnchors(files, registryChain({ database: handle.driver, study }), dataKey);
    if (state === 'older-than-anchor' || state === 'forked') return state;
    if (verifyLatest(handle.driver, auditKey) !== null) return 'damaged';
    return handle.readOnly ? 'file' : null;
  }

  #noteUnlock(open: OpenRegistry): void {
    if (open.readOnly !== null) return;
    const { uuid } = open.study;
    const failures = readFailedAttempts(open.files.attempts).map(({ at, user }) => ({
      action: 'unlock-failed',
      entityId: uuid,
      patientId: null,
      detail: { at, user },
    }));
    this.record(open, [...failures, { action: 'unlock', entityId: uuid, patientId: null, detail: null }]);
    clearFailedAttempts(open.files.attempts);
    this.#anchorTimer.nowOrLater();
  }
}
