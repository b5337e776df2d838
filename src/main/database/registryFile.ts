import type { Stats } from 'node:fs';
import { accessSync, constants, statSync } from 'node:fs';
import { readStart } from './heldFiles.ts';
import { compareSalt, readSalt } from './salt.ts';
import { DatabaseError } from './errors.ts';

/** SQLCipher 4's page size; a whole file is a multiple of it. */
const PAGE_BYTES = 4096;
const PLAIN_HEADER = 'SQLite format 3\0';

/** True when the file begins as an unencrypted SQLite database does. */
export function isPlainDatabase(file: string): boolean {
  return readStart(file, PLAIN_HEADER.length)?.toString('latin1') === PLAIN_HEADER;
}

/**
 * Refuses what is no registry before the driver sees it: the driver would take an empty file for a new database.
 * `salt` is what the key-slot file remembers. Throws DatabaseError.
 */
export function checkRegistryFile(file: string, salt: string | undefined): void {
  const stats = statOf(file);
  if (!stats.isFile()) throw new DatabaseError('not-a-registry');
  if (stats.size === 0) throw new DatabaseError('file-empty');
  if (!isAllowed(file, constants.R_OK)) throw new DatabaseError('file-unreadable');
  if (isPlainDatabase(file)) throw new DatabaseError('not-a-registry');
  const found = readSalt(file);
  if (found !== null && salt !== undefined && compareSalt(salt, found) === 'foreign') {
    throw new DatabaseError('not-a-registry');
  }
  // After a crash the log may still complete the last page.
  if (stats.size % PAGE_BYTES !== 0 && !hasLog(file)) throw new DatabaseError('damaged');
}

export const isWritable = (file: string): boolean => isAllowed(file, constants.W_OK);

/** True while a write-ahead log with content lies beside the file. */
function hasLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function isAllowed(file: string, mode: number): boolean {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
}

function statOf(file: string): Stats {
  let stats: Stats | undefined;
  try {
    stats = statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw new DatabaseError('file-unreadable', error);
  }
  if (!stats) throw new DatabaseError('file-missing');
  return stats;
}
