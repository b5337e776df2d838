import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { format, resolveConfig } from 'prettier';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { auditTriggers } from '#main/database/auditTriggers.ts';
import { RECORD_ENTITIES, recordTableOf } from '#main/database/entityTables.ts';
import { SCHEMA } from '#main/database/schema.ts';
import { schemaHash } from '#main/database/schemaHash.ts';

/*
 * `npm run db:generate -- NAME`: compares the schema with the last snapshot and writes the next migration, its
 * checksum and the module that carries all of them. Without a change it only rewrites the module. A released
 * migration is never edited: its checksum is in every registry.
 */

const FOLDER = 'drizzle';
const META = join(FOLDER, 'meta');
const MODULE = 'src/main/database/migrations.generated.ts';
const EMPTY_ID = '00000000-0000-0000-0000-000000000000';

const withoutRowid = new Set(RECORD_ENTITIES.map((name) => recordTableOf(name).sqlName));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** drizzle-kit knows neither STRICT nor WITHOUT ROWID, and leaves foreign keys to whoever runs the SQL. */
function finish(statement: string): string {
  const table = /^CREATE TABLE `(?:__new_)?(\w+)`/.exec(statement)?.[1];
  if (table === undefined) return statement.trim();
  const options = withoutRowid.has(table) ? 'STRICT, WITHOUT ROWID' : 'STRICT';
  return statement.trim().replace(/\)\s*;?$/, `) ${options};`);
}

function existing(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
}

const triggerNames = (sql: string): readonly string[] =>
  [...sql.matchAll(/^CREATE TRIGGER "(\w+)"/gm)].map((match) => match[1] ?? '');

/* drizzle-kit's own type needs packages of databases that are not installed. */
interface Snapshot {
  readonly id: string;
}

async function snapshotOf(schema: Readonly<Record<string, unknown>>, previous: string): Promise<Snapshot> {
  return JSON.parse(JSON.stringify(await generateSQLiteDrizzleJson(schema, previous))) as Snapshot;
}

async function lastSnapshot(): Promise<Snapshot> {
  const last = existing().at(-1);
  if (last === undefined) return snapshotOf({}, EMPTY_ID);
  return JSON.parse(readFileSync(join(META, last.replace(/\.sql$/, '.json')), 'utf8')) as Snapshot;
}

async function nextMigration(label: string): Promise<void> {
  const files = existing();
  const last = files.at(-1);
  const previous = await lastSnapshot();
  const current = await snapshotOf(SCHEMA, previous.id);
  const statements = (await generateSQLiteMigration(previous, current)).filter(
    (statement) => !/^PRAGMA/i.test(statement),
  );
  const triggers = auditTriggers().join('\n');
  const lastSql = last === undefined ? '' : readFileSync(join(FOLDER, last), 'utf8');
  if (statements.length === 0 && lastSql.endsWith(`${triggers}\n`)) return;
  const drops = triggerNames(lastSql).map((name) => `DROP TRIGGER "${name}";`);
  const sql = [...drops, ...statements.map(finish), triggers, ''].join('\n');
  const name = `${String(files.length).padStart(4, '0')}_${label}`;
  writeFileSync(join(FOLDER, `${name}.sql`), sql);
  writeFileSync(join(META, `${name}.json`), `${JSON.stringify(current, null, 1)}\n`);
  process.stdout.write(`wrote ${name}.sql\n`);
}

function readMigrations(): readonly { name: string; sql: string; sha256: string }[] {
  return existing().map((file) => {
    const sql = readFileSync(join(FOLDER, file), 'utf8');
    return { name: file.replace(/\.sql$/, ''), sql, sha256: sha256(sql) };
  });
}

function schemaAfter(migrations: readonly { readonly sql: string }[]): string {
  const database = new Database(':memory:');
  for (const { sql } of migrations) database.exec(sql);
  const hash = schemaHash(database);
  database.close();
  return hash;
}

/** JSON strings are TypeScript strings; one line per line of SQL keeps differences readable. */
const literal = (sql: string): string =>
  `[\n${sql
    .split('\n')
    .map((line) => `      ${JSON.stringify(line)},`)
    .join('\n')}\n    ].join('\\n')`;

async function writeModule(): Promise<void> {
  const migrations = readMigrations();
  writeFileSync(
    join(FOLDER, 'checksums.json'),
    `${JSON.stringify(Object.fromEntries(migrations.map(({ name, sha256: sum }) => [name, sum])), null, 2)}\n`,
  );
  const entries = migrations.map(
    ({ name, sql, sha256: sum }) =>
      `  {\n    name: '${name}',\n    sha256: '${sum}',\n    sql: ${literal(sql)},\n  },`,
  );
  const text = [
    '// Written by `npm run db:generate` from drizzle/*.sql. Do not edit.',
    `import type { Migration } from './migrate.ts';`,
    '',
    `/** Hash of the schema that these migrations leave. */`,
    `export const SCHEMA_SHA256 = '${schemaAfter(migrations)}';`,
    '',
    'export const MIGRATIONS: readonly Migration[] = [',
    ...entries,
    '];',
    '',
  ];
  const style = await resolveConfig(MODULE);
  writeFileSync(MODULE, await format(text.join('\n'), { ...style, filepath: MODULE }));
}

if (!existsSync(META)) mkdirSync(META, { recursive: true });
await nextMigration(process.argv[2] ?? 'change');
await writeModule();
