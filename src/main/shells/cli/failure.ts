import { z } from 'zod';
import { ContractError } from '#shared/contract/errors.ts';

/** Exit statuses: 0 done, 1 refused or failed, 2 wrong usage. */
const REFUSED = 1;
export const WRONG_USAGE = 2;

/** A command line that cannot be carried out as it was written. */
export class UsageError extends Error {}

/** The one line on stderr: code, what happened, what was kept, what to do. */
export function failureLine(error: unknown): { readonly line: string; readonly status: number } {
  if (error instanceof UsageError)
    return { line: oneLine(`switchpoint: usage: ${error.message}`), status: WRONG_USAGE };
  if (error instanceof ContractError)
    return {
      line: oneLine(`switchpoint: ${error.code}: ${error.message}${placesOf(error.details)}`),
      status: REFUSED,
    };
  return { line: `switchpoint: internal: ${INTERNAL}`, status: REFUSED };
}

/** Nothing of an unexpected error is shown: it may hold a value of a patient. */
const INTERNAL =
  'something unexpected happened; nothing was changed; run it again, and report it if it stays';

const withProblems = z.object({
  problems: z.array(z.object({ path: z.string(), message: z.string() })).min(1),
});
const SHOWN = 5;

/** Where an input is wrong: paths and what is expected there, the first few. */
function placesOf(details: unknown): string {
  const parsed = withProblems.safeParse(details);
  if (!parsed.success) return '';
  const { problems } = parsed.data;
  const shown = problems.slice(0, SHOWN).map(({ path, message }) => `${path} ${message}`.trim());
  const more = problems.length > SHOWN ? `; and ${problems.length - SHOWN} more` : '';
  return ` See: ${shown.join('; ')}${more}.`;
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');
