import { ContractError } from '#shared/contract/errors.ts';

/** Exit statuses: 0 done, 1 refused or failed, 2 wrong usage. */
export const REFUSED = 1;
export const WRONG_USAGE = 2;

/** A command line that cannot be carried out as it was written. */
export class UsageError extends Error {}

/** The one line on stderr: code, what happened, what was kept, what to do. */
export function failureLine(error: unknown): { readonly line: string; readonly status: number } {
  if (error instanceof UsageError)
    return { line: `switchpoint: usage: ${error.message}`, status: WRONG_USAGE };
  if (error instanceof ContractError)
    return { line: `switchpoint: ${error.code}: ${error.message}`, status: REFUSED };
  return { line: `switchpoint: internal: ${INTERNAL}`, status: REFUSED };
}

/** Nothing of an unexpected error is shown: it may hold a value of a patient. */
const INTERNAL =
  'something unexpected happened; nothing was changed; run it again, and report it if it stays';
