/** Letters of scripts written without spaces between the parts of a name. */
const CJK = '\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const TOKENS = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, 'gu');
const CJK_TOKEN = new RegExp(`^[${CJK}]+$`, 'u');
const ACCENTS = /[\u0300-\u036f]/g;

/** Text as it is compared: width, case and Latin accents do not count. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase();
}

/** The words and numbers of a folded text; a change of script ends a word. */
export function tokensOf(folded: string): readonly string[] {
  return folded.match(TOKENS) ?? [];
}

export const isCjk = (token: string): boolean => CJK_TOKEN.test(token);
export const isDigits = (token: string): boolean => /^\d+$/.test(token);
