import { randomBytes } from 'node:crypto';
import type { Role } from '#shared/contract/roles.ts';
import { must } from '#shared/kernel/must.ts';
import type { Database } from '#main/database/driver.ts';

/** What the registry says of itself. */
export interface StudyRow {
  readonly uuid: string;
  readonly generation: number;
  readonly studyName: string;
  readonly createdAt: string;
  readonly kdfTest: boolean;
}

/** The one row of the registry; it is written when the registry is made. */
export function readStudy(database: Database): StudyRow {
  const row = database
    .prepare<[], Omit<StudyRow, 'kdfTest'> & { kdfTest: number }>(
      `SELECT "uuid", "generation", "study_name" AS "studyName", "created_at" AS "createdAt", "kdf_test" AS "kdfTest" FROM "registry"`,
    )
    .get();
  const found = must(row, 'the row of the registry');
  return { ...found, kdfTest: found.kdfTest === 1 };
}

export function insertStudy(database: Database, study: StudyRow): void {
  database
    .prepare(
      'INSERT INTO "registry" ("id", "uuid", "generation", "study_name", "created_at", "kdf_test") VALUES (1, ?, ?, ?, ?, ?)',
    )
    .run(study.uuid, study.generation, study.studyName, study.createdAt, study.kdfTest ? 1 : 0);
}

/** The roles of a user who has not been removed, `null` for any other name. */
export function rolesOf(database: Database, user: string): readonly Role[] | null {
  const roles = database
    .prepare<[string], string>('SELECT "roles" FROM "user" WHERE "name" = ? AND "removed" = 0')
    .pluck()
    .get(user);
  return roles === undefined ? null : (JSON.parse(roles) as readonly Role[]);
}

/** Adds a user, or gives an existing one these roles. */
export function putUser(database: Database, user: string, roles: readonly Role[], at: string): void {
  database
    .prepare(
      `INSERT INTO "user" ("name", "roles", "created_at", "removed") VALUES (?, ?, ?, 0)
       ON CONFLICT ("name") DO UPDATE SET "roles" = excluded."roles", "removed" = 0`,
    )
    .run(user, JSON.stringify(roles), at);
}

/** Names of everybody who ever could open the registry. */
export function userNames(database: Database): readonly string[] {
  return database.prepare<[], string>('SELECT "name" FROM "user"').pluck().all();
}

/** The secret that de-identified exports are made with. */
export const PSEUDONYM_SECRET = 'pseudonyms';

/** A key that belongs to the data and outlives a change of the file's key. Made with the registry. */
export function readSecret(database: Database, name: string): Buffer {
  return must(
    database.prepare<[string], Buffer>('SELECT "value" FROM "secret" WHERE "name" = ?').pluck().get(name),
    `the secret ${name}`,
  );
}

export function makeSecret(database: Database, name: string, at: string): void {
  database
    .prepare('INSERT INTO "secret" ("name", "value", "created_at") VALUES (?, ?, ?)')
    .run(name, randomBytes(32), at);
}

export interface ImportBatch {
  readonly id: string;
  readonly kind: 'import' | 'load' | 'synthetic';
  /** Name of the file, without its folder. */
  readonly source: string;
  readonly sha256: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly at: string;
}

export function insertImportBatch(database: Database, batch: ImportBatch): void {
  database
    .prepare(
      'INSERT INTO "import_batch" ("id", "kind", "source", "sha256", "counts", "at") VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(batch.id, batch.kind, batch.source, batch.sha256, JSON.stringify(batch.counts), batch.at);
}

export interface ExportEntry {
  readonly id: string;
  readonly profile: string;
  readonly release: string;
  /** JSON without any value of a patient. */
  readonly manifest: string;
  readonly at: string;
}

export function insertExport(database: Database, entry: ExportEntry): void {
  database
    .prepare('INSERT INTO "export_log" ("id", "profile", "release", "manifest", "at") VALUES (?, ?, ?, ?, ?)')
    .run(entry.id, entry.profile, entry.release, entry.manifest, entry.at);
}
