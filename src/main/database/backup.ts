import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BackupContents, BackupHeader, BackupKeys } from './backupContainer.ts';
import { extractDatabase, readContainer, writeContainer } from './backupContainer.ts';
import type { DatabaseHandle } from './connection.ts';
import { openDatabase } from './connection.ts';
import { DatabaseError, onFile } from './errors.ts';
import { checkFile } from './integrity.ts';
import { allowWriting } from './keyedFile.ts';
import { syncFolder } from './syncFolder.ts';

/** Looks into the copy and throws when it is not good (audit chain, row counts); what it returns is handed back. */
export type Inspect<T> = (copy: DatabaseHandle) => T;

export interface BackupRequest<T> {
  readonly handle: DatabaseHandle;
  /** The whole key-slot file. */
  readonly keys: BackupKeys;
  readonly dataKey: Buffer;
  /** A new file. */
  readonly target: string;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly inspect: Inspect<T>;
}

export interface BackupResult<T> {
  readonly file: string;
  readonly header: BackupHeader;
  readonly inspected: T;
}

/**
 * Copies an open registry into one container with its key slots: encrypted throughout, with the same keys. The copy is
 * opened and checked before it gets its name, the container read back after. Throws DatabaseError (`file-exists`,
 * `disk-full`, `damaged`) and then leaves nothing behind. Writes the registry's size twice.
 */
export function backUp<T>({
  handle,
  keys,
  dataKey,
  target,
  createdAt,
  inspect,
}: BackupRequest<T>): BackupResult<T> {
  const file = resolve(target);
  refuseExisting(file);
  const copy = `${file}.database.partial`;
  const partial = `${file}.partial`;
  for (const leftover of [copy, partial]) rmSync(leftover, { force: true });
  try {
    onFile(() => copyDatabase(handle, copy));
    const inspected = inspectCopy(copy, dataKey, keys.salt, inspect);
    const header = writeContainer(partial, keys, copy, createdAt);
    readContainer(partial);
    renameSync(partial, file);
    syncFolder(dirname(file));
    return { file, header, inspected };
  } catch (error) {
    throw isDiskFull(error) ? new DatabaseError('disk-full', error) : error;
  } finally {
    for (const leftover of [copy, partial]) rmSync(leftover, { force: true });
  }
}

export interface RestoreRequest<T> {
  readonly container: string;
  readonly contents: BackupContents;
  /** A new file. */
  readonly target: string;
  readonly dataKey: Buffer;
  readonly salt: string;
  readonly inspect: Inspect<T>;
  /** Puts beside the target what has to be there when it gets its name. */
  readonly beforeNaming: () => void;
}

/**
 * Takes the database out of a backup, checked before it gets its name. Throws DatabaseError (`file-exists`, `disk-full`,
 * `damaged`) and then leaves nothing behind.
 */
export function restoreDatabase<T>(request: RestoreRequest<T>): T {
  const { container, contents, target, dataKey, salt, inspect, beforeNaming } = request;
  // A log beside the new file would be played into it.
  for (const file of [target, `${target}-wal`]) refuseExisting(file);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    extractDatabase(container, contents, partial);
    const inspected = inspectCopy(partial, dataKey, salt, inspect);
    beforeNaming();
    renameSync(partial, target);
    syncFolder(dirname(target));
    return inspected;
  } catch (error) {
    throw isDiskFull(error) ? new DatabaseError('disk-full', error) : error;
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * The copy keeps key and salt, so the same key slots open it. `db.backup()` does not work on encrypted files. VACUUM
 * INTO counts as writing though it leaves the registry alone, so that a read-only one can be backed up too.
 */
function copyDatabase({ driver }: DatabaseHandle, copy: string): void {
  allowWriting(driver, true);
  try {
    driver.prepare<[string]>('VACUUM INTO ?').run(copy);
  } finally {
    allowWriting(driver, false);
  }
}

function inspectCopy<T>(file: string, dataKey: Buffer, salt: string, inspect: Inspect<T>): T {
  const copy = openDatabase({ file, dataKey, mode: 'read', salt });
  try {
    if (checkFile(copy, salt).some(({ ok }) => !ok)) throw new DatabaseError('damaged');
    return inspect(copy);
  } finally {
    copy.close();
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new DatabaseError('file-exists');
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';
