import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { VaultErrorKind } from './errors.ts';
import type { KdfCost } from './keyDerivation.ts';
import type { KeySlot, SlotType } from './keySlot.ts';
import { newSlot } from './keySlot.ts';
import type { KeysFile } from './keysFile.ts';
import { isAuthentic, readKeysFile, sealKeys, writeKeysFile } from './keysFile.ts';
import { isStrongPassphrase } from './passphrase.ts';
import { newRecoveryCode } from './recoveryCode.ts';
import type { RegistryFiles } from './registryFiles.ts';
import type { UnlockError } from './unlock.ts';
import { unlock } from './unlock.ts';

type KeyFiles = Pick<RegistryFiles, 'database' | 'keys' | 'previousKeys'>;

export interface NewUser {
  readonly user: string;
  readonly passphrase: string;
}

export interface NewVault {
  readonly dataKey: Buffer;
  /** To be shown once. */
  readonly recoveryCode: string;
  readonly db: string;
  readonly gen: number;
  /** The salt the database has to be created with. */
  readonly salt: string;
}

/**
 * Makes the key of a new registry and its key-slot file, with a passphrase slot and a recovery slot for the user. The
 * file comes before the database: a registry without its key would be lost, a key-slot file alone is nothing.
 */
export async function createVault(
  files: KeyFiles,
  { user, passphrase }: NewUser,
  cost: KdfCost,
): Promise<Result<NewVault, 'weak-passphrase' | 'keys-file-exists'>> {
  if (!isStrongPassphrase(passphrase, user)) return fail('weak-passphrase');
  if (existsSync(files.keys)) return fail('keys-file-exists');
  const dataKey = randomBytes(32);
  const recoveryCode = newRecoveryCode();
  const owner = { v: 1, db: randomUUID(), gen: 1 } as const;
  const salt = randomBytes(16).toString('hex');
  const slots = [
    await newSlot(owner, { type: 'passphrase', user, secret: passphrase, cost }, dataKey),
    await newSlot(owner, { type: 'recovery', user, secret: recoveryCode, cost }, dataKey),
  ];
  const keys = sealKeys({ ...owner, cipher: 'sqlcipher-4', salt, slots }, dataKey);
  writeKeysFile(files.keys, keys, files.previousKeys);
  return ok({ dataKey, recoveryCode, db: owner.db, gen: owner.gen, salt });
}

export interface SlotSummary {
  readonly id: string;
  readonly type: SlotType;
  readonly user: string;
}

export function listSlots(files: KeyFiles): Result<readonly SlotSummary[], VaultErrorKind> {
  const keys = readKeysFile(files.keys);
  return keys.ok ? ok(keys.value.slots.map(({ id, type, user }) => ({ id, type, user }))) : keys;
}

/** Gives another user a passphrase. */
export async function addUser(
  files: KeyFiles,
  dataKey: Buffer,
  { user, passphrase }: NewUser,
  cost: KdfCost,
): Promise<Result<SlotSummary, VaultErrorKind>> {
  if (!isStrongPassphrase(passphrase, user)) return fail('weak-passphrase');
  const keys = readAuthentic(files, dataKey);
  if (!keys.ok) return keys;
  if (keys.value.slots.some(isPassphraseOf(user))) return fail('user-exists');
  const slot = await newSlot(keys.value, { type: 'passphrase', user, secret: passphrase, cost }, dataKey);
  store(files, dataKey, keys.value, [...keys.value.slots, slot]);
  return ok({ id: slot.id, type: slot.type, user });
}

/** Changes a passphrase by proving the old one. The database is not touched. Two key derivations. */
export async function changePassphrase(
  files: KeyFiles,
  { user, passphrase, next }: NewUser & { readonly next: string },
  cost: KdfCost,
): Promise<Result<SlotSummary, UnlockError | VaultErrorKind>> {
  const unlocked = await unlock(files, { user, passphrase });
  if (!unlocked.ok) return unlocked;
  try {
    return await setPassphrase(files, unlocked.value.dataKey, { user, passphrase: next }, cost);
  } finally {
    unlocked.value.dataKey.fill(0);
  }
}

/** Sets a user's passphrase with the key in hand: after recovery, or by an administrator. */
export async function setPassphrase(
  files: KeyFiles,
  dataKey: Buffer,
  { user, passphrase }: NewUser,
  cost: KdfCost,
): Promise<Result<SlotSummary, VaultErrorKind>> {
  if (!isStrongPassphrase(passphrase, user)) return fail('weak-passphrase');
  const keys = readAuthentic(files, dataKey);
  if (!keys.ok) return keys;
  const others = keys.value.slots.filter((slot) => !isPassphraseOf(user)(slot));
  if (others.length === keys.value.slots.length) return fail('slot-missing');
  const slot = await newSlot(keys.value, { type: 'passphrase', user, secret: passphrase, cost }, dataKey);
  store(files, dataKey, keys.value, [slot, ...others]);
  return ok({ id: slot.id, type: slot.type, user });
}

/** Makes a new recovery code for the user; every former one stops working. */
export async function replaceRecoveryCode(
  files: KeyFiles,
  dataKey: Buffer,
  user: string,
  cost: KdfCost,
): Promise<Result<{ readonly recoveryCode: string }, VaultErrorKind>> {
  const keys = readAuthentic(files, dataKey);
  if (!keys.ok) return keys;
  const recoveryCode = newRecoveryCode();
  const slot = await newSlot(keys.value, { type: 'recovery', user, secret: recoveryCode, cost }, dataKey);
  const others = keys.value.slots.filter(({ type }) => type !== 'recovery');
  store(files, dataKey, keys.value, [...others, slot]);
  return ok({ recoveryCode });
}

/**
 * Takes a key away. Who has copied the data key or an old key-slot file can still read copies of the registry: only
 * a new data key would end that.
 */
export function removeSlot(
  files: KeyFiles,
  dataKey: Buffer,
  slotId: string,
): Result<SlotSummary, VaultErrorKind> {
  const keys = readAuthentic(files, dataKey);
  if (!keys.ok) return keys;
  const slot = keys.value.slots.find(({ id }) => id === slotId);
  if (!slot) return fail('slot-missing');
  const others = keys.value.slots.filter(({ id }) => id !== slotId);
  const left = new Set(others.map(({ type }) => type));
  if (!left.has('passphrase') && !left.has('recovery')) return fail('last-slot');
  store(files, dataKey, keys.value, others);
  return ok({ id: slot.id, type: slot.type, user: slot.user });
}

const isPassphraseOf =
  (user: string) =>
  (slot: KeySlot): boolean =>
    slot.type === 'passphrase' && slot.user === user;

function readAuthentic(files: KeyFiles, dataKey: Buffer): Result<KeysFile, VaultErrorKind> {
  const keys = readKeysFile(files.keys);
  if (!keys.ok) return keys;
  return isAuthentic(keys.value, dataKey) ? keys : fail('keys-file-damaged');
}

function store(files: KeyFiles, dataKey: Buffer, keys: KeysFile, slots: KeySlot[]): void {
  const { v, db, gen, cipher, salt } = keys;
  writeKeysFile(files.keys, sealKeys({ v, db, gen, cipher, salt, slots }, dataKey), files.previousKeys);
}
