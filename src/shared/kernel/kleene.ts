/** Kleene's three-valued logic: `null` is unknown. */
export type Truth = boolean | null;

/** False if any is false, else unknown if any is unknown, else true. `and()` is true. */
export function and(...terms: readonly Truth[]): Truth {
  if (terms.includes(false)) return false;
  return terms.includes(null) ? null : true;
}

/** True if any is true, else unknown if any is unknown, else false. `or()` is false. */
export function or(...terms: readonly Truth[]): Truth {
  if (terms.includes(true)) return true;
  return terms.includes(null) ? null : false;
}

export const not = (term: Truth): Truth => (term === null ? null : !term);
