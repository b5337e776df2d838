import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.ts';
import type { KdfCost } from './keyDerivation.ts';
import { deriveWrappingKey, KDF_BOUNDS } from './keyDerivation.ts';

export const hexBytes = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length * 2}}$`));
const bounded = ([low, high]: readonly [number, number]) => z.int().min(low).max(high);

export const keySlotSchema = z.strictObject({
  id: hexBytes(8),
  type: z.enum(['passphrase', 'recovery']),
  user: z.string().min(1).max(60),
  kdf: z.strictObject({
    alg: z.literal('argon2id'),
    m: bounded(KDF_BOUNDS.m),
    t: bounded(KDF_BOUNDS.t),
    p: bounded(KDF_BOUNDS.p),
    salt: hexBytes(16),
  }),
  wrap: z.strictObject({ iv: hexBytes(12), ct: hexBytes(32), tag: hexBytes(16) }),
});
export type KeySlot = z.output<typeof keySlotSchema>;
export type SlotType = KeySlot['type'];

/** What a slot is bound to besides itself: another registry's or an older key's slot does not open. */
export interface SlotOwner {
  readonly v: 1;
  readonly db: string;
  readonly gen: number;
}

export interface SlotRequest {
  readonly type: SlotType;
  readonly user: string;
  readonly secret: string;
  readonly cost: KdfCost;
}

/** Wraps the data key (AES-256-GCM) under a secret; salt, nonce and id are new each time. */
export async function newSlot(owner: SlotOwner, request: SlotRequest, dataKey: Buffer): Promise<KeySlot> {
  const { type, user, secret, cost } = request;
  const salt = randomBytes(16);
  const identity: Omit<KeySlot, 'wrap'> = {
    id: randomBytes(8).toString('hex'),
    type,
    user,
    kdf: { alg: 'argon2id', m: cost.m, t: cost.t, p: cost.p, salt: salt.toString('hex') },
  };
  const wrappingKey = await deriveWrappingKey(secret, salt, cost);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, iv).setAAD(boundText(owner, identity));
  const ct = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  wrappingKey.fill(0);
  const tag = cipher.getAuthTag();
  return {
    ...identity,
    wrap: { iv: iv.toString('hex'), ct: ct.toString('hex'), tag: tag.toString('hex') },
  };
}

/** The data key, or `null` when the secret is wrong or anything of the slot was changed: the tag cannot tell which. */
export async function openSlot(owner: SlotOwner, slot: KeySlot, secret: string): Promise<Buffer | null> {
  const wrappingKey = await deriveWrappingKey(secret, Buffer.from(slot.kdf.salt, 'hex'), slot.kdf);
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrappingKey, Buffer.from(slot.wrap.iv, 'hex'), {
      authTagLength: 16,
    })
      .setAAD(boundText(owner, slot))
      .setAuthTag(Buffer.from(slot.wrap.tag, 'hex'));
    return Buffer.concat([decipher.update(Buffer.from(slot.wrap.ct, 'hex')), decipher.final()]);
  } catch {
    return null;
  } finally {
    wrappingKey.fill(0);
  }
}

function boundText(owner: SlotOwner, { id, type, user, kdf }: Omit<KeySlot, 'wrap'>): Buffer {
  return Buffer.from(canonicalJson({ v: owner.v, db: owner.db, gen: owner.gen, id, type, user, kdf }));
}
