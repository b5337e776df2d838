import type { z } from 'zod';
import { ContractError, type Envelope, type ErrorBody } from '#shared/contract/errors.ts';
import { DatabaseError, toDatabaseError } from '#main/database/errors.ts';

const INTERNAL: ErrorBody = {
  code: 'internal',
  message: 'Something unexpected happened. What was saved before is kept; this call changed nothing.',
};

export const failed = (error: ErrorBody): Envelope => ({ ok: false, error });

/** What a caller may be told of an exception. Anything unexpected becomes one fixed text: it might hold a value. */
export function errorBody(error: unknown): ErrorBody {
  if (error instanceof ContractError) {
    const { code, message, details } = error;
    return details === undefined ? { code, message } : { code, message, details };
  }
  const known = error instanceof DatabaseError ? error : toDatabaseError(error);
  return known === null ? INTERNAL : { code: known.kind, message: known.message };
}

/** Paths and codes of what is wrong with an input, never what was given. */
export function invalidInput(error: z.ZodError): ErrorBody {
  const problems = error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: problemCode(issue),
    message: issue.code === 'custom' ? issue.message : TEXTS[issue.code],
  }));
  const ofRecord = error.issues.some(
    (issue) => issue.code === 'custom' && issue.params?.['problem'] !== undefined,
  );
  return ofRecord
    ? {
        code: 'invalid-record',
        message: 'The record has values that are refused. Nothing was changed.',
        details: { problems },
      }
    : {
        code: 'invalid-input',
        message: 'The call has a wrong input. Nothing was changed.',
        details: { problems },
      };
}

function problemCode(issue: z.core.$ZodIssue): string {
  const problem: unknown = issue.code === 'custom' ? issue.params?.['problem'] : undefined;
  return typeof problem === 'string' ? problem : issue.code;
}

const TEXTS: Readonly<Record<Exclude<z.core.$ZodIssue['code'], 'custom'>, string>> = {
  invalid_type: 'has the wrong type',
  too_big: 'is too big or too long',
  too_small: 'is too small or too short',
  invalid_format: 'does not have the expected form',
  not_multiple_of: 'is not a multiple of what is expected',
  unrecognized_keys: 'has a key that is not expected',
  invalid_union: 'is none of what is expected',
  invalid_key: 'has a key that is not allowed',
  invalid_element: 'has an element that is not allowed',
  invalid_value: 'is not one of the allowed values',
};
