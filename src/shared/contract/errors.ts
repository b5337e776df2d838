import type { Json } from '#shared/kernel/json.ts';

/** The closed list of error codes of the contract; each has a text in every interface language. */
export const ERROR_CODES = [
  'unknown-procedure',
  'invalid-input',
  'forbidden',
  'locked',
  'already-open',
  'internal',
  'busy',
  'cancelled',
  'not-found',
  'already-exists',
  'conflict',
  'record-locked',
  'invalid-record',
  'reason-required',
  'wrong-passphrase',
  'weak-passphrase',
  'too-many-attempts',
  'file-missing',
  'file-empty',
  'file-exists',
  'file-unreadable',
  'not-a-registry',
  'damaged',
  'keys-missing',
  'keys-damaged',
  'newer-than-app',
  'migration-refused',
  'older-than-anchor',
  'forked',
  'read-only',
  'disk-full',
  'import-refused',
  'invalid-filter',
  'invalid-config',
  'invalid-document',
  'risk-gate',
  'leak-found',
  'unreviewed-text',
  'second-user-required',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * What a caller may be told: what happened, what was kept, what to do. `details` is for programs (problem lists,
 * field names); neither ever holds a clinical value.
 */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: Json;
}

/** The reply of every transport; nothing is thrown across a boundary. */
export type Envelope =
  { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly error: ErrorBody };

export class ContractError extends Error {
  readonly code: ErrorCode;
  readonly details: Json | undefined;

  constructor(code: ErrorCode, message: string, details?: Json) {
    super(message);
    this.name = 'ContractError';
    this.code = code;
    this.details = details;
  }
}
