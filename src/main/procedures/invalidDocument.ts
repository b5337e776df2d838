import type { Problem } from '#shared/codebook/problem.ts';
import { ContractError } from '#shared/contract/errors.ts';

/** Refuses a record document: places and codes, never a value. */
export function invalidDocument(problems: readonly Problem[]): ContractError {
  return new ContractError(
    'invalid-document',
    'The record document has values that are refused. Nothing was changed.',
    {
      problems: problems.map(({ code, path, message }) => ({ code, path, message })),
    },
  );
}
