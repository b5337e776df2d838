import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { NewVault } from '#main/vault/manageKeys.ts';
import { createVault } from '#main/vault/manageKeys.ts';
import { TEST_KDF } from '#main/vault/keyDerivation.ts';
import type { RegistryFiles } from '#main/vault/registryFiles.ts';
import { registryFiles } from '#main/vault/registryFiles.ts';
import type { Result } from '#shared/kernel/result.ts';

export const PASSPHRASE = 'larch ember quiet tide';
export const OWNER = { user: 'owner', passphrase: PASSPHRASE };

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchpoint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function newFiles(folder = temporaryFolder()): RegistryFiles {
  return registryFiles(join(folder, 'trial.switchpoint'), join(folder, 'home'));
}

export async function newVault(files: RegistryFiles): Promise<NewVault> {
  return value(await createVault(files, OWNER, TEST_KDF));
}

/** The value of a result that has to be one. */
export function value<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`unexpected refusal: ${result.error}`);
  return result.value;
}
