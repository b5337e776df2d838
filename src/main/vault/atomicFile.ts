import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, linkSync, openSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '#main/database/syncFolder.ts';

export interface AtomicWriteOptions {
  /** Where the replaced version stays readable. */
  readonly previous?: string;
}

/**
 * Replaces a small file as a whole: a reader, or the next start after a crash, sees the old or the new text, never
 * a part. Mode 0600. Throws the file system's error and leaves the old file when the new one cannot be written.
 */
export function writeFileAtomically(file: string, text: string, options: AtomicWriteOptions = {}): void {
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  try {
    writeSynced(partial, text);
    if (options.previous !== undefined && existsSync(file)) keepPrevious(file, options.previous);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
  syncFolder(dirname(file));
}

function writeSynced(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Hard-links under a name of its own first, so that the former backup is gone only once this one stands. */
function keepPrevious(file: string, previous: string): void {
  const link = `${previous}.${randomBytes(6).toString('hex')}.partial`;
  try {
    linkSync(file, link);
  } catch {
    // File systems without hard links (FAT, some network shares).
    copyFileSync(file, link);
  }
  try {
    renameSync(link, previous);
  } finally {
    // Renaming a link onto another link of the same file does nothing and leaves both names.
    rmSync(link, { force: true });
  }
}
