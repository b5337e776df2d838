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

/** With separation R's coefficients and probabilities depend on where the iteration stopped. */
function skipLogistic(path: string, result: unknown): boolean {
  if (/(^|\.)(iter|same_as_matchit|converged)$/.test(path)) return true;
  const isUnstable =
    typeof result === 'object' && result !== null && 'unstable' in result && result.unstable === true;
  return isUnstable && /(^|\.)(coefficients|deviance|aic|ps|iptw)$/.test(path);
}

const coxPart = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'cox' in result ? result.cox : null;

/** Where R warns there is no finite estimate; into how many rows it splits the data is its own matter. */
function skipFineGray(path: string, result: unknown): boolean {
  const survival =
    typeof result === 'object' && result !== null && 'survival' in result ? result.survival : null;
  const warned = typeof survival === 'object' && survival !== null && 'warnings' in survival;
  return path === 'survival.rows' || (warned && /coefficients$|converged$/.test(path));
}

/** How close each part of a kind has to be, and what of R's answer is not a result. */
export function rulesOf(kind: string, result: unknown): Rules {
  const emptyTest = notComputable(result);
  return {
    tolerance: (path) =>
      isPValue(path)
        ? P_VALUE
        : ['cox', 'logistic', 'ps', 'finegray', 'survsplit', 'landmark', 'recipe'].includes(kind)
          ? ITERATIVE
          : CLOSED_FORM,
    skip: (path, expected) =>
      (emptyTest && (path === 'chisq' || path === 'df')) ||
      (kind === 'cox' && skipCox(path, expected, result)) ||
      (kind === 'landmark' && path.startsWith('cox.') && skipCox(path.slice(4), expected, coxPart(result))) ||
      (kind === 'finegray' && skipFineGray(path, result)) ||
      ((kind === 'logistic' || kind === 'ps') && skipLogistic(path, result)) ||
      /\.warnings$/.test(path),
  };
}
