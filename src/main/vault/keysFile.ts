import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Result } from '#shared/kernel/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { writeFileAtomically } from './atomicFile.ts';
import { canonicalJson } from './canonicalJson.ts';
import { STANDARD_KDF, subkey } from './keyDerivation.ts';
import { hexBytes, keySlotSchema } from './keySlot.ts';

const MAX_BYTES = 1_000_000;

const keysFileSchema = z.strictObject({
  v: z.literal(1),
  /** The registry's uuid. */
  db: z.uuid(),
  /** Counts data keys: one more whenever the registry gets a new one. */
  gen: z.int().min(1),
  cipher: z.literal('sqlcipher-4'),
  /** First 16 bytes of the database: needed to roll back an interrupted change of key, and to know the file. */
  salt: hexBytes(16),
  slots: z.array(keySlotSchema).min(1).max(200),
  mac: hexBytes(32),
});

/** The key-slot file. It holds no secret in the clear and may be copied with the registry. */
export type KeysFile = z.output<typeof keysFileSchema>;
export type UnsealedKeys = Omit<KeysFile, 'mac'>;

/** Reads and checks the form, the costs' bounds included; the MAC needs the data key ({@link isAuthentic}). */
export function readKeysFile(file: string): Result<KeysFile, 'keys-file-missing' | 'keys-file-damaged'> {
  let text: string;
  try {
    if (statSync(file).size > MAX_BYTES) return fail('keys-file-damaged');
    text = readFileSync(file, 'utf8');
  } catch {
    return fail('keys-file-missing');
  }
  return parseKeysFile(text);
}

export function parseKeysFile(text: string): Result<KeysFile, 'keys-file-damaged'> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('keys-file-damaged');
  }
  const parsed = keysFileSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail('keys-file-damaged');
}

export function sealKeys(keys: UnsealedKeys, dataKey: Buffer): KeysFile {
  return { ...keys, mac: macOf(keys, dataKey).toString('hex') };
}

/** False when anything in the file was changed without the data key. */
export function isAuthentic({ mac, ...keys }: KeysFile, dataKey: Buffer): boolean {
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(keys, dataKey));
}

function macOf(keys: UnsealedKeys, dataKey: Buffer): Buffer {
  return createHmac('sha256', subkey(dataKey, 'keys')).update(canonicalJson(keys)).digest();
}

/** Writes atomically; the version before stays as `previous`. */
export function writeKeysFile(file: string, keys: KeysFile, previous: string): void {
  writeFileAtomically(file, `${JSON.stringify(keys, null, 2)}\n`, { previous });
}

/** True when a slot was made with less than the standard cost: only tests do that, and the windows warn. */
export function hasWeakKdf(keys: KeysFile): boolean {
  return keys.slots.some(({ kdf }) => kdf.m < STANDARD_KDF.m || kdf.t < STANDARD_KDF.t);
}
