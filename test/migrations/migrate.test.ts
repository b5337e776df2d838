import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import Driver from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ContractError } from '#shared/contract/errors.ts';
import type { Database } from '#main/database/driver.ts';
import { migrate, pendingMigrations, type Migration } from '#main/database/migrate.ts';
import { MIGRATIONS, SCHEMA_SHA256 } from '#main/database/migrations.generated.ts';
import { auditTriggers } from '#main/database/auditTriggers.ts';
import { schemaHash } from '#main/database/schemaHash.ts';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});

const first = migration(
  '0000_first',
  `CREATE TABLE migration (position INTEGER PRIMARY KEY, name TEXT, sha256 TEXT, applied_at TEXT, app_version TEXT) STRICT;
   CREATE TABLE parent (id TEXT PRIMARY KEY, a TEXT) STRICT;
   CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT NOT NULL REFERENCES parent (id) ON DELETE CASCADE) STRICT;`,
);
/* The way drizzle-kit rebuilds a table. */
const rebuild = migration(
  '0001_rebuild',
  `CREATE TABLE __new_parent (id TEXT PRIMARY KEY, a TEXT CHECK (a <> '')) STRICT;
   INSERT INTO __new_parent SELECT id, a FROM parent;
   DROP TABLE parent;
   ALTER TABLE __new_parent RENAME TO parent;`,
);
const orphan = migration('0002_orphan', `DELETE FROM parent;`);
const broken = migration('0002_broken', `CREATE TABLE more (id TEXT); INSERT INTO nowhere VALUES (1);`);

const open = (): Database => {
  const database = new Driver(':memory:');
  database.pragma('foreign_keys = ON');
  return database;
};
const run = (database: Database, migrations: readonly Migration[], backUp: () => void = () => undefined) =>
  migrate(database, { migrations, appVersion: '1.0.0', now: '2026-01-01T00:00:00.000Z', backUp });

async function filled(): Promise<Database> {
  const database = open();
  await run(database, [first]);
  database.pragma('query_only = OFF');
  database.exec(`INSERT INTO parent VALUES ('p', 'x'); INSERT INTO child VALUES ('c', 'p')`);
  return database;
}
const children = (database: Database): unknown =>
  database.prepare('SELECT count(*) FROM child').pluck().get();
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof ContractError) return error.code;
    throw error;
  }
  return 'nothing';
};

describe('the migration runner', () => {
  it('keeps child rows through the rebuild of their parent table', async () => {
    const database = await filled();
    expect(await run(database, [first, rebuild])).toEqual(['0001_rebuild']);
    expect(children(database)).toBe(1);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
  });

  it('takes everything back when rows would be left without their parent', async () => {
    const database = await filled();
    await expect(run(database, [first, rebuild, orphan])).rejects.toMatchObject({
      code: 'migration-refused',
    });
    expect(children(database)).toBe(1);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it('takes a migration that fails half-way back whole', async () => {
    const database = await filled();
    await expect(run(database, [first, rebuild, broken])).rejects.toThrow('nowhere');
    expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'more'`).pluck().get()).toBe(0);
    expect(database.inTransaction).toBe(false);
  });

  it('backs up a registry that holds something first, and does nothing when that fails', async () => {
    const database = await filled();
    let copies = 0;
    await run(database, [first], () => (copies += 1));
    expect(copies).toBe(0);
    const fail = (): void => {
      throw new Error('no room');
    };
    await expect(run(database, [first, rebuild], fail)).rejects.toThrow('no room');
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    await run(database, [first, rebuild], () => (copies += 1));
    expect(copies).toBe(1);
  });

  it('does not back up what is being made', async () => {
    let copies = 0;
    await run(open(), [first, rebuild], () => (copies += 1));
    expect(copies).toBe(0);
  });

  it('refuses a registry of a newer program', async () => {
    const database = await filled();
    await run(database, [first, rebuild]);
    expect(codeOf(() => pendingMigrations(database, [first]))).toBe('newer-than-app');
    const marked = await filled();
    marked.pragma('user_version = 99');
    expect(codeOf(() => pendingMigrations(marked, [first, rebuild]))).toBe('newer-than-app');
  });

  it.each([
    ['edited', [migration('0000_first', `${first.sql} -- edited`), rebuild]],
    ['missing', [rebuild, migration('0002_next', 'SELECT 1;')]],
    ['late', [first, migration('0000_late', 'SELECT 1;'), rebuild]],
  ])('refuses a migration that is %s', async (_, migrations) => {
    const database = await filled();
    await run(database, [first, rebuild]);
    expect(codeOf(() => pendingMigrations(database, migrations))).toBe('migration-refused');
    await expect(run(database, migrations)).rejects.toThrow(ContractError);
    expect(children(database)).toBe(1);
  });
});

describe('the migrations of this release', () => {
  it('are the files of drizzle/, unchanged', () => {
    const sums = JSON.parse(readFileSync('drizzle/checksums.json', 'utf8')) as Record<string, string>;
    const files = readdirSync('drizzle').filter((name) => name.endsWith('.sql'));
    expect(files.sort()).toEqual(MIGRATIONS.map(({ name }) => `${name}.sql`));
    for (const { name, sql, sha256 } of MIGRATIONS) {
      expect(sql).toBe(readFileSync(`drizzle/${name}.sql`, 'utf8'));
      expect(createHash('sha256').update(sql).digest('hex')).toBe(sha256);
      expect(sums[name]).toBe(sha256);
    }
  });

  it('leave the schema that verify expects, with the triggers that the codebook asks for', async () => {
    const database = open();
    await run(database, MIGRATIONS);
    expect(schemaHash(database)).toBe(SCHEMA_SHA256);
    const stored = database
      .prepare<[], string>(`SELECT "sql" FROM sqlite_schema WHERE "type" = 'trigger'`)
      .pluck()
      .all();
    expect(stored.sort()).toEqual(
      auditTriggers()
        .map((sql) => sql.replace(/;$/, ''))
        .sort(),
    );
  });

  it('make every table strict', async () => {
    const database = open();
    await run(database, MIGRATIONS);
    const tables = database
      .prepare<[], { name: string; strict: number }>(
        `SELECT "name", "strict" FROM pragma_table_list WHERE "schema" = 'main' AND "name" NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ strict }) => strict !== 1)).toEqual([]);
  });

  it('restrict every foreign key of a record', async () => {
    const database = open();
    await run(database, MIGRATIONS);
    const keys = database
      .prepare<[], { on_delete: string; on_update: string }>(
        `SELECT f.* FROM pragma_table_list t, pragma_foreign_key_list(t.name) f WHERE t.schema = 'main'`,
      )
      .all();
    expect(keys.length).toBeGreaterThan(14);
    expect(keys.every((key) => key.on_delete === 'RESTRICT' && key.on_update === 'RESTRICT')).toBe(true);
  });
});
