import type { Rules } from './compare.ts';

const ITERATIVE = 1e-6;
const CLOSED_FORM = 1e-9;
const P_VALUE = 1e-8;

const isPValue = (path: string): boolean => /(^|\.)p(_\w+)?$/.test(path);

/** With no event R's log-rank test says chi-square 0 on -1 degrees of freedom: not computable. */
function notComputable(expected: unknown): boolean {
  return typeof expected === 'object' && expected !== null && 'df' in expected && expected.df === -1;
}

const UNSTABLE_PARTS = /^(loglik|loglik_null|lr|score|n|n_event|n_dropped|unstable|ties)(\.|$)/;

/** What R reports of a Cox model besides results, and parts in which R fails for reasons of its own. */
function skipCox(path: string, expected: unknown, result: unknown): boolean {
  if (/(^|\.)(iter_default|c_as_r_prints)$/.test(path)) return true;
  if (typeof expected === 'object' && expected !== null && 'error' in expected) return true;
  const fit = typeof result === 'object' && result !== null ? { ...result } : {};
  const isUnstable = 'unstable' in fit && fit.unstable === true;
  if (isUnstable && path !== '' && !UNSTABLE_PARTS.test(path)) return true;
  const withoutEvents = 'n_event' in fit && fit.n_event === 0;
  return withoutEvents && /coefficients\[\d+\]\.term$/.test(path);
}

/** How close each part of a kind has to be, and what of R's answer is not a result. */
export function rulesOf(kind: string, result: unknown): Rules {
  const emptyTest = notComputable(result);
  return {
    tolerance: (path) => (isPValue(path) ? P_VALUE : kind === 'cox' ? ITERATIVE : CLOSED_FORM),
    skip: (path, expected) =>
      (emptyTest && (path === 'chisq' || path === 'df')) ||
      (kind === 'landmark' && path === 'cox') ||
      (kind === 'cox' && skipCox(path, expected, result)) ||
      /\.warnings$/.test(path),
  };
}
