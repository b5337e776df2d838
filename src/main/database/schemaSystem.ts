import { sql } from 'drizzle-orm';
import { blob, check, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/* The tables of the registry itself, in the form drizzle-kit reads. Times are UTC, ISO 8601 with milliseconds. */

export const registry = sqliteTable(
  'registry',
  {
    id: integer('id').primaryKey(),
    uuid: text('uuid').notNull(),
    /** Counts the data keys the file had; the key-slot file names the one it opens. */
    generation: integer('generation').notNull(),
    studyName: text('study_name').notNull(),
    createdAt: text('created_at').notNull(),
    kdfTest: integer('kdf_test').notNull(),
  },
  () => [
    check('registry_one', sql.raw('"id" = 1')),
    check('registry_kdf_test', sql.raw('"kdf_test" IN (0, 1)')),
  ],
);

/** Keys that belong to the data rather than to the file: the pseudonym key. Never in the audit trail. */
export const secret = sqliteTable('secret', {
  name: text('name').primaryKey(),
  value: blob('value').notNull(),
  createdAt: text('created_at').notNull(),
});

export const user = sqliteTable(
  'user',
  {
    name: text('name').primaryKey(),
    roles: text('roles').notNull(),
    createdAt: text('created_at').notNull(),
    removed: integer('removed').notNull(),
  },
  () => [
    check('user_roles', sql.raw('json_valid("roles")')),
    check('user_removed', sql.raw('"removed" IN (0, 1)')),
  ],
);

export const importBatch = sqliteTable(
  'import_batch',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    source: text('source').notNull(),
    sha256: text('sha256'),
    counts: text('counts').notNull(),
    at: text('at').notNull(),
  },
  () => [
    check('import_batch_kind', sql.raw(`"kind" IN ('import', 'load', 'synthetic')`)),
    check('import_batch_counts', sql.raw('json_valid("counts")')),
  ],
);

export const exportLog = sqliteTable(
  'export_log',
  {
    id: text('id').primaryKey(),
    profile: text('profile').notNull(),
    release: text('release').notNull(),
    manifest: text('manifest').notNull(),
    at: text('at').notNull(),
  },
  () => [check('export_log_manifest', sql.raw('json_valid("manifest")'))],
);

/** Rules of this study that differ from the defaults; `value` is JSON, `NULL` once it was reset. */
export const studySetting = sqliteTable(
  'study_setting',
  { name: text('name').primaryKey(), value: text('value') },
  () => [check('study_setting_value', sql.raw('"value" IS NULL OR json_valid("value")'))],
);

/** What was typed and not saved. Not data: neither audited nor exported. */
export const draft = sqliteTable(
  'draft',
  {
    id: text('id').primaryKey(),
    userName: text('user_name').notNull(),
    patientId: text('patient_id'),
    entity: text('entity').notNull(),
    recordId: text('record_id'),
    baseVersion: integer('base_version'),
    content: text('content').notNull(),
    at: text('at').notNull(),
  },
  (columns) => [
    check('draft_content', sql.raw('json_valid("content")')),
    index('draft_patient').on(columns.patientId),
  ],
);

/** The patient list, derived from the records whenever one changes; it can be rebuilt at any time. */
export const patientSummary = sqliteTable(
  'patient_summary',
  {
    patientId: text('patient_id').primaryKey(),
    studyId: text('study_id').notNull(),
    name: text('name'),
    age: real('age'),
    sex: text('sex'),
    firstTace: text('first_tace'),
    sessions: integer('sessions').notNull(),
    lastResponse: text('last_response'),
    bclc: text('bclc'),
    albiGrade: text('albi_grade'),
    childPughClass: text('child_pugh_class'),
    status: text('status').notNull(),
    completeness: real('completeness').notNull(),
    lastContact: text('last_contact'),
    /** Lower case: the study code, and what only some roles may search. */
    searchCode: text('search_code').notNull(),
    searchIdentity: text('search_identity').notNull(),
  },
  (columns) => [
    index('summary_study_id').on(columns.studyId),
    index('summary_age').on(columns.age, columns.studyId),
    index('summary_sex').on(columns.sex, columns.studyId),
    index('summary_first_tace').on(columns.firstTace, columns.studyId),
    index('summary_sessions').on(columns.sessions, columns.studyId),
    index('summary_last_response').on(columns.lastResponse, columns.studyId),
    index('summary_bclc').on(columns.bclc, columns.studyId),
    index('summary_albi_grade').on(columns.albiGrade, columns.studyId),
    index('summary_child_pugh_class').on(columns.childPughClass, columns.studyId),
    index('summary_status').on(columns.status, columns.studyId),
    index('summary_completeness').on(columns.completeness, columns.studyId),
    index('summary_last_contact').on(columns.lastContact, columns.studyId),
    index('summary_search').on(columns.searchCode, columns.searchIdentity),
  ],
);

/** At most one row: who is writing now. Without it no audited table takes a change. */
export const auditContext = sqliteTable(
  'audit_ctx',
  { id: integer('id').primaryKey(), tx: integer('tx').notNull() },
  () => [check('audit_ctx_one', sql.raw('"id" = 1'))],
);

/** One row per changed record. Who, when and why stand once per transaction, in its seal. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    tx: integer('tx').notNull(),
    action: text('action').notNull(),
    entity: text('entity').notNull(),
    entityId: text('entity_id').notNull(),
    patientId: text('patient_id'),
    old: text('old'),
    new: text('new'),
  },
  (columns) => [
    check('audit_old', sql.raw('"old" IS NULL OR json_valid("old")')),
    check('audit_new', sql.raw('"new" IS NULL OR json_valid("new")')),
    index('audit_patient').on(columns.patientId, columns.seq),
  ],
);

/** One row per transaction that changed something, closing the rows `firstSeq` to `lastSeq` with a chained MAC. */
export const auditSeal = sqliteTable('audit_seal', {
  tx: integer('tx').primaryKey(),
  firstSeq: integer('first_seq').notNull(),
  lastSeq: integer('last_seq').notNull(),
  at: text('at').notNull(),
  userName: text('user_name').notNull(),
  role: text('role').notNull(),
  reason: text('reason'),
  source: text('source').notNull(),
  batchId: text('batch_id'),
  appVersion: text('app_version').notNull(),
  mac: blob('mac').notNull(),
});

/** Migrations in the order in which they were applied. */
export const migration = sqliteTable(
  'migration',
  {
    position: integer('position').notNull(),
    name: text('name').notNull(),
    sha256: text('sha256').notNull(),
    appliedAt: text('applied_at').notNull(),
    appVersion: text('app_version').notNull(),
  },
  (columns) => [primaryKey({ columns: [columns.position] })],
);
