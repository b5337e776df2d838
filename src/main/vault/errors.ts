import type { ErrorCode } from '#shared/contract/errors.ts';
import { ContractError } from '#shared/contract/errors.ts';

export type VaultErrorKind =
  | 'wrong-passphrase'
  | 'unknown-user'
  | 'recovery-code-mistyped'
  | 'weak-passphrase'
  | 'keys-file-missing'
  | 'keys-file-damaged'
  | 'keys-file-foreign'
  | 'keys-file-exists'
  | 'user-exists'
  | 'slot-missing'
  | 'last-slot';

const REFUSED = 'The user name or the passphrase is wrong. Nothing was changed.';

/** A wrong name and a wrong passphrase read alike: the answer does not tell who has a key. */
const ANSWERS: Readonly<Record<VaultErrorKind, { readonly code: ErrorCode; readonly message: string }>> = {
  'wrong-passphrase': { code: 'wrong-passphrase', message: REFUSED },
  'unknown-user': { code: 'wrong-passphrase', message: REFUSED },
  'recovery-code-mistyped': {
    code: 'wrong-passphrase',
    message: 'This is not a recovery code as it was printed. Compare it group by group.',
  },
  'weak-passphrase': {
    code: 'weak-passphrase',
    message: 'A passphrase has at least 12 characters or 4 different words and is not a well-known one.',
  },
  'keys-file-missing': {
    code: 'keys-missing',
    message: 'The key-slot file is not beside the registry. Copy it there, or restore a backup.',
  },
  'keys-file-damaged': {
    code: 'keys-damaged',
    message:
      'The key-slot file is damaged or was changed. Put its .bak copy in its place, or restore a backup.',
  },
  'keys-file-foreign': {
    code: 'keys-damaged',
    message: 'The key-slot file belongs to another registry. Copy the one that was made with this file.',
  },
  'keys-file-exists': {
    code: 'file-exists',
    message: 'A key-slot file of that name exists already. Nothing was written.',
  },
  'user-exists': { code: 'already-exists', message: 'This user has a passphrase already.' },
  'slot-missing': { code: 'not-found', message: 'There is no such key slot.' },
  'last-slot': {
    code: 'conflict',
    message: 'The last passphrase stays as long as there is no recovery code, and the last key always.',
  },
};

export function vaultError(kind: VaultErrorKind): ContractError {
  const answer = ANSWERS[kind];
  return new ContractError(answer.code, answer.message);
}
