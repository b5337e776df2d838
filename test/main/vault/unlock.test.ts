import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STANDARD_KDF, TEST_KDF } from '#main/vault/keyDerivation.ts';
import type { KeysFile } from '#main/vault/keysFile.ts';
import { readKeysFile, sealKeys, writeKeysFile } from '#main/vault/keysFile.ts';
import { addUser, createVault } from '#main/vault/manageKeys.ts';
import { vaultError } from '#main/vault/errors.ts';
import { unlock } from '#main/vault/unlock.ts';
import { must } from '#shared/kernel/must.ts';
import { newFiles, newVault, OWNER, PASSPHRASE, value } from './vaultFolder.ts';

const OTHER = { user: 'data manager', passphrase: 'seven grey herons landed' };

function rewrite(file: string, change: (keys: KeysFile) => unknown): void {
  writeFileSync(file, JSON.stringify(change(value(readKeysFile(file)))));
}

describe('unlock', () => {
  it('gives the data key back to passphrase and recovery code', async () => {
    const files = newFiles();
    const vault = await newVault(files);
    const byPassphrase = value(await unlock(files, OWNER));
    const byCode = value(await unlock(files, { recoveryCode: vault.recoveryCode.toLowerCase() }));
    expect(byPassphrase.dataKey).toEqual(vault.dataKey);
    expect(byCode.dataKey).toEqual(vault.dataKey);
    expect(byPassphrase).toMatchObject({
      user: 'owner',
      db: vault.db,
      gen: 1,
      salt: vault.salt,
      weakKdf: true,
    });
    expect(byCode.user).toBe('owner');
    expect(byCode.slotId).not.toBe(byPassphrase.slotId);
  });

  it('does not count the standard cost as weak', async () => {
    const files = newFiles();
    value(await createVault(files, OWNER, STANDARD_KDF));
    expect(value(await unlock(files, OWNER)).weakKdf).toBe(false);
  });

  it('answers a wrong passphrase and an unknown user alike', async () => {
    const files = newFiles();
    await newVault(files);
    const wrong = await unlock(files, { ...OWNER, passphrase: 'larch ember quiet tidE' });
    const unknown = await unlock(files, { ...OWNER, user: 'Owner' });
    expect(wrong).toEqual({ ok: false, error: 'wrong-passphrase' });
    expect(unknown).toEqual({ ok: false, error: 'unknown-user' });
    expect(vaultError('unknown-user').message).toBe(vaultError('wrong-passphrase').message);
    expect(vaultError('unknown-user').code).toBe(vaultError('wrong-passphrase').code);
  });

  it('tells a mistyped recovery code from a wrong one', async () => {
    const files = newFiles();
    const { recoveryCode } = await newVault(files);
    const other = await newVault(newFiles());
    const mistyped = recoveryCode.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await unlock(files, { recoveryCode: mistyped })).toEqual({
      ok: false,
      error: 'recovery-code-mistyped',
    });
    expect(await unlock(files, other)).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('does not take a recovery code for a passphrase', async () => {
    const files = newFiles();
    const { recoveryCode } = await newVault(files);
    expect((await unlock(files, { user: 'owner', passphrase: recoveryCode })).ok).toBe(false);
  });

  it('refuses a slot that was relabelled to another user', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    value(await addUser(files, dataKey, OTHER, TEST_KDF));
    rewrite(files.keys, (keys) => ({
      ...keys,
      slots: keys.slots.map((slot) => (slot.user === OTHER.user ? { ...slot, user: 'chief' } : slot)),
    }));
    const forged = await unlock(files, { ...OTHER, user: 'chief' });
    expect(forged).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('refuses a slot moved to another registry, even under a valid MAC', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    const other = newFiles();
    await newVault(other);
    const target = value(readKeysFile(other.keys));
    const moved = must(value(readKeysFile(files.keys)).slots[0], 'a slot');
    const { v, db, gen, cipher, salt } = target;
    writeKeysFile(
      other.keys,
      sealKeys({ v, db, gen, cipher, salt, slots: [moved] }, dataKey),
      other.previousKeys,
    );
    expect(await unlock(other, OWNER)).toEqual({ ok: false, error: 'wrong-passphrase' });
  });

  it('refuses a file whose list of slots was changed', async () => {
    const files = newFiles();
    await newVault(files);
    rewrite(files.keys, (keys) => ({
      ...keys,
      slots: keys.slots.filter(({ type }) => type === 'passphrase'),
    }));
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-damaged' });
  });

  it('refuses another generation', async () => {
    const files = newFiles();
    await newVault(files);
    rewrite(files.keys, (keys) => ({ ...keys, gen: 2 }));
    expect((await unlock(files, OWNER)).ok).toBe(false);
  });

  it.each([
    { m: 8, t: 2 },
    { m: 1048577, t: 2 },
    { m: 19456, t: 1 },
    { m: 19456, t: 4294967295 },
  ])('never runs a stored cost of $m KiB and $t passes', async (cost) => {
    const files = newFiles();
    await newVault(files);
    rewrite(files.keys, (keys) => ({
      ...keys,
      slots: keys.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, ...cost } })),
    }));
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-damaged' });
  });

  it('tells a missing, an empty, a torn and a foreign key-slot file', async () => {
    const files = newFiles();
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-missing' });
    const { salt } = await newVault(files);
    writeFileSync(files.database, Buffer.alloc(4096, 0x5a));
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-foreign' });
    writeFileSync(files.database, Buffer.concat([Buffer.from(salt, 'hex'), Buffer.alloc(4080)]));
    expect((await unlock(files, OWNER)).ok).toBe(true);
    const text = readFileSync(files.keys, 'utf8');
    writeFileSync(files.keys, text.slice(0, text.length / 2));
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-damaged' });
    writeFileSync(files.keys, '');
    expect(await unlock(files, OWNER)).toEqual({ ok: false, error: 'keys-file-damaged' });
  });

  it('never opens with a flipped bit anywhere in the file', async () => {
    const files = newFiles();
    const { dataKey } = await newVault(files);
    const whole = readFileSync(files.keys);
    const before = value(readKeysFile(files.keys));
    for (let sample = 0; sample < 20; sample += 1) {
      const damaged = Buffer.from(whole);
      const at = Math.floor((whole.length * (sample + 0.5)) / 20);
      damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << (sample % 7)), at);
      writeFileSync(files.keys, damaged);
      const read = readKeysFile(files.keys);
      const outcome = await unlock(files, OWNER);
      // Only what JSON ignores may change without being noticed: white space.
      const isUnread = read.ok && JSON.stringify(read.value) === JSON.stringify(before);
      expect({ at, ok: outcome.ok }).toEqual({ at, ok: isUnread });
      if (outcome.ok) expect(outcome.value.dataKey).toEqual(dataKey);
    }
  });

  it('keeps neither key nor passphrase in the file, and the file to its owner', async () => {
    const files = newFiles();
    const { dataKey, recoveryCode } = await newVault(files);
    const text = readFileSync(files.keys, 'utf8');
    for (const secret of [dataKey.toString('hex'), dataKey.toString('base64'), PASSPHRASE, recoveryCode]) {
      expect(text).not.toContain(secret);
    }
  });
});
