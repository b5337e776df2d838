import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdFile } from './heldFiles.ts';
import type { DriverDatabase, Statement } from './keyedFile.ts';
import { allowWriting, applyRules, lockExclusively, openKeyed, useWriteAheadLog } from './keyedFile.ts';
import { DatabaseError, onFile, toDatabaseError } from './errors.ts';
import { checkRegistryFile, isPlainDatabase, isWritable } from './registryFile.ts';

/** `PRAGMA application_id` of every registry: "SWPT". */
export const APPLICATION_ID = 0x53575054;

export interface OpenOptions {
  readonly file: string;
  /** 32 bytes; copied for the driver, not kept. */
  readonly dataKey: Buffer;
  /**
   * `create` makes a new file and refuses an existing one; `open` takes the only place there is on the file; `read`
   * never writes and leaves a file that was closed properly as it is (for backups and other copies).
   */
  readonly mode: 'open' | 'create' | 'read';
  /** The salt of the key-slot file: what a new file gets, and what an existing one is recognised by. */
  readonly salt?: string;
}

/** One open registry. Reading is always possible, writing only inside {@link DatabaseHandle.inWriteTransaction}. */
export interface DatabaseHandle {
  readonly file: string;
  /** The file cannot be written, or was opened with `read`. */
  readonly readOnly: boolean;
  /** For drizzle and the migration runner. */
  readonly driver: DriverDatabase;
  prepare<P extends unknown[] = unknown[], R = unknown>(sql: string): Statement<P, R>;
  exec(sql: string): void;
  /** Several reads of one state; inside a write transaction a part that is rolled back alone when it throws. */
  transaction<T>(work: () => T): T;
  /**
   * Runs `work` in one immediate transaction and commits it; rolls back and rethrows when it throws. Writing is
   * switched on for its duration only. Not to be nested, not for promises. Throws DatabaseError `disk-full`,
   * `read-only`, `damaged`; constraint errors stay the driver's.
   */
  inWriteTransaction<T>(work: () => T): T;
  /** Switches writing on for `work`, which begins and ends its transactions itself. Same errors. */
  whileWriting<T>(work: () => T): T;
  /** The same for work that waits, as a migration or an import; whatever runs meanwhile could write too. */
  whileWritingAsync<T>(work: () => Promise<T>): Promise<T>;
  /** Writes the log back into the file and lets go of it; a second call does nothing. */
  close(): void;
}

/** Opens or creates an encrypted registry file. Throws {@link DatabaseError}; then nothing was changed. */
export function openDatabase({ file, dataKey, mode, salt }: OpenOptions): DatabaseHandle {
  const path = resolve(file);
  if (mode === 'create') return createDatabase(path, dataKey, salt);
  checkRegistryFile(path, salt);
  const readOnly = mode === 'read' || !isWritable(path);
  return onFile(() => {
    const driver = openKeyed({ file: path, dataKey, readOnly });
    try {
      if (!readOnly) lockExclusively(driver);
      if (driver.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        throw new DatabaseError('not-a-registry');
      }
      if (!readOnly) useWriteAheadLog(driver);
      applyRules(driver);
    } catch (error) {
      driver.close();
      throw asOpeningError(error);
    }
    return new Connection(path, readOnly, driver, holdFile(path));
  });
}

function createDatabase(path: string, dataKey: Buffer, salt: string | undefined): DatabaseHandle {
  claim(path);
  let driver: DriverDatabase | undefined;
  let release: (() => void) | undefined;
  try {
    driver = openKeyed({ file: path, dataKey, readOnly: false, newSalt: salt });
    lockExclusively(driver);
    // The first write makes the file; before the log exists it goes straight there, and its header can be checked.
    driver.pragma(`application_id=${APPLICATION_ID}`);
    release = holdFile(path);
    if (isPlainDatabase(path)) throw new Error('the new file was written without encryption');
    useWriteAheadLog(driver);
    applyRules(driver);
    return new Connection(path, false, driver, release);
  } catch (error) {
    driver?.close();
    release?.();
    for (const leftover of [path, `${path}-wal`, `${path}-journal`]) rmSync(leftover, { force: true });
    return onFile(() => {
      throw error;
    });
  }
}

/** A log that cannot be kept beside the file makes reading fail as if something had been written. */
function asOpeningError(error: unknown): unknown {
  return toDatabaseError(error)?.kind === 'read-only' ? new DatabaseError('file-unreadable', error) : error;
}

/** Takes the name, readable by its owner only. A log of a former file of that name would be played into the new one. */
function claim(path: string): void {
  if (existsSync(`${path}-wal`)) throw new DatabaseError('file-exists');
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new DatabaseError(exists ? 'file-exists' : 'file-unreadable', error);
  }
}

class Connection implements DatabaseHandle {
  readonly file: string;
  readonly readOnly: boolean;
  readonly driver: DriverDatabase;
  readonly #release: () => void;

  constructor(file: string, readOnly: boolean, driver: DriverDatabase, release: () => void) {
    this.file = file;
    this.readOnly = readOnly;
    this.driver = driver;
    this.#release = release;
  }

  prepare<P extends unknown[] = unknown[], R = unknown>(sql: string): Statement<P, R> {
    return this.driver.prepare<P, R>(sql);
  }

  exec(sql: string): void {
    this.driver.exec(sql);
  }

  transaction<T>(work: () => T): T {
    return this.driver.transaction(work)();
  }

  inWriteTransaction<T>(work: () => T): T {
    if (this.driver.inTransaction) throw new Error('a write transaction cannot start inside another');
    return this.whileWriting(() => {
      try {
        this.driver.exec('BEGIN IMMEDIATE');
        const result = work();
        refusePromise(result);
        this.driver.exec('COMMIT');
        return result;
      } finally {
        // A full disk may have rolled back already.
        if (this.driver.inTransaction) this.driver.exec('ROLLBACK');
      }
    });
  }

  whileWriting<T>(work: () => T): T {
    if (this.readOnly) throw new DatabaseError('read-only');
    return onFile(() => {
      allowWriting(this.driver, true);
      try {
        const result = work();
        refusePromise(result);
        return result;
      } finally {
        allowWriting(this.driver, false);
      }
    });
  }

  async whileWritingAsync<T>(work: () => Promise<T>): Promise<T> {
    if (this.readOnly) throw new DatabaseError('read-only');
    allowWriting(this.driver, true);
    try {
      return await work();
    } catch (error) {
      throw toDatabaseError(error) ?? error;
    } finally {
      if (this.driver.open) allowWriting(this.driver, false);
    }
  }

  close(): void {
    if (!this.driver.open) return;
    this.driver.close();
    this.#release();
  }
}

function refusePromise(result: unknown): void {
  if (result instanceof Promise)
    throw new TypeError('writing ends with the call and cannot wait for a promise');
}
