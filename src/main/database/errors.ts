import Driver from 'better-sqlite3';

/** Each is also a code of the contract. */
export type DatabaseErrorKind =
  | 'file-missing'
  | 'file-empty'
  | 'file-exists'
  | 'file-unreadable'
  | 'not-a-registry'
  | 'damaged'
  | 'already-open'
  | 'disk-full'
  | 'read-only';

const MESSAGES: Readonly<Record<DatabaseErrorKind, string>> = {
  'file-missing': 'The registry file is not there. Nothing was created. Check the path.',
  'file-empty': 'The registry file is empty. Nothing was created. Restore a backup.',
  'file-exists': 'A file of that name exists already. Nothing was written. Choose another name.',
  'file-unreadable': 'The file or its folder cannot be read or written here. Nothing was changed.',
  'not-a-registry': 'The file is not a Switchpoint registry. Nothing was changed.',
  damaged: 'The registry file is damaged. Nothing was changed. Keep it and restore a backup beside it.',
  'already-open': 'The registry is already open on this computer. Close it there first.',
  'disk-full': 'The disk is full. The change was not saved, all earlier ones are. Free some space.',
  'read-only': 'The registry can only be read. The change was not saved.',
};

/** Says what happened to the file; never holds a value or an SQL text. `cause` is the driver's error. */
export class DatabaseError extends Error {
  readonly kind: DatabaseErrorKind;

  constructor(kind: DatabaseErrorKind, cause?: unknown) {
    super(MESSAGES[kind], cause === undefined ? undefined : { cause });
    this.name = 'DatabaseError';
    this.kind = kind;
  }
}

/** The driver's result code (`SQLITE_CONSTRAINT_CHECK`), `null` for any other error. */
export function driverCode(error: unknown): string | null {
  return error instanceof Driver.SqliteError ? error.code : null;
}

/* A wrong key, a damaged header and a log of another database all read as SQLITE_NOTADB. */
const KINDS: readonly (readonly [code: RegExp, kind: DatabaseErrorKind])[] = [
  [/^SQLITE_(NOTADB|CORRUPT)/, 'damaged'],
  [/^SQLITE_(BUSY|LOCKED)/, 'already-open'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(CANTOPEN|IOERR|PERM|AUTH|NOLFS)/, 'file-unreadable'],
];

/** What a driver error says about the file, `null` for errors that are about a statement (constraints, SQL). */
export function toDatabaseError(error: unknown): DatabaseError | null {
  if (error instanceof DatabaseError) return error;
  const code = driverCode(error);
  const found = code === null ? undefined : KINDS.find(([pattern]) => pattern.test(code));
  return found ? new DatabaseError(found[1], error) : null;
}

/** Runs a step on the file; its errors come out as {@link DatabaseError} where they are about the file. */
export function onFile<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw toDatabaseError(error) ?? error;
  }
}
