import { randomBytes } from 'node:crypto';
import { compareSalt, readSalt } from '#main/database/salt.ts';
import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { VaultErrorKind } from './errors.ts';
import { deriveWrappingKey, STANDARD_KDF } from './keyDerivation.ts';
import type { KeySlot } from './keySlot.ts';
import { openSlot } from './keySlot.ts';
import type { KeysFile } from './keysFile.ts';
import { hasWeakKdf, isAuthentic, readKeysFile } from './keysFile.ts';
import { readRecoveryCode } from './recoveryCode.ts';
import type { RegistryFiles } from './registryFiles.ts';

export type Credentials =
  { readonly user: string; readonly passphrase: string } | { readonly recoveryCode: string };

export interface Unlocked {
  /** 32 bytes; the receiver overwrites it when it locks. */
  readonly dataKey: Buffer;
  readonly user: string;
  readonly slotId: string;
  readonly db: string;
  readonly gen: number;
  readonly salt: string;
  readonly weakKdf: boolean;
}

export type UnlockError = Extract<
  VaultErrorKind,
  | 'wrong-passphrase'
  | 'unknown-user'
  | 'recovery-code-mistyped'
  | 'keys-file-missing'
  | 'keys-file-damaged'
  | 'keys-file-foreign'
>;

/** Opens the key of a registry without touching the registry itself. One key derivation (about 0.2 s). */
export async function unlock(
  files: Pick<RegistryFiles, 'database' | 'keys'>,
  credentials: Credentials,
): Promise<Result<Unlocked, UnlockError>> {
  const keys = readKeysFile(files.keys);
  if (!keys.ok) return keys;
  const unlocked = await unlockKeys(keys.value, credentials);
  if (!unlocked.ok) return unlocked;
  const salt = readSalt(files.database);
  if (salt === null || compareSalt(keys.value.salt, salt) !== 'foreign') return unlocked;
  unlocked.value.dataKey.fill(0);
  return fail('keys-file-foreign');
}

/** The same for key slots that were read from elsewhere, as from a backup. */
export async function unlockKeys(
  keys: KeysFile,
  credentials: Credentials,
): Promise<Result<Unlocked, UnlockError>> {
  if ('recoveryCode' in credentials) {
    const code = readRecoveryCode(credentials.recoveryCode);
    if (code === null) return fail('recovery-code-mistyped');
    return tryCredentials(keys, (slot) => slot.type === 'recovery', code);
  }
  const { user, passphrase } = credentials;
  return tryCredentials(keys, (slot) => slot.type === 'passphrase' && slot.user === user, passphrase);
}

async function tryCredentials(
  keys: KeysFile,
  matches: (slot: KeySlot) => boolean,
  secret: string,
): Promise<Result<Unlocked, UnlockError>> {
  const candidates = keys.slots.filter(matches);
  if (candidates.length === 0) {
    // The same work as for a known user, so that the time does not tell either.
    await deriveWrappingKey(secret, randomBytes(16), keys.slots[0]?.kdf ?? STANDARD_KDF);
    return fail('unknown-user');
  }
  for (const slot of candidates) {
    const dataKey = await openSlot(keys, slot, secret);
    if (dataKey === null) continue;
    if (!isAuthentic(keys, dataKey)) {
      dataKey.fill(0);
      return fail('keys-file-damaged');
    }
    const { db, gen, salt } = keys;
    return ok({ dataKey, user: slot.user, slotId: slot.id, db, gen, salt, weakKdf: hasWeakKdf(keys) });
  }
  return fail('wrong-passphrase');
}
