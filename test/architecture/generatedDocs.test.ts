import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

it('docs/hcc-tace-agreement.md says what the rules and the file say', () => {
  const said = execFileSync(process.execPath, ['scripts/readerAgreement.ts', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(said).toBe('docs/hcc-tace-agreement.md is up to date\n');
});
