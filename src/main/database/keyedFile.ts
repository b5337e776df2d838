import Driver from 'better-sqlite3';
import { DatabaseError } from './errors.ts';

export type DriverDatabase = Driver.Database;
export type Statement<P extends unknown[] = unknown[], R = unknown> = Driver.Statement<P, R>;

/* A second process is told at once; waiting longer would not help against an exclusive lock. */
const BUSY_MILLISECONDS = 250;
const CACHE_KIBIBYTES = 65536;

export interface KeyedOptions {
  readonly file: string;
  readonly dataKey: Buffer;
  readonly readOnly: boolean;
  /** Only when creating: the salt to take, 32 hexadecimal digits. */
  readonly newSalt?: string | undefined;
}

/**
 * Opens the file and gives it the key; nothing is read yet, so a wrong key shows only later. Temporary tables stay in
 * memory from the first statement on: on disk they would hold plain text. Cipher and format are named, never left to
 * the build's defaults: SQLCipher 4, which other programs can read.
 */
export function openKeyed({ file, dataKey, readOnly, newSalt }: KeyedOptions): DriverDatabase {
  const driver = new Driver(file, { fileMustExist: true, readonly: readOnly, timeout: BUSY_MILLISECONDS });
  const key = Buffer.concat([Buffer.from('raw:'), dataKey]);
  try {
    driver.pragma('temp_store=MEMORY');
    driver.pragma("cipher='sqlcipher'");
    driver.pragma('legacy=4');
    if (newSalt !== undefined) driver.pragma(`cipher_salt='${checkedSalt(newSalt)}'`);
    driver.key(key);
    return driver;
  } catch (error) {
    driver.close();
    throw error;
  } finally {
    key.fill(0);
  }
}

/**
 * One process holds the file as long as it is open. To be set before the first read. Not possible on a file that
 * cannot be written: there the lock is refused.
 */
export function lockExclusively(driver: DriverDatabase): void {
  driver.pragma('locking_mode=EXCLUSIVE');
}

/** Write-ahead log with a sync at every commit: with less, a power cut loses acknowledged commits. */
export function useWriteAheadLog(driver: DriverDatabase): void {
  const mode = driver.pragma('journal_mode=WAL', { simple: true });
  if (mode !== 'wal') throw new DatabaseError('file-unreadable');
  driver.pragma('synchronous=FULL');
}

/** What holds on every connection, whatever it is opened for. Ends with writing switched off. */
export function applyRules(driver: DriverDatabase): void {
  driver.pragma('foreign_keys=ON');
  // Without it INSERT OR REPLACE deletes rows past the delete triggers.
  driver.pragma('recursive_triggers=ON');
  driver.pragma('trusted_schema=OFF');
  driver.pragma('secure_delete=ON');
  driver.pragma(`cache_size=-${CACHE_KIBIBYTES}`);
  allowWriting(driver, false);
}

export function allowWriting(driver: DriverDatabase, allowed: boolean): void {
  driver.pragma(`query_only=${allowed ? 'OFF' : 'ON'}`);
}

function checkedSalt(salt: string): string {
  if (!/^[0-9a-f]{32}$/.test(salt)) throw new TypeError('a salt is 32 hexadecimal digits');
  return salt;
}
