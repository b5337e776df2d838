import { linkSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEST_KDF } from '#main/vault/keyDerivation.ts';
import {
  addUser,
  changePassphrase,
  createVault,
  listSlots,
  removeSlot,
  replaceRecoveryCode,
  setPassphrase,
} from '#main/vault/manageKeys.ts';
import { unlock } from '#main/vault/unlock.ts';
import { must } from '#shared/kernel/must.ts';
import { newFiles, newVault, OWNER, value } from './vaultFolder.ts';

const SECOND = { user: 'monitor', passphrase: 'seven grey herons landed' };
const NEXT = 'amber kettle under snow';

const idOf = (
  slots: readonly { id: string; type: string; user: string }[],
  type: string,
  user: string,
): string =>
  must(
    slots.find((slot) => slot.type === type && slot.user === user),
    'a slot',
  ).id;

describe('key slots', () => {
  it('refuses a weak passphrase and an existing file, and writes nothing', async () => {
    const files = newFiles();
    const weak = { user: 'owner', passphrase: 'short' };
    expect(await createVault(files, weak, TEST_KDF)).toEqual({ ok: false, error: 'weak-passphrase' });
    expect(readdirSync(dirname(files.keys))).toEqual([]);
    const { dataKey } = await newVault(files);
    const text = readFileSync(files.keys, 'utf8');
    expect(await createVault(files, OWNER, TEST_KDF)).toEqual({ ok: false, error: 'keys-file-exists' });
    expect(await addUser(files, dataKey, weak, TEST_KDF)).toEqual({ ok: false, error: 'weak-passphrase' });
    expect(readFileSync(files.keys, 'utf8')).toBe(text);
  });

  it('gives each user an own passphrase to the same key', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    value(await addUser(files, dataKey, SECOND, TEST_KDF));
    expect(value(await unlock(files, SECOND)).dataKey).toEqual(dataKey);
    expect((await unlock(files, { ...SECOND, passphrase: OWNER.passphrase })).ok).toBe(false);
    expect(await addUser(files, dataKey, SECOND, TEST_KDF)).toEqual({ ok: false, error: 'user-exists' });
    expect(value(listSlots(files)).map(({ type, user }) => `${type} ${user}`)).toEqual([
      'passphrase owner',
      'recovery owner',
      'passphrase monitor',
    ]);
  });

  it('changes a passphrase by the old one, keeping the key, and keeps the file before as .bak', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    const before = readFileSync(files.keys, 'utf8');
    const refused = await changePassphrase(files, { ...SECOND, user: 'owner', next: NEXT }, TEST_KDF);
    expect(refused).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(readFileSync(files.keys, 'utf8')).toBe(before);
    value(await changePassphrase(files, { ...OWNER, next: NEXT }, TEST_KDF));
    expect(value(await unlock(files, { user: 'owner', passphrase: NEXT })).dataKey).toEqual(dataKey);
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(readFileSync(files.previousKeys, 'utf8')).toBe(before);
    expect(statSync(files.keys).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(files.keys)).sort()).toEqual([
      'trial.switchpoint.keys.json',
      'trial.switchpoint.keys.json.bak',
    ]);
  });

  it('refuses a weak new passphrase', async () => {
    const files = newFiles();
    await newVault(files);
    const weak = await changePassphrase(files, { ...OWNER, next: 'owner owner owner' }, TEST_KDF);
    expect(weak).toEqual({ ok: false, error: 'weak-passphrase' });
    expect((await unlock(files, OWNER)).ok).toBe(true);
  });

  it('sets a forgotten passphrase after recovery', async () => {
    const files = newFiles();
    const { recoveryCode } = await newVault(files);
    const { dataKey, user } = value(await unlock(files, { recoveryCode }));
    value(await setPassphrase(files, dataKey, { user, passphrase: NEXT }, TEST_KDF));
    expect((await unlock(files, { user, passphrase: NEXT })).ok).toBe(true);
    expect((await unlock(files, OWNER)).ok).toBe(false);
    expect(await setPassphrase(files, dataKey, SECOND, TEST_KDF)).toEqual({
      ok: false,
      error: 'slot-missing',
    });
  });

  it('replaces the recovery code; the former one stops working', async () => {
    const files = newFiles();
    const { dataKey, recoveryCode } = await newVault(files);
    const next = value(await replaceRecoveryCode(files, dataKey, 'owner', TEST_KDF));
    expect((await unlock(files, { recoveryCode })).ok).toBe(false);
    expect(value(await unlock(files, next)).dataKey).toEqual(dataKey);
  });

  it('removes a user, but not the last passphrase without a recovery code', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    const added = value(await addUser(files, dataKey, SECOND, TEST_KDF));
    expect(value(removeSlot(files, dataKey, added.id)).user).toBe('monitor');
    expect((await unlock(files, SECOND)).ok).toBe(false);
    expect(removeSlot(files, dataKey, added.id)).toEqual({ ok: false, error: 'slot-missing' });
    const slots = value(listSlots(files));
    value(removeSlot(files, dataKey, idOf(slots, 'recovery', 'owner')));
    const last = removeSlot(files, dataKey, idOf(slots, 'passphrase', 'owner'));
    expect(last).toEqual({ ok: false, error: 'last-slot' });
    expect((await unlock(files, OWNER)).ok).toBe(true);
  });

  it('removes the last passphrase while a recovery code exists, but then not the code', async () => {
    const files = newFiles();
    const { dataKey, recoveryCode } = await newVault(files);
    const slots = value(listSlots(files));
    value(removeSlot(files, dataKey, idOf(slots, 'passphrase', 'owner')));
    expect(removeSlot(files, dataKey, idOf(slots, 'recovery', 'owner'))).toEqual({
      ok: false,
      error: 'last-slot',
    });
    expect((await unlock(files, { recoveryCode })).ok).toBe(true);
  });

  it('changes nothing with another key', async () => {
    const files = newFiles();
    await newVault(files);
    const text = readFileSync(files.keys, 'utf8');
    const wrongKey = Buffer.alloc(32, 1);
    expect(await addUser(files, wrongKey, SECOND, TEST_KDF)).toEqual({
      ok: false,
      error: 'keys-file-damaged',
    });
    expect(readFileSync(files.keys, 'utf8')).toBe(text);
  });

  it('survives a .bak that is the same file under another name', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    linkSync(files.keys, files.previousKeys);
    value(await addUser(files, dataKey, SECOND, TEST_KDF));
    expect(readFileSync(files.previousKeys, 'utf8')).not.toBe(readFileSync(files.keys, 'utf8'));
    expect(readdirSync(dirname(files.keys))).toHaveLength(2);
  });

  it('leaves the old file when the new one cannot be written', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    const text = readFileSync(files.keys, 'utf8');
    const blocked = { ...files, previousKeys: `${files.keys}/impossible` };
    await expect(addUser(blocked, dataKey, SECOND, TEST_KDF)).rejects.toThrow(/ENOTDIR/);
    expect(readFileSync(files.keys, 'utf8')).toBe(text);
    expect(readdirSync(dirname(files.keys))).toHaveLength(1);
    writeFileSync(files.previousKeys, 'former');
    value(await addUser(files, dataKey, SECOND, TEST_KDF));
    expect(readFileSync(files.previousKeys, 'utf8')).toBe(text);
  });
});
