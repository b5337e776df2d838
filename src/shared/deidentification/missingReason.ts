import { MISSING_REASONS } from '#shared/model/missing.ts';

/** Reasons for an absent value that only a release has. */
export const RELEASE_REASONS = {
  AGE90: 'Age over 89, at the index or at the last event',
  PREC: 'Date not known precisely enough for this profile',
  NOIDX: 'No index date to count from',
  CUT: 'After the end of the released follow-up',
} as const;
export type ReleaseReason = keyof typeof RELEASE_REASONS;

/** Every code a `_missing` column may hold. */
export const ALL_REASONS: Readonly<Record<string, string>> = { ...MISSING_REASONS, ...RELEASE_REASONS };
