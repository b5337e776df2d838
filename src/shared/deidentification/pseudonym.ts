import { uuidBytes, type KeyedFunction } from './keyedFunction.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = 12;

/** What a pseudonym looks like: 60 bits in Crockford base32. */
export const PSEUDONYM_PATTERN = /^P-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

/**
 * The code of a patient in a release: derived from the record's random key alone, so that nothing about the person
 * is in it (45 CFR 164.514(c)). Two scopes share no code.
 */
export function pseudonymOf(keyed: KeyedFunction, scope: string, uuid: string): string {
  const mac = keyed('pseudonym', scope, uuidBytes(uuid));
  let bits = 0n;
  for (const byte of mac.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 4n;
  let text = '';
  for (let symbol = 0; symbol < SYMBOLS; symbol += 1) {
    text = (CROCKFORD[Number(bits & 31n)] ?? '') + text;
    bits >>= 5n;
  }
  return `P-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
