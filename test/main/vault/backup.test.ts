import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import Driver from 'better-sqlite3';
import { backUp } from '#main/database/backup.ts';
import { readBackup, restore } from '#main/vault/restoreBackup.ts';
import type { DatabaseHandle } from '#main/database/connection.ts';
import { openDatabase } from '#main/database/connection.ts';
import { TEST_KDF } from '#main/vault/keyDerivation.ts';
import { readKeysFile } from '#main/vault/keysFile.ts';
import { changePassphrase } from '#main/vault/manageKeys.ts';
import { unlock, unlockKeys } from '#main/vault/unlock.ts';
import { newFiles, newVault, OWNER, temporaryFolder, value } from './vaultFolder.ts';
import type { TestRegistry } from '../database/encryptedRegistry.ts';
import {
  countRows,
  filesHolding,
  flipBit,
  insert,
  MARKER,
  newRegistry,
  refusal,
  tracked,
} from '../database/encryptedRegistry.ts';

const AT = '2026-01-05T10:00:00.000Z';

function requestOf(
  { handle, files, vault }: TestRegistry,
  target = join(temporaryFolder(), 'backup.swptbackup'),
) {
  return {
    handle,
    keys: value(readKeysFile(files.keys)),
    dataKey: vault.dataKey,
    target,
    createdAt: AT,
    inspect: countRows,
  };
}

async function backedUp(rows = 2000) {
  const registry = await newRegistry();
  insert(registry.handle, rows);
  const request = requestOf(registry);
  const result = backUp(request);
  return { registry, result, file: request.target };
}

const allRows = (handle: DatabaseHandle): readonly unknown[] =>
  handle.prepare('SELECT id, name FROM parent ORDER BY id').all();

const entries = (file: string): readonly string[] => readdirSync(dirname(file)).sort();

describe('backup', () => {
  it('is one encrypted file that was opened and counted before it got its name', async () => {
    const { registry, result, file } = await backedUp();
    expect(result).toMatchObject({
      file,
      inspected: 2000,
      header: { db: registry.vault.db, gen: 1, createdAt: AT },
    });
    expect(entries(file)).toEqual([basename(file)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const text of [MARKER, 'SQLite format 3', 'CREATE TABLE']) {
      expect(filesHolding(dirname(file), text)).toEqual([]);
    }
  });

  it('contains what was written last, log included, and leaves the registry open for writing', async () => {
    const { registry, file } = await backedUp();
    insert(registry.handle, 1);
    expect(countRows(registry.handle)).toBe(2001);
    expect(refusal(() => registry.handle.exec('DELETE FROM parent'))).toBe('SQLITE_READONLY');
    expect(refusal(() => backUp(requestOf(registry, file)))).toBe('file-exists');
  });

  it('can be cut apart by hand: the database in it opens with the key alone', async () => {
    const { registry, result, file } = await backedUp(5);
    const { header } = result;
    const bytes = readFileSync(file);
    const start = 12 + bytes.readUInt32LE(8) + header.keys.bytes;
    const copy = join(temporaryFolder(), 'copy.db');
    writeFileSync(copy, bytes.subarray(start, start + header.database.bytes));
    const driver = new Driver(copy, { readonly: true });
    driver.pragma("cipher='sqlcipher'");
    driver.pragma('legacy=4');
    driver.pragma(`key="x'${registry.vault.dataKey.toString('hex')}'"`);
    expect(driver.prepare('SELECT count(*) FROM parent').pluck().get()).toBe(5);
    driver.close();
  });

  it('is not made when the copy does not pass', async () => {
    const registry = await newRegistry();
    const request = requestOf(registry);
    const inspect = (): never => {
      throw new RangeError('chain is broken');
    };
    expect(() => backUp({ ...request, inspect })).toThrow(RangeError);
    expect(entries(request.target)).toEqual([]);
  });

  it('is not made of a damaged registry', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 3000);
    registry.handle.close();
    flipBit(registry.files.database, 40_000);
    const { files, vault } = registry;
    const handle = tracked(openDatabase({ file: files.database, dataKey: vault.dataKey, mode: 'open' }));
    const request = requestOf({ ...registry, handle });
    expect(refusal(() => backUp(request))).toBe('damaged');
    expect(entries(request.target)).toEqual([]);
  });

  it('says where it cannot be written and clears partial files of a former attempt', async () => {
    const registry = await newRegistry();
    const nowhere = join(temporaryFolder(), 'none', 'backup');
    expect(refusal(() => backUp(requestOf(registry, nowhere)))).toBe('file-unreadable');
    const request = requestOf(registry);
    writeFileSync(`${request.target}.partial`, 'torn');
    writeFileSync(`${request.target}.database.partial`, '');
    backUp(request);
    expect(entries(request.target)).toEqual([basename(request.target)]);
  });
});

