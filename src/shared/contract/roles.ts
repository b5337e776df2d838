export const ROLES = [
  'administrator',
  'investigator',
  'data-manager',
  'coordinator',
  'analyst',
  'monitor',
] as const;
export type Role = (typeof ROLES)[number];

/* Who may do what; rights are the union over a user's roles. */
export const EVERYONE: readonly Role[] = [...ROLES];
export const SEE_IDENTIFIERS: readonly Role[] = ['investigator', 'data-manager', 'coordinator'];
export const ENTER: readonly Role[] = ['investigator', 'data-manager', 'coordinator'];
export const READ_RECORDS: readonly Role[] = ['investigator', 'data-manager', 'coordinator', 'monitor'];
export const IMPORT: readonly Role[] = ['investigator', 'data-manager'];
export const SET_RULES: readonly Role[] = ['investigator', 'data-manager'];
export const ANALYSE: readonly Role[] = ['investigator', 'data-manager', 'analyst'];
export const READ_AUDIT: readonly Role[] = ['administrator', 'investigator', 'data-manager', 'monitor'];
export const ADMINISTER: readonly Role[] = ['administrator'];
