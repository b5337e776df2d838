import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import Driver from 'better-sqlite3';
import { APPLICATION_ID, openDatabase } from '#main/database/connection.ts';
import { readSalt } from '#main/database/salt.ts';
import { newFiles, temporaryFolder } from '../vault/vaultFolder.ts';
import {
  countRows,
  filesHolding,
  flipBit,
  insert,
  newRegistry,
  refusal,
  reopen,
} from './encryptedRegistry.ts';

const KEY = Buffer.alloc(32, 9);

describe('creating', () => {
  it('makes an encrypted file with the given salt, for its owner only', async () => {
    const { files, vault, handle } = await newRegistry();
    expect(readSalt(files.database)).toBe(vault.salt);
    expect(statSync(files.database).mode & 0o777).toBe(0o600);
    expect(statSync(files.writeAheadLog).mode & 0o777).toBe(0o600);
    expect(handle.driver.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    handle.close();
    expect(readFileSync(files.database).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(readdirSync(dirname(files.database)).sort()).toEqual([
      'trial.switchpoint',
      'trial.switchpoint.keys.json',
    ]);
  });

  it('refuses an existing file or log and leaves it', () => {
    const { database, writeAheadLog } = newFiles();
    writeFileSync(database, 'mine');
    const create = () => openDatabase({ file: database, dataKey: KEY, mode: 'create' });
    expect(refusal(create)).toBe('file-exists');
    expect(readFileSync(database, 'utf8')).toBe('mine');
    const other = newFiles();
    writeFileSync(other.writeAheadLog, 'log');
    expect(refusal(() => openDatabase({ file: other.database, dataKey: KEY, mode: 'create' }))).toBe(
      'file-exists',
    );
    expect(existsSync(writeAheadLog)).toBe(false);
  });

  it('leaves nothing behind when it fails', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'x.switchpoint');
    expect(() => openDatabase({ file, dataKey: KEY, mode: 'create', salt: 'not hexadecimal' })).toThrow(
      TypeError,
    );
    expect(readdirSync(folder)).toEqual([]);
    const inMissing = join(folder, 'none', 'x.switchpoint');
    expect(refusal(() => openDatabase({ file: inMissing, dataKey: KEY, mode: 'create' }))).toBe(
      'file-unreadable',
    );
  });
});

