import { existsSync, rmSync } from 'node:fs';
import type { Inspect } from '#main/database/backup.ts';
import { restoreDatabase } from '#main/database/backup.ts';
import type { BackupContents } from '#main/database/backupContainer.ts';
import { readContainer } from '#main/database/backupContainer.ts';
import { DatabaseError } from '#main/database/errors.ts';
import type { KeysFile } from './keysFile.ts';
import { isAuthentic, parseKeysFile, writeKeysFile } from './keysFile.ts';
import type { RegistryFiles } from './registryFiles.ts';

export interface Backup extends BackupContents {
  readonly keys: KeysFile;
}

/**
 * Reads a backup and checks it as far as that goes without a key (the whole file is read). Throws DatabaseError
 * `file-missing`, `not-a-registry` for another kind of file, `damaged`.
 */
export function readBackup(container: string): Backup {
  const contents = readContainer(container);
  const keys = parseKeysFile(contents.keysText);
  if (!keys.ok || keys.value.db !== contents.header.db) throw new DatabaseError('damaged');
  return { ...contents, keys: keys.value };
}

export interface RestoreRequest<T> {
  readonly container: string;
  readonly backup: Backup;
  /** The registry to make; none of its files may exist. */
  readonly files: Pick<RegistryFiles, 'database' | 'keys' | 'previousKeys'>;
  /** From the backup's own key slots. */
  readonly dataKey: Buffer;
  readonly inspect: Inspect<T>;
}

/**
 * Makes a registry out of a backup, checked before it gets its name. The anchors are left to the caller: they tell that
 * this registry is older than it was. Throws DatabaseError and then leaves nothing behind.
 */
export function restore<T>({ container, backup, files, dataKey, inspect }: RestoreRequest<T>): T {
  if (existsSync(files.keys)) throw new DatabaseError('file-exists');
  if (!isAuthentic(backup.keys, dataKey)) throw new DatabaseError('damaged');
  let isPlaced = false;
  try {
    const { salt } = backup.keys;
    const placeKeys = () => writeKeysFile(files.keys, backup.keys, files.previousKeys);
    const target = files.database;
    const request = { container, contents: backup, target, dataKey, salt, inspect, beforeNaming: placeKeys };
    const inspected = restoreDatabase(request);
    isPlaced = true;
    return inspected;
  } finally {
    if (!isPlaced) rmSync(files.keys, { force: true });
  }
}