describe('restore', () => {
  it('makes the same registry again, with the keys of its time', async () => {
    const { registry, file } = await backedUp();
    const before = allRows(registry.handle);
    const next = 'amber kettle under snow';
    value(await changePassphrase(registry.files, { ...OWNER, next }, TEST_KDF));
    const backup = readBackup(file);
    const { dataKey } = value(await unlockKeys(backup.keys, OWNER));
    const files = newFiles();
    expect(restore({ container: file, backup, files, dataKey, inspect: countRows })).toBe(2000);
    expect(entries(files.database)).toEqual(['trial.switchpoint', 'trial.switchpoint.keys.json']);
    const unlocked = value(await unlock(files, OWNER));
    expect((await unlock(files, { user: 'owner', passphrase: next })).ok).toBe(false);
    const handle = tracked(openDatabase({ file: files.database, mode: 'open', ...unlocked }));
    expect(allRows(handle)).toEqual(before);
    insert(handle, 1);
    expect(countRows(handle)).toBe(2001);
  });

  it('never replaces a registry, its log or its keys', async () => {
    const { registry, file } = await backedUp(5);
    const backup = readBackup(file);
    for (const name of ['database', 'writeAheadLog', 'keys'] as const) {
      const files = newFiles();
      writeFileSync(files[name], 'mine');
      const attempt = () =>
        restore({ container: file, backup, files, dataKey: registry.vault.dataKey, inspect: countRows });
      expect(refusal(attempt)).toBe('file-exists');
      expect(entries(files.database)).toEqual([basename(files[name])]);
      expect(readFileSync(files[name], 'utf8')).toBe('mine');
    }
  });

  it('leaves nothing behind when the copy does not pass', async () => {
    const { registry, file } = await backedUp(5);
    const backup = readBackup(file);
    const files = newFiles();
    const inspect = (): never => {
      throw new RangeError('chain is broken');
    };
    const { dataKey } = registry.vault;
    expect(() => restore({ container: file, backup, files, dataKey, inspect })).toThrow(RangeError);
    expect(entries(files.database)).toEqual([]);
    const wrongKey = { container: file, backup, files, dataKey: Buffer.alloc(32, 1), inspect: countRows };
    expect(refusal(() => restore(wrongKey))).toBe('damaged');
    expect(entries(files.database)).toEqual([]);
  });

  it('reads no container with a flipped bit', async () => {
    const { file } = await backedUp(200);
    const { size } = statSync(file);
    for (let sample = 0; sample < 20; sample += 1) {
      const at = Math.floor((size * (sample + 0.5)) / 20);
      flipBit(file, at, sample % 8);
      expect({ at, kind: refusal(() => readBackup(file)) }).toEqual({ at, kind: 'damaged' });
      flipBit(file, at, sample % 8);
    }
    expect(refusal(() => readBackup(file))).toBe('none');
  });

  it.each([
    ['cut off', 'damaged', (file: string) => truncateSync(file, statSync(file).size - 1)],
    ['cut to its prefix', 'damaged', (file: string) => truncateSync(file, 12)],
    ['empty', 'not-a-registry', (file: string) => truncateSync(file, 0)],
    ['another kind of file', 'not-a-registry', (file: string) => flipBit(file, 3)],
    ['lying about its header', 'damaged', (file: string) => flipBit(file, 11, 6)],
  ] as const)('tells a file that is %s: %s', async (_, kind, change) => {
    const { file } = await backedUp(5);
    change(file);
    expect(refusal(() => readBackup(file))).toBe(kind);
  });

  it('tells a missing file', () => {
    expect(refusal(() => readBackup(join(temporaryFolder(), 'none')))).toBe('file-missing');
  });
});

describe('a change of passphrase', () => {
  it('leaves every byte of the database', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 50);
    registry.handle.close();
    const before = readFileSync(registry.files.database);
    value(await changePassphrase(registry.files, { ...OWNER, next: 'amber kettle under snow' }, TEST_KDF));
    expect(readFileSync(registry.files.database)).toEqual(before);
  });

  it('of another registry does not open this one', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    const other = newFiles();
    await newVault(other);
    writeFileSync(registry.files.keys, readFileSync(other.keys));
    expect(await unlock(registry.files, OWNER)).toEqual({ ok: false, error: 'keys-file-foreign' });
  });
});
