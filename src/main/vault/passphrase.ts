const MIN_CHARACTERS = 12;
const MIN_WORDS = 4;
const MAX_CHARACTERS = 1000;
const MIN_DISTINCT_CHARACTERS = 4;

/** Long enough, and still among the first guesses; compared without case, spaces and punctuation. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123456123456',
  '1234567890qwerty',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'abcdefghijkl',
  'abcdefghijklm',
  'administrator',
  'changemechangeme',
  'iloveyouiloveyou',
  'letmeinletmein',
  'onetwothreefour',
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'passphrase123',
  'qwertyqwerty',
  'qwerty123456',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'switchpoint1',
  'switchpoint12',
  'switchpoint123',
  'switchpointswitchpoint',
  'thisismypassword',
]);

/**
 * At least 12 characters (code points after NFKC) or 4 different words, at most 1000 characters, not a well-known
 * one, not the user's name repeated. No rules on which kinds of characters it has.
 */
export function isStrongPassphrase(passphrase: string, user: string): boolean {
  const text = passphrase.normalize('NFKC').trim();
  const characters = Array.from(text);
  if (characters.length > MAX_CHARACTERS) return false;
  const words = new Set(text.toLowerCase().split(/\s+/u).filter(Boolean));
  if (characters.length < MIN_CHARACTERS && words.size < MIN_WORDS) return false;
  if (new Set(characters).size < MIN_DISTINCT_CHARACTERS) return false;
  const bare = bareText(text);
  const name = bareText(user);
  const isNameOnly = bare !== '' && name !== '' && bare.replaceAll(name, '') === '';
  return !WELL_KNOWN.has(bare) && !isNameOnly;
}

const bareText = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
