import type { VaultStatus } from '#shared/contract/features/vault.ts';

export interface Unlocking {
  readonly file: string;
  readonly user: string;
  readonly passphrase: string;
}

/** Opens and closes the registry of this process. */
export interface Vault {
  status(): VaultStatus;
  create(
    request: Unlocking & { readonly studyName: string },
  ): Promise<{ registry: string; recoveryCode: string }>;
  unlock(request: Unlocking): Promise<VaultStatus>;
  lock(): void;
}
