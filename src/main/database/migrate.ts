import { ContractError } from '#shared/contract/errors.ts';
import type { Database } from './driver.ts';
import { allowWriting } from './keyedFile.ts';

export interface Migration {
  readonly name: string;
  /** Of `sql`, as released. */
  readonly sha256: string;
  readonly sql: string;
}

export interface MigrationOptions {
  readonly migrations: readonly Migration[];
  readonly appVersion: string;
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Called before the first change to a registry that holds something; when it throws, nothing is changed. */
  readonly backUp: () => Promise<void> | void;
}

interface Applied {
  readonly name: string;
  readonly sha256: string;
}

const hasTable = (database: Database, name: string): boolean =>
  database.prepare(`SELECT 1 FROM sqlite_schema WHERE "type" = 'table' AND "name" = ?`).get(name) !==
  undefined;

function appliedMigrations(database: Database): readonly Applied[] {
  if (!hasTable(database, 'migration')) return [];
  return database.prepare<[], Applied>('SELECT "name", "sha256" FROM "migration" ORDER BY "position"').all();
}

const refuse = (message: string): never => {
  throw new ContractError('migration-refused', `${message} Nothing was changed.`);
};

function checkApplied(applied: readonly Applied[], known: readonly Migration[]): void {
  const names = new Set(known.map(({ name }) => name));
  for (const [index, { name, sha256 }] of applied.entries()) {
    const here = known[index];
    if (here === undefined || (here.name !== name && !names.has(name))) {
      const last = known.at(-1)?.name ?? '';
      if (here === undefined || name > last) throw newer();
      refuse(`The registry was migrated by ${name}, which this program does not have.`);
    }
    if (here?.name !== name) {
      refuse(`${here?.name ?? ''} comes before ${name}, which the registry already has.`);
    }
    if (here?.sha256 !== sha256) refuse(`${name} was changed after the registry was migrated by it.`);
  }
}

const newer = (): ContractError =>
  new ContractError(
    'newer-than-app',
    'The registry was written by a newer version of Switchpoint. Nothing was changed. Update the program.',
  );

/**
 * The migrations a registry still needs, in order. Throws `newer-than-app`, or `migration-refused` for one that was
 * edited after it was applied, is missing from the program, or comes before one that is applied already.
 */
export function pendingMigrations(database: Database, known: readonly Migration[]): readonly Migration[] {
  const applied = appliedMigrations(database);
  if (Number(database.pragma('user_version', { simple: true })) > known.length) throw newer();
  checkApplied(applied, known);
  return known.slice(applied.length);
}

function apply(database: Database, migration: Migration, position: number, options: MigrationOptions): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(migration.sql);
    const broken = database.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0)
      refuse(`${migration.name} would leave ${broken.length} rows without their parent.`);
    database
      .prepare(
        'INSERT INTO "migration" ("position", "name", "sha256", "applied_at", "app_version") VALUES (?, ?, ?, ?, ?)',
      )
      .run(position, migration.name, migration.sha256, options.now, options.appVersion);
    database.pragma(`user_version = ${position}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Brings a registry to the schema of this program, each migration in a transaction of its own, and answers with the
 * names applied. Foreign keys are off before a transaction begins (inside one the pragma does nothing, and a table
 * rebuild would take the children along), checked before it ends and on afterwards.
 */
export async function migrate(database: Database, options: MigrationOptions): Promise<readonly string[]> {
  const pending = pendingMigrations(database, options.migrations);
  if (pending.length === 0) return [];
  const done = options.migrations.length - pending.length;
  if (done > 0) await options.backUp();
  allowWriting(database, true);
  database.pragma('foreign_keys = OFF');
  try {
    for (const [index, migration] of pending.entries()) apply(database, migration, done + index + 1, options);
  } finally {
    database.pragma('foreign_keys = ON');
    allowWriting(database, false);
  }
  return pending.map(({ name }) => name);
}
