import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { ContractError } from '#shared/contract/errors.ts';

const BUFFER_CHARACTERS = 1 << 20;

/**
 * A file that is written piece by piece and gets its name only when it is whole: a reader, or the next start after a
 * crash, never sees a part. Mode 0600, for it may hold patients. Throws `disk-full` and `file-unreadable`.
 */
export class OutFile {
  readonly #file: string;
  readonly #partial: string;
  readonly #descriptor: number;
  #buffer = '';

  constructor(file: string) {
    this.#file = file;
    this.#partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
    this.#descriptor = onDisk(() => openSync(this.#partial, 'wx', 0o600));
  }

  write(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length > BUFFER_CHARACTERS) this.#flush();
  }

  finish(): void {
    onDisk(() => {
      this.#flush();
      fsyncSync(this.#descriptor);
      closeSync(this.#descriptor);
      renameSync(this.#partial, this.#file);
    });
  }

  discard(): void {
    try {
      closeSync(this.#descriptor);
    } catch {
      // It was closed before the rename failed.
    }
    rmSync(this.#partial, { force: true });
  }

  #flush(): void {
    onDisk(() => {
      let bytes = Buffer.from(this.#buffer);
      while (bytes.length > 0) bytes = bytes.subarray(writeSync(this.#descriptor, bytes));
    });
    this.#buffer = '';
  }
}

function onDisk<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw full
      ? new ContractError('disk-full', 'The disk is full. The file was not written.')
      : new ContractError('file-unreadable', 'The file cannot be written there. Nothing was written.');
  }
}

/** Runs `work` on a new file that is kept only if all of it succeeds. */
export async function writingFile<T>(file: string, work: (out: OutFile) => Promise<T>): Promise<T> {
  const out = new OutFile(file);
  try {
    const result = await work(out);
    out.finish();
    return result;
  } catch (error) {
    out.discard();
    throw error;
  }
}
