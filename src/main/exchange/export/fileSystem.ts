import { constants } from 'node:fs';
import { access, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { ContractError, type ErrorCode } from '#shared/contract/errors.ts';

/** A file being written; `close` returns only when its bytes are on the disk. */
export interface OpenFile {
  write(chunk: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** What an export does to the disk. One object, so that a test can let any single step fail. */
export interface FileSystem {
  exists(path: string): Promise<boolean>;
  /** A folder only its owner can enter. Returns the first folder that had to be made, `null` if it was there. */
  makeFolder(path: string): Promise<string | null>;
  /** Opens a new file, or the end of one that is there already. */
  append(path: string): Promise<OpenFile>;
  rename(from: string, to: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Removes a folder if nothing is in it. */
  removeEmpty(path: string): Promise<void>;
}

async function append(path: string): Promise<OpenFile> {
  const handle = await open(path, 'a', 0o600);
  return {
    write: async (chunk) => {
      await (typeof chunk === 'string' ? handle.appendFile(chunk, 'utf8') : handle.appendFile(chunk));
    },
    close: async () => {
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const diskFiles: FileSystem = {
  exists: (path) =>
    access(path, constants.F_OK).then(
      () => true,
      () => false,
    ),
  makeFolder: async (path) => (await mkdir(path, { recursive: true, mode: 0o700 })) ?? null,
  append,
  rename: (from, to) => rename(from, to),
  syncFolder,
  remove: (path) => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  removeEmpty: (path) => rmdir(path).catch(() => undefined),
};

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EEXIST: 'file-exists',
  ENOTEMPTY: 'file-exists',
};
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  'disk-full': 'The disk is full. The release was not written. Free some space and export again.',
  'file-exists': 'The release folder exists already. Nothing was written. Choose another name.',
  'file-unreadable': 'The release folder cannot be written there. Nothing was kept. Choose another place.',
};

/** An error of the file system as the caller may see it; any other error unchanged. */
export function toExportError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const code = CODES[String(error.code)] ?? 'file-unreadable';
  return new ContractError(code, MESSAGES[code] ?? 'The release was not written.');
}