describe('opening', () => {
  it('finds what was written, with every rule of the connection in force', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 3);
    registry.handle.close();
    const handle = reopen(registry);
    expect(countRows(handle)).toBe(3);
    const pragma = (name: string): unknown => handle.driver.pragma(name, { simple: true });
    const rules = [
      'cipher',
      'temp_store',
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
    ];
    const more = [
      'trusted_schema',
      'secure_delete',
      'cache_size',
      'locking_mode',
      'query_only',
      'busy_timeout',
    ];
    expect(Object.fromEntries([...rules, ...more].map((name) => [name, pragma(name)]))).toEqual({
      cipher: 'sqlcipher',
      temp_store: 2,
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      secure_delete: 1,
      cache_size: -65536,
      locking_mode: 'exclusive',
      query_only: 1,
      busy_timeout: 250,
    });
  });

  it('refuses a wrong key without changing the file', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    const before = readFileSync(registry.files.database);
    expect(refusal(() => openDatabase({ file: registry.files.database, dataKey: KEY, mode: 'open' }))).toBe(
      'damaged',
    );
    expect(readFileSync(registry.files.database)).toEqual(before);
    expect(existsSync(registry.files.writeAheadLog)).toBe(false);
  });

  it.each([
    ['missing', 'file-missing', () => undefined],
    ['0 bytes long', 'file-empty', (file: string) => writeFileSync(file, '')],
    ['a folder', 'not-a-registry', (file: string) => mkdirSync(file)],
    ['garbage of whole pages', 'damaged', (file: string) => writeFileSync(file, Buffer.alloc(8192, 0x5a))],
    ['garbage of odd length', 'damaged', (file: string) => writeFileSync(file, Buffer.alloc(5000, 0x5a))],
    ['a single byte', 'damaged', (file: string) => writeFileSync(file, 'x')],
    [
      'an unencrypted database',
      'not-a-registry',
      (file: string) => new Driver(file).exec('CREATE TABLE t (a)').close(),
    ],
  ] as const)('refuses a file that is %s: %s', (_, kind, make) => {
    const { database } = newFiles();
    make(database);
    const entries = readdirSync(dirname(database));
    expect(refusal(() => openDatabase({ file: database, dataKey: KEY, mode: 'open' }))).toBe(kind);
    expect(readdirSync(dirname(database))).toEqual(entries);
  });

  it('refuses an encrypted database that is no registry', async () => {
    const registry = await newRegistry();
    registry.handle.inWriteTransaction(() => registry.handle.exec('PRAGMA application_id=1'));
    registry.handle.close();
    expect(refusal(() => reopen(registry))).toBe('not-a-registry');
  });

  it('refuses another registry by the salt its keys remember', async () => {
    const registry = await newRegistry();
    const other = await newRegistry();
    other.handle.close();
    const { dataKey } = other.vault;
    const open = () =>
      openDatabase({ file: other.files.database, dataKey, mode: 'open', salt: registry.vault.salt });
    expect(refusal(open)).toBe('not-a-registry');
  });

  it.each([0, 17, 100])('calls a flipped bit in byte %i of the first page damage', async (at) => {
    const registry = await newRegistry();
    registry.handle.close();
    flipBit(registry.files.database, at, 3);
    expect(refusal(() => reopen(registry))).toBe('damaged');
  });

  it('calls a zeroed header damage', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    const bytes = readFileSync(registry.files.database);
    writeFileSync(registry.files.database, bytes.fill(0, 0, 100));
    expect(refusal(() => reopen(registry))).toBe('damaged');
  });

  it.each([
    ['in the middle of a page', -100],
    ['after whole pages', -4096],
    ['inside the first page', 100],
  ])('calls a file cut off %s damage', async (_, length) => {
    const registry = await newRegistry();
    insert(registry.handle, 5000);
    registry.handle.close();
    const { size } = statSync(registry.files.database);
    truncateSync(registry.files.database, length < 0 ? size + length : length);
    expect(refusal(() => reopen(registry))).toBe('damaged');
  });

  it('refuses the log of another registry without harming the file', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    const other = await newRegistry();
    const { database, writeAheadLog } = registry.files;
    const before = readFileSync(database);
    writeFileSync(writeAheadLog, readFileSync(other.files.writeAheadLog));
    expect(refusal(() => reopen(registry))).toBe('damaged');
    expect(readFileSync(database)).toEqual(before);
  });
});

describe('reading only', () => {
  it('leaves a closed file as it is and cannot write', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 2);
    registry.handle.close();
    const before = readFileSync(registry.files.database);
    const handle = reopen(registry, 'read');
    expect(handle.readOnly).toBe(true);
    expect(countRows(handle)).toBe(2);
    expect(refusal(() => insert(handle, 1))).toBe('read-only');
    expect(refusal(() => handle.whileWriting(() => handle.exec('DELETE FROM parent')))).toBe('read-only');
    handle.close();
    expect(readFileSync(registry.files.database)).toEqual(before);
  });
});

describe('plain text', () => {
  it('is in no file beside the registry, its log included, nor after closing', async () => {
    const registry = await newRegistry();
    const folder = dirname(registry.files.database);
    insert(registry.handle, 3000);
    writeFileSync(join(folder, 'control'), 'Zwiebelfisch-Patient 7');
    expect(statSync(registry.files.writeAheadLog).size).toBeGreaterThan(50_000);
    expect(filesHolding(folder, 'Zwiebelfisch')).toEqual(['control']);
    registry.handle.close();
    expect(filesHolding(folder, 'Zwiebelfisch')).toEqual(['control']);
    expect(filesHolding(folder, 'CREATE TABLE')).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('stays in memory for a sort larger than the cache', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 60_000, 'Zwiebelfisch '.repeat(30));
    const openFiles = (): readonly string[] =>
      readdirSync('/proc/self/fd')
        .map((descriptor) => `/proc/self/fd/${descriptor}`)
        .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
        .filter((file) => readFileSync(file).includes('Zwiebelfisch'));
    const sorting = (): readonly string[] => {
      const sql = 'SELECT name FROM parent ORDER BY name DESC, id';
      const rows = registry.handle.prepare<[], { name: string }>(sql).iterate();
      rows.next();
      const found = openFiles();
      rows.return?.();
      return found;
    };
    registry.handle.exec('PRAGMA cache_size=-512');
    expect(sorting()).toEqual([]);
    registry.handle.exec('PRAGMA temp_store=FILE');
    expect(sorting()).not.toEqual([]);
  });
});
