/** A variable of a model: numbers, or codes of its levels (reference first). Rows correspond. */
export type Variable =
  | { readonly name: string; readonly values: Float64Array }
  | { readonly name: string; readonly levels: readonly string[]; readonly codes: Int32Array };

/** One column of a design matrix, the term it belongs to and, for an indicator of a level, that level. */
export type DesignColumn = {
  readonly name: string;
  readonly term: string;
  readonly level: string | null;
  readonly values: Float64Array;
};
export type Design = { readonly terms: readonly string[]; readonly columns: readonly DesignColumn[] };

const isNumeric = (variable: Variable): variable is Extract<Variable, { values: Float64Array }> =>
  'values' in variable;

/** The variables of each term: `a*b` is a, b and a:b; main effects come before interactions, duplicates once. */
export function expandTerms(terms: readonly string[]): readonly (readonly string[])[] {
  const expanded: string[][] = [];
  for (const term of terms) {
    const factors = term.split('*').map((part) => part.trim());
    if (factors.length === 1) expanded.push(term.split(':').map((part) => part.trim()));
    else {
      for (let subset = 1; subset < 1 << factors.length; subset++) {
        expanded.push(factors.filter((_, k) => (subset >> k) & 1));
      }
    }
  }
  const seen = new Set<string>();
  return expanded
    .filter((names) => {
      const key = [...names].sort().join(':');
      return seen.has(key) ? false : (seen.add(key), true);
    })
    .sort((a, b) => a.length - b.length);
}

export const variablesOf = (terms: readonly string[]): readonly string[] => [
  ...new Set(expandTerms(terms).flat()),
];

type Part = { readonly label: string; readonly level: string | null; readonly values: Float64Array };

/** Columns of one variable: itself, or indicators of its levels, all of them or all but the reference. */
function partsOf(variable: Variable, allLevels: boolean): readonly Part[] {
  if (isNumeric(variable)) return [{ label: variable.name, level: null, values: variable.values }];
  return variable.levels.flatMap((level, code) =>
    code === 0 && !allLevels
      ? []
      : [
          {
            label: `${variable.name}${level}`,
            level,
            values: Float64Array.from(variable.codes, (value) => (value === code ? 1 : 0)),
          },
        ],
  );
}

/**
 * Design matrix without intercept by treatment coding, as R's `model.matrix`: in an interaction a categorical variable
 * has all its levels unless the term without it is in the model; its first variable varies fastest. O(rows x columns).
 */
export function designMatrix(terms: readonly string[], variables: ReadonlyMap<string, Variable>): Design {
  const expanded = expandTerms(terms);
  const present = new Set(expanded.map((names) => [...names].sort().join(':')));
  const columns = expanded.flatMap((names) => {
    const term = names.join(':');
    let products: readonly Part[] = [];
    names.forEach((name, k) => {
      const variable = variables.get(name);
      if (variable === undefined) throw new RangeError('a term names no variable');
      const margin = names
        .filter((other) => other !== name)
        .sort()
        .join(':');
      const parts = partsOf(variable, margin !== '' && !present.has(margin));
      products =
        k === 0
          ? parts
          : parts.flatMap((part) =>
              products.map((product) => ({
                label: `${product.label}:${part.label}`,
                level: null,
                values: product.values.map((value, i) => value * (part.values[i] as number)),
              })),
            );
    });
    return products.map(({ label, level, values }) => ({ name: label, term, level, values }));
  });
  return { terms: expanded.map((names) => names.join(':')), columns };
}
