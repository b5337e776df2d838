import { designMatrix, variablesOf, type Design, type Variable } from '../regression/designMatrix.ts';
import { codesOf, isNumeric, levelsOf, numericColumn, type Frame } from './frame.ts';
import { refuse } from './refused.ts';

/** The variables of model terms: declared or text columns are categorical, unused declared levels included. */
function modelVariables(frame: Frame, terms: readonly string[]): ReadonlyMap<string, Variable> {
  return new Map(
    variablesOf(terms).map((name): [string, Variable] => {
      if (isNumeric(frame, name) && !Object.hasOwn(frame.factors, name)) {
        return [name, { name, values: numericColumn(frame, name) }];
      }
      const levels = levelsOf(frame, name, false).map(String);
      if (levels.length < 2) refuse('not_estimable', `${name} has fewer than two levels`);
      return [name, { name, levels, codes: codesOf(frame, name, levels) }];
    }),
  );
}

export function modelDesign(frame: Frame, terms: readonly string[]): Design {
  return designMatrix(terms, modelVariables(frame, terms));
}

const quoted = (name: string): string => (/^[A-Za-z.][A-Za-z0-9._]*$/.test(name) ? name : `\`${name}\``);

/** The terms as R writes them in a formula. */
export function formulaTerms(terms: readonly string[]): readonly string[] {
  return terms.map((term) => {
    const separator = term.includes('*') ? ' * ' : ':';
    return term
      .split(/[*:]/)
      .map((name) => quoted(name.trim()))
      .join(separator);
  });
}

export { quoted, variablesOf };
