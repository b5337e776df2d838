import { hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';

/** Cost of Argon2id: `m` KiB of memory, `t` passes, `p` lanes. */
export interface KdfCost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

export const STANDARD_KDF: KdfCost = { m: 65536, t: 3, p: 1 };
/** The lowest cost accepted (the minimum of OWASP's Password Storage Cheat Sheet); for tests. */
export const TEST_KDF: KdfCost = { m: 19456, t: 2, p: 1 };

/** Outside these a stored cost is a downgrade or a memory bomb and is never run. */
export const KDF_BOUNDS = { m: [19456, 1048576], t: [2, 20], p: [1, 16] } as const;

export function isAcceptedCost(cost: KdfCost): boolean {
  return (['m', 't', 'p'] as const).every((name) => {
    const [low, high] = KDF_BOUNDS[name];
    return Number.isInteger(cost[name]) && cost[name] >= low && cost[name] <= high;
  });
}

/**
 * The 256-bit key that wraps the data key in one slot: Argon2id (RFC 9106) of the NFKC text in UTF-8. About 0.2 s at
 * the standard cost. Throws RangeError for a cost outside {@link KDF_BOUNDS}.
 */
export async function deriveWrappingKey(secret: string, salt: Buffer, cost: KdfCost): Promise<Buffer> {
  if (!isAcceptedCost(cost)) throw new RangeError('key derivation cost out of bounds');
  const password = Buffer.from(secret.normalize('NFKC'), 'utf8');
  try {
    const key = await argon2id({
      password,
      salt,
      memorySize: cost.m,
      iterations: cost.t,
      parallelism: cost.p,
      hashLength: 32,
      outputType: 'binary',
    });
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  } finally {
    password.fill(0);
  }
}

export type SubkeyPurpose = 'audit' | 'anchor' | 'keys' | 'export' | 'deid';

/** A 256-bit key for one purpose (HKDF-SHA256, RFC 5869). The data key itself goes to the cipher alone. */
export function subkey(dataKey: Buffer, purpose: SubkeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), `switchpoint/1/${purpose}`, 32));
}
