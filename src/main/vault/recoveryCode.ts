import { randomBytes } from 'node:crypto';

/* Crockford's base 32: no I, L, O or U, so that a hand-written code reads back one way. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PAYLOAD_CHARACTERS = 40;
const CHECK_CHARACTERS = 2;
const GROUPS = 7;
const GROUP_LENGTH = (PAYLOAD_CHARACTERS + CHECK_CHARACTERS) / GROUPS;
/* The largest prime below 32^2: as check modulus it catches any one wrong character and any two neighbours swapped. */
const CHECK_MODULUS = 1021;

/** A new code: 200 random bits as 40 characters and 2 check characters, in 7 groups of 6 joined by hyphens. */
export function newRecoveryCode(): string {
  const payload = [...randomBytes(PAYLOAD_CHARACTERS)].map((byte) => ALPHABET[byte % 32]).join('');
  return grouped(payload + checkCharacters(payload));
}

/**
 * The code as it was printed, from what somebody typed (case, spaces, hyphens, O for 0, I or L for 1), or `null` when
 * the check characters say that it is mistyped.
 */
export function readRecoveryCode(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
  if (text.length !== PAYLOAD_CHARACTERS + CHECK_CHARACTERS) return null;
  if (Array.from(text).some((character) => !ALPHABET.includes(character))) return null;
  const payload = text.slice(0, PAYLOAD_CHARACTERS);
  return text.slice(PAYLOAD_CHARACTERS) === checkCharacters(payload) ? grouped(text) : null;
}

function checkCharacters(payload: string): string {
  let remainder = 0;
  for (const character of payload) remainder = (remainder * 32 + ALPHABET.indexOf(character)) % CHECK_MODULUS;
  return ALPHABET.charAt(remainder >> 5) + ALPHABET.charAt(remainder & 31);
}

const grouped = (text: string): string =>
  Array.from({ length: GROUPS }, (_, group) =>
    text.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH),
  ).join('-');
