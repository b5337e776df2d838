/** A difference between an answer and the reference: where, and how large relative to the tolerance's measure. */
export type Difference = { readonly path: string; readonly expected: unknown; readonly actual: unknown };
export type Comparison = { worst: number; worstPath: string; readonly differences: Difference[] };

export type Rules = {
  /** Largest allowed relative error of the number at a path. */
  readonly tolerance: (path: string) => number;
  /** Parts of the reference that are not compared. */
  readonly skip: (path: string, expected: unknown) => boolean;
};

/** Below this size numbers are compared absolutely. */
const NEAR_ZERO = 1e-12;

const isMissing = (value: unknown): boolean => value === null || value === undefined || value === 'NaN';

export const startComparison = (): Comparison => ({ worst: 0, worstPath: '', differences: [] });

function compareNumbers(
  expected: number,
  actual: unknown,
  path: string,
  rules: Rules,
  into: Comparison,
): void {
  if (typeof actual !== 'number') {
    into.differences.push({ path, expected, actual });
    return;
  }
  const distance = Math.abs(actual - expected);
  const relative = distance === 0 ? 0 : distance / Math.abs(expected);
  if (distance <= NEAR_ZERO && Math.abs(expected) <= NEAR_ZERO && !/\.?p$|p_/.test(path)) return;
  if (relative > into.worst) {
    into.worst = relative;
    into.worstPath = path;
  }
  if (!(relative <= rules.tolerance(path)) && !(distance <= NEAR_ZERO && !/\bp$|p_\w+$/.test(path))) {
    into.differences.push({ path, expected, actual });
  }
}

/** Walks the reference and collects every place where the answer differs; extra parts of the answer are allowed. */
export function compare(
  expected: unknown,
  actual: unknown,
  path: string,
  rules: Rules,
  into: Comparison,
): void {
  if (rules.skip(path, expected)) return;
  if (isMissing(expected)) {
    if (!isMissing(actual)) into.differences.push({ path, expected, actual });
  } else if (typeof expected === 'number') {
    compareNumbers(expected, actual, path, rules, into);
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      into.differences.push({ path, expected: `${String(expected.length)} items`, actual });
      return;
    }
    expected.forEach((item: unknown, k) => {
      compare(item, actual[k], `${path}[${String(k)}]`, rules, into);
    });
  } else if (typeof expected === 'object' && expected !== null) {
    const given: Readonly<Record<string, unknown>> =
      typeof actual === 'object' && actual !== null && !Array.isArray(actual) ? { ...actual } : {};
    if ('error' in expected && expected.error !== null) {
      if (typeof given['error'] !== 'string') into.differences.push({ path, expected, actual });
      return;
    }
    for (const [key, part] of Object.entries(expected)) {
      compare(part, given[key], path === '' ? key : `${path}.${key}`, rules, into);
    }
  } else if (expected !== actual) {
    into.differences.push({ path, expected, actual });
  }
}
