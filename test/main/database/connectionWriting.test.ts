import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countRows, insert, newRegistry, refusal, reopen } from './encryptedRegistry.ts';

const ADD = "INSERT INTO parent (name) VALUES ('one')";

describe('writing', () => {
  it('is refused outside a write transaction', async () => {
    const { handle } = await newRegistry();
    expect(refusal(() => handle.exec(ADD))).toBe('SQLITE_READONLY');
    handle.inWriteTransaction(() => handle.exec(ADD));
    expect(refusal(() => handle.exec(ADD))).toBe('SQLITE_READONLY');
    expect(countRows(handle)).toBe(1);
  });

  it('commits what the work returns and rolls back what it throws', async () => {
    const { handle } = await newRegistry();
    expect(handle.inWriteTransaction(() => handle.prepare(ADD).run().changes)).toBe(1);
    const broken = () =>
      handle.inWriteTransaction(() => {
        handle.exec(ADD);
        throw new RangeError('half way');
      });
    expect(broken).toThrow(RangeError);
    expect(handle.driver.inTransaction).toBe(false);
    expect(refusal(() => handle.exec(ADD))).toBe('SQLITE_READONLY');
    expect(countRows(handle)).toBe(1);
  });

  it('leaves constraint errors the driver\u2019s, with nothing written', async () => {
    const { handle } = await newRegistry();
    const orphan = () =>
      handle.inWriteTransaction(() => {
        handle.exec(ADD);
        handle.exec('INSERT INTO child (parent) VALUES (77)');
      });
    expect(refusal(orphan)).toBe('SQLITE_CONSTRAINT_FOREIGNKEY');
    expect(countRows(handle)).toBe(0);
  });

  it('does not nest and does not wait', async () => {
    const { handle } = await newRegistry();
    expect(() => handle.inWriteTransaction(() => handle.inWriteTransaction(() => 1))).toThrow(
      /inside another/,
    );
    const waiting = () =>
      handle.inWriteTransaction(() => {
        handle.exec(ADD);
        return Promise.resolve();
      });
    expect(waiting).toThrow(TypeError);
    expect(countRows(handle)).toBe(0);
  });

  it('rolls back an inner transaction alone', async () => {
    const { handle } = await newRegistry();
    handle.inWriteTransaction(() => {
      handle.exec(ADD);
      const inner = () =>
        handle.transaction(() => {
          handle.exec(ADD);
          throw new RangeError('inner');
        });
      expect(inner).toThrow(RangeError);
    });
    expect(countRows(handle)).toBe(1);
  });

  it('is on for work that brings its own transactions, waiting or not, and off after', async () => {
    const { handle } = await newRegistry();
    handle.whileWriting(() => handle.exec(`BEGIN; ${ADD}; COMMIT`));
    await handle.whileWritingAsync(async () => {
      await Promise.resolve();
      handle.exec(ADD);
    });
    await expect(handle.whileWritingAsync(() => Promise.reject(new RangeError('later')))).rejects.toThrow(
      RangeError,
    );
    expect(refusal(() => handle.exec(ADD))).toBe('SQLITE_READONLY');
    expect(countRows(handle)).toBe(2);
  });
});

describe('a full disk', () => {
  it('loses the transaction, not the registry', async () => {
    const registry = await newRegistry();
    const { handle } = registry;
    insert(handle, 100);
    handle.exec(`PRAGMA max_page_count=${String(handle.driver.pragma('page_count', { simple: true }))}`);
    expect(refusal(() => insert(handle, 50_000))).toBe('disk-full');
    expect(handle.driver.inTransaction).toBe(false);
    expect(countRows(handle)).toBe(100);
    handle.exec('PRAGMA max_page_count=1073741823');
    insert(handle, 50_000);
    handle.close();
    expect(countRows(reopen(registry))).toBe(50_100);
  });
});

describe('closing', () => {
  it('writes the log back and may be repeated', async () => {
    const { handle, files } = await newRegistry();
    insert(handle, 100);
    handle.close();
    handle.close();
    expect(statSync(files.writeAheadLog, { throwIfNoEntry: false })).toBeUndefined();
  });
});
