import { describe, expect, it } from 'vitest';
import { newRecoveryCode, readRecoveryCode } from '#main/vault/recoveryCode.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `code` with the character at `index` of its 42 replaced. */
function replaced(code: string, index: number, character: string): string {
  const bare = code.replaceAll('-', '');
  return bare.slice(0, index) + character + bare.slice(index + 1);
}

describe('recovery code', () => {
  it('is 7 groups of 6 Crockford characters and new each time', () => {
    const code = newRecoveryCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){6}$/);
    expect(newRecoveryCode()).not.toBe(code);
  });

  it('reads back from what people type: lower case, spaces, O for 0, I and L for 1', () => {
    const code = newRecoveryCode();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readRecoveryCode(` ${typed}\n`)).toBe(code);
    expect(readRecoveryCode(code.replaceAll('1', 'I'))).toBe(code);
  });

  it('catches every single wrong character', () => {
    const code = newRecoveryCode();
    const bare = code.replaceAll('-', '');
    for (let index = 0; index < bare.length; index += 1) {
      for (const character of ALPHABET) {
        const expected = character === bare[index] ? code : null;
        expect(readRecoveryCode(replaced(code, index, character))).toBe(expected);
      }
    }
  });

  it('catches every swap of two neighbours in the payload', () => {
    const bare = newRecoveryCode().replaceAll('-', '');
    for (let index = 0; index < 39; index += 1) {
      const swapped =
        bare.slice(0, index) + bare.charAt(index + 1) + bare.charAt(index) + bare.slice(index + 2);
      if (swapped !== bare) expect(readRecoveryCode(swapped)).toBeNull();
    }
  });

  it.each(['', 'U'.repeat(42), '0'.repeat(41), 'not a recovery code'])('refuses %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeNull();
  });
});
