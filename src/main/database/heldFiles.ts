import { closeSync, openSync, readSync, statSync } from 'node:fs';

/*
 * POSIX takes every lock of a process off a file as soon as the process closes any descriptor of it: looking at the
 * header of an open database would let a second process in. So an open database keeps one descriptor here, and its
 * file is read through that one.
 */
const held = new Map<string, HeldFile>();

interface HeldFile {
  readonly descriptor: number;
  holders: number;
}

/**
 * Keeps a file readable without harm to its locks. The answer lets go of it, to be called once, after the database
 * closed. Throws file system errors.
 */
export function holdFile(file: string): () => void {
  const id = identityOf(file);
  if (id === null) throw new Error('only a file can be held');
  const entry = held.get(id) ?? { descriptor: openSync(file, 'r'), holders: 0 };
  entry.holders += 1;
  held.set(id, entry);
  return () => {
    entry.holders -= 1;
    if (entry.holders > 0) return;
    held.delete(id);
    closeSync(entry.descriptor);
  };
}

/** The first bytes of a file, `null` when it is absent, unreadable or shorter. */
export function readStart(file: string, length: number): Buffer | null {
  const id = identityOf(file);
  if (id === null) return null;
  const kept = held.get(id)?.descriptor;
  if (kept !== undefined) return readFrom(kept, length);
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    return readFrom(descriptor, length);
  } finally {
    closeSync(descriptor);
  }
}

function readFrom(descriptor: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length);
  return readSync(descriptor, bytes, 0, length, 0) === length ? bytes : null;
}

function identityOf(file: string): string | null {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.dev}:${stats.ino}` : null;
}
