import { relative, sep } from 'node:path';
import type { Rule } from 'eslint';
import { judgeImport } from './judge.ts';

interface Literal {
  type: string;
  value?: unknown;
}

/** Loosely typed: Svelte and TypeScript parsers deliver nodes that ESLint's own types do not list. */
interface ImportLike {
  source?: Literal | null;
  argument?: Literal | { literal: Literal };
}

function specifierOf(node: ImportLike): string | undefined {
  const argument = node.source ?? node.argument;
  const literal = argument !== undefined && 'literal' in argument ? argument.literal : argument;
  return typeof literal?.value === 'string' ? literal.value : undefined;
}

/** Judges static, type-only, dynamic and `import('…')` type imports and re-exports by the table of tiers. */
export const importRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], docs: { description: 'imports stay within the table of tiers' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/');
    const check = (node: Rule.Node): void => {
      const specifier = specifierOf(node as ImportLike);
      if (specifier === undefined) return;
      const refusal = judgeImport(path, specifier);
      if (refusal !== undefined) context.report({ node, message: `${refusal.rule}: ${refusal.message}` });
    };
    return {
      ImportDeclaration: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
