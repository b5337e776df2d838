import { ContractError, type ErrorCode } from '#shared/contract/errors.ts';

/** The code to explain to a person; whatever is not a refusal of the contract is an internal failure. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof ContractError ? error.code : 'internal';
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
