import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const rootFile = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'switchpoint-boot-'));

/** Runs the built main bundle under plain Node with the double in Electron's place. */
async function boot(registry: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', rootFile('test/support/electronHook.ts'), rootFile('out/main/electron.js')],
    {
      env: {
        PATH: process.env['PATH'],
        SWITCHPOINT_KDF: 'test',
        SWITCHPOINT_HOME: folder,
        DOUBLE_REGISTRY: registry,
      },
    },
  );
  return stdout;
}

describe('built desktop program', () => {
  it('serves its page, bridges one function, and keeps the registry in a process of its own', async () => {
    expect(existsSync(rootFile('out/main/electron.js')), 'built by "npm run build"').toBe(true);
    const registry = join(folder, 'boot.switchpoint');
    const seen: unknown = JSON.parse(await boot(registry));
    expect(seen).toEqual({
      page: [200, true],
      exposed: [['registry', ['call']]],
      created: true,
      list: { total: 0, rows: [] },
      locked: 'locked',
      refused: 'wrong-passphrase',
      unlocked: true,
      local: 'forbidden',
    });
    expect(readFileSync(registry).subarray(0, 15).toString()).not.toBe('SQLite format 3');
  });
});
