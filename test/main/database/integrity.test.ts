import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DatabaseHandle } from '#main/database/connection.ts';
import { checkFile } from '#main/database/integrity.ts';
import { countRows, flipBit, insert, MARKER, newRegistry, refusal, reopen } from './encryptedRegistry.ts';

const PAGE = 4096;

const failing = (handle: DatabaseHandle, salt?: string): readonly string[] =>
  checkFile(handle, salt)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

describe('checking the file', () => {
  it('finds a sound registry sound', async () => {
    const { handle, vault } = await newRegistry();
    insert(handle, 500);
    expect(checkFile(handle, vault.salt)).toEqual([
      { name: 'cipher', ok: true, detail: 'SQLCipher 4' },
      { name: 'integrity', ok: true, detail: 'every page in use is authentic' },
      { name: 'foreign-keys', ok: true, detail: 'every row has its parent' },
    ]);
  });

  it('finds a flipped bit wherever it is in the file', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 3000);
    registry.handle.close();
    const { database } = registry.files;
    const { size } = statSync(database);
    expect(size).toBeGreaterThan(20 * PAGE);
    for (let sample = 0; sample < 20; sample += 1) {
      const at = Math.floor((size * (sample + 0.5)) / 20);
      flipBit(database, at, sample % 8);
      let found: readonly string[] = [];
      const refused = refusal(() => {
        const handle = reopen(registry, 'read');
        found = failing(handle, registry.vault.salt);
        handle.close();
      });
      expect({ at, isFound: refused === 'damaged' || found.includes('integrity') }).toEqual({
        at,
        isFound: true,
      });
      flipBit(database, at, sample % 8);
    }
    expect(failing(reopen(registry), registry.vault.salt)).toEqual([]);
  });

  it('looks at the disk, not at pages already in memory', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 3000);
    registry.handle.close();
    const handle = reopen(registry, 'read');
    expect(countRows(handle)).toBe(3000);
    flipBit(registry.files.database, 10 * PAGE + 50);
    expect(failing(handle)).toContain('integrity');
  });

  it('counts rows without their parent, naming tables only', async () => {
    const { handle } = await newRegistry();
    handle.exec('PRAGMA foreign_keys=OFF');
    handle.inWriteTransaction(() => handle.exec('INSERT INTO child (parent) VALUES (7), (8)'));
    const checks = checkFile(handle);
    expect(checks.at(-1)).toEqual({ name: 'foreign-keys', ok: false, detail: 'child without parent: 2' });
  });

  it('notices another salt than the key-slot file remembers', async () => {
    const { handle } = await newRegistry();
    expect(failing(handle, 'ab'.repeat(16))).toEqual(['cipher']);
  });

  it('keeps values out of what it says', async () => {
    const registry = await newRegistry();
    insert(registry.handle, 3000);
    registry.handle.close();
    flipBit(registry.files.database, 12 * PAGE + 9);
    const handle = reopen(registry, 'read');
    expect(JSON.stringify(checkFile(handle))).not.toContain(MARKER);
  });
});
