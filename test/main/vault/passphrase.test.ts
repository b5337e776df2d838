import { describe, expect, it } from 'vitest';
import { isStrongPassphrase } from '#main/vault/passphrase.ts';

describe('passphrase policy', () => {
  it.each([
    ['twelve characters', 'gh7 kq2 mm9x'],
    ['four different short words', 'ox is my hut'],
    ['four words in another script', '나무 바다 산 별'],
    ['twelve emoji count by code point', '🌲🌊⛰🌟🌲🌊⛰🌟🌲🌊⛰🌟'],
  ])('takes %s', (_, passphrase) => {
    expect(isStrongPassphrase(passphrase, 'owner')).toBe(true);
  });

  it.each([
    ['eleven characters', 'gh7kq2mm9xz'],
    ['three words', 'ox is hut'],
    ['one word four times', 'ab ab ab ab'],
    ['one character repeated', 'aaaaaaaaaaaaaaaa'],
    ['a well-known one, whatever case and punctuation', 'Password-1234!'],
    ['the user name repeated', 'Marie.Curie marie.curie'],
    ['spaces around eleven characters', '  gh7kq2mm9xz  '],
    ['eleven characters, one of them typed as letter and accent', 'gh7kq2mm9xe\u0301'],
    ['more than a thousand characters', 'abcd'.repeat(251)],
  ])('refuses %s', (_, passphrase) => {
    expect(isStrongPassphrase(passphrase, 'marie.curie')).toBe(false);
  });
});
