/** Why a value is not there; kept beside the value, never in its place. */
export const MISSING_REASONS = {
  ND: 'Not done',
  UNK: 'Unknown',
  NA: 'Not applicable',
  REF: 'Refused',
  PEND: 'Pending',
  LOST: 'Source lost',
} as const;
export type MissingReason = keyof typeof MISSING_REASONS;

/** A field of a record: a value, a reason for its absence, or nothing said yet. */
export interface Missing {
  readonly missing: MissingReason;
}
export type Entry<T> = T | Missing | null;

export function isMissing(entry: unknown): entry is Missing {
  return typeof entry === 'object' && entry !== null && !Array.isArray(entry) && 'missing' in entry;
}

/** The value, or `null` whatever the reason: rules treat every kind of absence alike. */
export function known<T>(entry: Entry<T> | undefined): T | null {
  return entry === undefined || entry === null || isMissing(entry) ? null : entry;
}
