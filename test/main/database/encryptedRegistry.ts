import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DatabaseHandle } from '#main/database/connection.ts';
import { openDatabase } from '#main/database/connection.ts';
import { DatabaseError, driverCode } from '#main/database/errors.ts';
import type { NewVault } from '#main/vault/manageKeys.ts';
import type { RegistryFiles } from '#main/vault/registryFiles.ts';
import { newFiles, newVault } from '../vault/vaultFolder.ts';

export interface TestRegistry {
  readonly files: RegistryFiles;
  readonly vault: NewVault;
  readonly handle: DatabaseHandle;
}

/** Recognisable in any byte of a folder that is not encrypted. */
export const MARKER = 'Zwiebelfisch-Patient';

/** A real encrypted registry with one parent and one child table. */
export async function newRegistry(files = newFiles()): Promise<TestRegistry> {
  const vault = await newVault(files);
  const handle = tracked(
    openDatabase({ file: files.database, dataKey: vault.dataKey, mode: 'create', salt: vault.salt }),
  );
  handle.inWriteTransaction(() =>
    handle.exec(
      `CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
       CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent (id)) STRICT;`,
    ),
  );
  return { files, vault, handle };
}

export function reopen({ files, vault }: TestRegistry, mode: 'open' | 'read' = 'open'): DatabaseHandle {
  return tracked(openDatabase({ file: files.database, dataKey: vault.dataKey, mode, salt: vault.salt }));
}

export function insert(handle: DatabaseHandle, rows: number, text = MARKER): void {
  const statement = handle.prepare<[string]>('INSERT INTO parent (name) VALUES (?)');
  handle.inWriteTransaction(() => {
    for (let row = 0; row < rows; row += 1) statement.run(`${text} ${row}`);
  });
}

export const countRows = (handle: DatabaseHandle): number | undefined =>
  handle.prepare<[], number>('SELECT count(*) FROM parent').pluck().get();

/** What refused the step: the kind of a DatabaseError, the driver's code, or `none`. */
export function refusal(step: () => unknown): string {
  try {
    step();
    return 'none';
  } catch (error) {
    if (error instanceof DatabaseError) return error.kind;
    const code = driverCode(error);
    if (code !== null) return code;
    throw error;
  }
}

/** The files of a folder that hold a text as it is. */
export function filesHolding(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);
}

export function flipBit(file: string, at: number, bit = 0): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  writeFileSync(file, bytes);
}

export function tracked(handle: DatabaseHandle): DatabaseHandle {
  onTestFinished(() => handle.close());
  return handle;
}
