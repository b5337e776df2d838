import type { Rules } from './compare.ts';

const ITERATIVE = 1e-6;
const CLOSED_FORM = 1e-9;
const P_VALUE = 1e-8;

const isPValue = (path: string): boolean => /(^|\.)p(_\w+)?$/.test(path);

/** With no event R's log-rank test says chi-square 0 on -1 degrees of freedom: not computable. */
function notComputable(expected: unknown): boolean {
  return typeof expected === 'object' && expected !== null && 'df' in expected && expected.df === -1;
}

/** How close each part of a kind has to be, and what of R's answer is not a result. */
export function rulesOf(kind: string, result: unknown): Rules {
  const emptyTest = notComputable(result);
  return {
    tolerance: (path) => (isPValue(path) ? P_VALUE : kind === 'cox' ? ITERATIVE : CLOSED_FORM),
    skip: (path) =>
      (emptyTest && (path === 'chisq' || path === 'df')) || (kind === 'landmark' && path === 'cox'),
  };
}
