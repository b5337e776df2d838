import { fail, ok, type Result } from '#shared/kernel/result.ts';

export type TokenKind = 'name' | 'text' | 'number' | 'date' | 'operator' | 'punctuation' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; without the quotes for a quoted text. */
  readonly text: string;
  readonly position: number;
}

export interface FilterProblem {
  readonly message: string;
  /** Place in the expression, counted from 0. */
  readonly position: number;
}

/** In the order in which they are tried; a date begins like a number. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['date', /\d{4}-\d{2}(?:-\d{2})?(?![\w-])/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.-])/y],
  ['operator', /!=|<=|>=|=|<|>/y],
  ['punctuation', /[(),]/y],
  ['name', /[A-Za-z_][\w.:-]*/y],
  ['text', /"[^"]*"|'[^']*'/y],
];
const SPACE = /\s*/y;

function matchAt(pattern: RegExp, text: string, position: number): string | null {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? null;
}

function tokenAt(text: string, position: number): Token | null {
  for (const [kind, pattern] of PATTERNS) {
    const found = matchAt(pattern, text, position);
    if (found !== null) return { kind, text: found, position };
  }
  return null;
}

/** Splits an expression. Cost: linear. */
export function tokenise(text: string): Result<readonly Token[], FilterProblem> {
  const tokens: Token[] = [];
  let position = (matchAt(SPACE, text, 0) ?? '').length;
  while (position < text.length) {
    const token = tokenAt(text, position);
    if (token === null) {
      const isQuote = text[position] === '"' || text[position] === "'";
      return fail({ message: isQuote ? 'a quote is not closed' : 'this cannot be read', position });
    }
    tokens.push(token.kind === 'text' ? { ...token, text: token.text.slice(1, -1) } : token);
    position += token.text.length;
    position += (matchAt(SPACE, text, position) ?? '').length;
  }
  tokens.push({ kind: 'end', text: 'the end', position: text.length });
  return ok(tokens);
}
