import type { ErrorCode } from '#shared/contract/errors.ts';

/** What happened, what was kept, what to do: one text for every code of the contract. */
export const errors = {
  'unknown-procedure':
    'This version of the interface asks for something the registry does not offer. Restart Switchpoint.',
  'invalid-input': 'A value was refused. Nothing was stored; the entry is kept on the screen.',
  forbidden: 'Your role does not allow this.',
  locked: 'The registry is locked. Drafts are kept; unlock it to go on.',
  'already-open': 'This registry is open in another window or program. Close it there first.',
  internal:
    'Something failed inside the registry. Nothing was stored; try again, and verify the registry if it happens twice.',
  busy: 'The registry is busy with a long task. Try again when it has ended.',
  cancelled: 'Cancelled. Nothing was left half-done.',
  'not-found': 'This no longer exists. It may have been removed.',
  'already-exists': 'This already exists. Choose another name.',
  conflict: 'The record was changed elsewhere since you opened it. Your entry is kept.',
  'record-locked': 'This record is locked and cannot be changed.',
  'invalid-record': 'The record holds a value the registry refuses. Your entry is kept.',
  'reason-required': 'This change needs a reason.',
  'wrong-passphrase': 'The passphrase does not open this registry for this user. Nothing was changed.',
  'weak-passphrase': 'The passphrase is too short: use at least 12 characters or 4 words.',
  'too-many-attempts': 'Too many attempts. Wait a minute, then try again.',
  'file-missing': 'There is no registry at this place. Check the path.',
  'file-empty': 'The file is empty. Restore it from a backup.',
  'file-exists': 'A registry already lies there. Choose another file name, or open that one.',
  'file-unreadable': 'The file cannot be read. Check its permissions and that the drive is connected.',
  'not-a-registry': 'This file is not a Switchpoint registry.',
  damaged: 'The registry file is damaged. It was not changed; restore the latest backup.',
  'keys-missing':
    'The key file that belongs beside the registry is missing. Put it back next to the registry file.',
  'keys-damaged': 'The key file beside the registry is damaged. Restore it from a backup.',
  'newer-than-app':
    'This registry was written by a newer version of Switchpoint. Update the program; nothing was changed.',
  'migration-refused':
    'The registry could not be brought up to date. It was left as it was, and a backup lies beside it.',
  'older-than-anchor':
    'This file is older than the last state seen on this computer, so it opens for reading only.',
  forked: 'This file and the last state seen here went different ways, so it opens for reading only.',
  'read-only': 'The registry is open for reading only. Nothing was stored.',
  'disk-full': 'Not saved: the disk is full. Your entry is kept; free some space and save again.',
  'import-refused': 'The import has rows with errors. Nothing was written.',
  'invalid-filter':
    'The filter cannot be read. Write name, operator, value, as in: sex = female and ecog <= 1.',
  'invalid-config': 'A rule setting is not known or has the wrong type.',
  'invalid-document': 'The file is not a record document of this version.',
  'risk-gate': 'Not exported: some groups are smaller than k. Choose a stricter profile or a smaller k.',
  'leak-found': 'Not exported: an identifier was found in the output. The files were destroyed.',
  'unreviewed-text': 'Not exported: free text has not been reviewed.',
  'second-user-required': 'This needs a second person.',
} as const satisfies Record<ErrorCode, string>;
