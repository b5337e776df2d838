import { readStart } from './heldFiles.ts';

/* SQLCipher keeps its salt, unencrypted, in the first 16 bytes of the database file. */
const SALT_BYTES = 16;
/* Two unrelated salts differ in 64 of 128 bits; fewer than this is chance once in 10^13. */
const DAMAGED_BITS = 24;

/** The salt of an encrypted database file in hexadecimal; `null` when the file is absent or shorter. */
export function readSalt(database: string): string | null {
  return readStart(database, SALT_BYTES)?.toString('hex') ?? null;
}

/** Whether a database begins with the salt its key-slot file remembers, with a damaged copy of it, or another's. */
export function compareSalt(expected: string, found: string): 'same' | 'damaged' | 'foreign' {
  if (expected === found) return 'same';
  if (/^0+$/.test(found)) return 'damaged';
  const a = Buffer.from(expected, 'hex');
  const b = Buffer.from(found, 'hex');
  let differing = 0;
  for (const [index, byte] of a.entries()) differing += bitCount(byte ^ (b[index] ?? 0));
  return differing < DAMAGED_BITS ? 'damaged' : 'foreign';
}

function bitCount(byte: number): number {
  let bits = 0;
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}
