import { compareSalt, readSalt } from './salt.ts';
import type { DatabaseHandle } from './connection.ts';
import { driverCode, toDatabaseError } from './errors.ts';
import { isPlainDatabase } from './registryFile.ts';

export interface FileCheck {
  readonly name: 'cipher' | 'integrity' | 'foreign-keys';
  readonly ok: boolean;
  /** For people; names tables and pages, never a value. */
  readonly detail: string;
}

const MAX_PROBLEMS = 20;

/**
 * Checks the file itself: encrypted and the one its key-slot file knows; every page in use authentic and every index
 * complete; no child row without its parent. Reads the whole file. Nothing is thrown for a damaged file.
 */
export function checkFile(handle: DatabaseHandle, salt?: string): readonly FileCheck[] {
  return [checkCipher(handle, salt), checkPages(handle), checkForeignKeys(handle)];
}

function checkCipher({ file, driver }: DatabaseHandle, salt: string | undefined): FileCheck {
  const name = 'cipher';
  if (isPlainDatabase(file)) return { name, ok: false, detail: 'the file is not encrypted' };
  const cipher = driver.pragma('cipher', { simple: true });
  if (cipher !== 'sqlcipher') return { name, ok: false, detail: 'the file is encrypted in another format' };
  const found = readSalt(file);
  if (salt !== undefined && (found === null || compareSalt(salt, found) !== 'same')) {
    return { name, ok: false, detail: 'the salt is not the one in the key-slot file' };
  }
  return { name, ok: true, detail: 'SQLCipher 4' };
}

/** A page with a wrong MAC makes the check itself fail, so that failing is one of its answers. */
function checkPages({ driver }: DatabaseHandle): FileCheck {
  const name = 'integrity';
  return answered(name, () => {
    // Pages in memory were checked when they were read; what counts is what lies on the disk now.
    driver.pragma('shrink_memory');
    const rows = driver.prepare<[], string>(`PRAGMA integrity_check(${MAX_PROBLEMS})`).pluck().all();
    const ok = rows.length === 1 && rows[0] === 'ok';
    return { name, ok, detail: ok ? 'every page in use is authentic' : rows.join('; ') };
  });
}

function checkForeignKeys({ driver }: DatabaseHandle): FileCheck {
  const name = 'foreign-keys';
  return answered(name, () => {
    const tables = new Map<string, number>();
    const rows = driver.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').iterate();
    for (const { table, parent } of rows) {
      const link = `${table} without ${parent}`;
      tables.set(link, (tables.get(link) ?? 0) + 1);
    }
    const detail = [...tables].map(([link, count]) => `${link}: ${count}`).join('; ');
    return { name, ok: tables.size === 0, detail: detail || 'every row has its parent' };
  });
}

function answered(name: FileCheck['name'], check: () => FileCheck): FileCheck {
  try {
    return check();
  } catch (error) {
    if (toDatabaseError(error) === null) throw error;
    return { name, ok: false, detail: `reading failed (${driverCode(error) ?? 'unreadable'})` };
  }
}
