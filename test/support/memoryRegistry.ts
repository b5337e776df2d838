import { randomBytes } from 'node:crypto';
import Driver from 'better-sqlite3';
import { write, type WriteContext } from '#main/database/auditedWrite.ts';
import type { Database } from '#main/database/driver.ts';
import { migrate } from '#main/database/migrate.ts';
import { MIGRATIONS } from '#main/database/migrations.generated.ts';

export const AUDIT_KEY = randomBytes(32);
export const CONTEXT: WriteContext = {
  at: '2026-01-02T03:04:05.678Z',
  user: 'owner',
  role: 'investigator',
  reason: null,
  source: 'form',
  batchId: null,
  appVersion: '0.0.0',
};

/** A migrated database in memory with the rules of an open registry. */
export async function memoryDatabase(): Promise<Database> {
  const database = new Driver(':memory:');
  database.pragma('foreign_keys = ON');
  database.pragma('recursive_triggers = ON');
  database.pragma('trusted_schema = OFF');
  await migrate(database, {
    migrations: MIGRATIONS,
    appVersion: CONTEXT.appVersion,
    now: CONTEXT.at,
    backUp: () => undefined,
  });
  return database;
}

export const audited = <T>(database: Database, change: () => T, context: Partial<WriteContext> = {}): T =>
  write(database, AUDIT_KEY, { ...CONTEXT, ...context }, change);

/** Runs a generator to its end. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
