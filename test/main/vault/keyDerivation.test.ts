import { describe, expect, it } from 'vitest';
import type { SubkeyPurpose } from '#main/vault/keyDerivation.ts';
import {
  deriveWrappingKey,
  isAcceptedCost,
  STANDARD_KDF,
  subkey,
  TEST_KDF,
} from '#main/vault/keyDerivation.ts';

const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

describe('key derivation', () => {
  it('is Argon2id as an independent implementation computes it', async () => {
    const { argon2Sync } = await import('node:crypto');
    const own = await deriveWrappingKey('larch ember quiet tide', SALT, TEST_KDF);
    const parameters = { parallelism: 1, tagLength: 32, memory: 19456, passes: 2, nonce: SALT };
    expect(own).toEqual(argon2Sync('argon2id', { ...parameters, message: 'larch ember quiet tide' }));
  });

  it('takes composed and decomposed letters for the same passphrase', async () => {
    const composed = await deriveWrappingKey('caf\u00e9 in the quiet harbour', SALT, TEST_KDF);
    const decomposed = await deriveWrappingKey('cafe\u0301 in the quiet harbour', SALT, TEST_KDF);
    expect(decomposed).toEqual(composed);
    expect(await deriveWrappingKey('cafe in the quiet harbour', SALT, TEST_KDF)).not.toEqual(composed);
  });

  it('accepts the standard and the test cost', () => {
    expect(isAcceptedCost(STANDARD_KDF)).toBe(true);
    expect(isAcceptedCost(TEST_KDF)).toBe(true);
  });

  it.each([
    { m: 19455, t: 2, p: 1 },
    { m: 1048577, t: 3, p: 1 },
    { m: 65536, t: 1, p: 1 },
    { m: 65536, t: 21, p: 1 },
    { m: 65536, t: 3, p: 0 },
    { m: 65536, t: 3, p: 17 },
    { m: 65536.5, t: 3, p: 1 },
    { m: Number.NaN, t: 3, p: 1 },
  ])('never runs $m KiB, $t passes, $p lanes', async (cost) => {
    await expect(deriveWrappingKey('larch ember quiet tide', SALT, cost)).rejects.toThrow(RangeError);
  });

  it('gives every purpose its own key', () => {
    const purposes: readonly SubkeyPurpose[] = ['audit', 'anchor', 'keys', 'export', 'deid'];
    const dataKey = Buffer.alloc(32, 7);
    const keys = new Set(purposes.map((purpose) => subkey(dataKey, purpose).toString('hex')));
    keys.add(dataKey.toString('hex'));
    expect(keys.size).toBe(6);
    expect(subkey(dataKey, 'audit')).toHaveLength(32);
  });
});
