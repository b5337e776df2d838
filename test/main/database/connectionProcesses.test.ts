import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile } from '#main/database/integrity.ts';
import { unlock } from '#main/vault/unlock.ts';
import { OWNER } from '../vault/vaultFolder.ts';
import type { TestRegistry } from './encryptedRegistry.ts';
import { countRows, insert, newRegistry, refusal, reopen } from './encryptedRegistry.ts';

const SCRIPT = join(import.meta.dirname, 'openElsewhere.ts');

function parameters({ files, vault }: TestRegistry, ...rest: readonly string[]): string[] {
  return [SCRIPT, files.database, vault.dataKey.toString('hex'), ...rest];
}

function openElsewhere(registry: TestRegistry, ...rest: readonly string[]): string {
  const child = spawnSync(process.execPath, parameters(registry, ...rest), { encoding: 'utf8' });
  return child.stdout.trim() || child.stderr;
}

describe('a second process', () => {
  it('is told that the registry is open, and gets it after', async () => {
    const registry = await newRegistry();
    expect(openElsewhere(registry)).toBe('already-open');
    expect(openElsewhere(registry, 'read')).toBe('already-open');
    insert(registry.handle, 1);
    registry.handle.close();
    expect(openElsewhere(registry)).toBe('opened writable');
  });

  it('is kept out while the first looks at its own file', async () => {
    const registry = await newRegistry();
    const { files, vault, handle } = registry;
    expect((await unlock(files, OWNER)).ok).toBe(true);
    expect(checkFile(handle, vault.salt).every(({ ok }) => ok)).toBe(true);
    expect(refusal(() => reopen(registry))).toBe('already-open');
    expect(refusal(() => reopen(registry, 'read'))).toBe('already-open');
    expect(openElsewhere(registry)).toBe('already-open');
  });

  it('that is killed leaves its commits and no lock', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    const child = spawn(process.execPath, parameters(registry, 'open', 'write-and-hold'), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed: unknown[] = await once(child.stdout, 'data');
    expect(printed.map(String)).toEqual(['opened writable\n']);
    expect(refusal(() => reopen(registry))).toBe('already-open');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(countRows(reopen(registry))).toBe(1);
  });
});

describe.runIf(process.platform !== 'win32')('a file that may not be written', () => {
  it('opens read-only', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    chmodSync(registry.files.database, 0o444);
    chmodSync(dirname(registry.files.database), 0o777);
    expect(openElsewhere(registry, 'open', 'as-nobody')).toBe('opened read-only');
  });

  it('is unreadable in a folder where the log cannot be kept', async () => {
    const registry = await newRegistry();
    registry.handle.close();
    chmodSync(registry.files.database, 0o444);
    chmodSync(dirname(registry.files.database), 0o555);
    expect(openElsewhere(registry, 'open', 'as-nobody')).toBe('file-unreadable');
    chmodSync(dirname(registry.files.database), 0o755);
  });
});
