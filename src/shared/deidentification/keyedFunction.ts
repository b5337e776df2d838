/**
 * Everything random about a release is drawn from the project's de-identification key, so that the same release can
 * be made again. The shared code never sees the key: it is given this function.
 *
 * HMAC-SHA256 of `data` under HKDF-SHA256(key, info = `hccreg/deid/v1/<purpose>/<scope>`); 32 bytes.
 */
export type KeyedFunction = (purpose: KeyedPurpose, scope: string, data: Uint8Array) => Uint8Array;
export type KeyedPurpose = 'pseudonym' | 'dateshift' | 'cutoff';

/** Scope of everything that must not change from one release to the next. */
export const STABLE_SCOPE = 'stable';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The 16 bytes of a UUID in its canonical form; throws on anything else. */
export function uuidBytes(uuid: string): Uint8Array {
  const lower = uuid.toLowerCase();
  if (!UUID.test(lower)) throw new Error('a record key is not a UUID');
  const hex = lower.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

function withCounter(bytes: Uint8Array, counter: number): Uint8Array {
  const block = new Uint8Array(bytes.length + 4);
  block.set(bytes);
  new DataView(block.buffer).setUint32(bytes.length, counter);
  return block;
}

/** An integer of 0 … n-1, uniform: a draw in the last, incomplete run of n is rejected and the counter moves on. */
export function drawBelow(
  n: number,
  keyed: KeyedFunction,
  purpose: KeyedPurpose,
  scope: string,
  uuid: string,
): number {
  const bytes = uuidBytes(uuid);
  const limit = Math.floor(2 ** 32 / n) * n;
  for (let counter = 0; ; counter += 1) {
    const mac = keyed(purpose, scope, withCounter(bytes, counter));
    const x = new DataView(mac.buffer, mac.byteOffset, mac.byteLength).getUint32(0);
    if (x < limit) return x % n;
  }
}
