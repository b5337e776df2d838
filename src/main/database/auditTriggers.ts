import { ENTITY_TABLES, type EntityTable } from './entityTables.ts';
import { quoteName, quoteText } from './fieldColumns.ts';

/** One key of the JSON in the audit trail. */
interface Part {
  readonly key: string;
  readonly columns: readonly string[];
  readonly json: (of: string) => string;
}

export interface Audited {
  readonly table: string;
  readonly name: string;
  readonly entityId: (of: string) => string;
  readonly patientId: (of: string) => string;
  readonly parts: readonly Part[];
  /** Columns that an update may not touch. */
  readonly fixed: readonly string[];
  readonly versioned: boolean;
}

const NO_AUDIT_CONTEXT = 'no audit context';

const column = (of: string, name: string): string => `${of}.${quoteName(name)}`;
const plainPart = (key: string, name: string): Part => ({
  key,
  columns: [name],
  json: (of) => `json_quote(${column(of, name)})`,
});
/** For columns that hold JSON already; without a value they tell `null`. */
const jsonPart = (key: string, name: string): Part => ({
  key,
  columns: [name],
  json: (of) => `ifnull(${column(of, name)}, 'null')`,
});
const flagPart = (key: string, name: string): Part => ({
  key,
  columns: [name],
  json: (of) => `iif(${column(of, name)}, 'true', 'false')`,
});

const KEY_PARTS: Readonly<Record<string, Part>> = {
  study_id: plainPart('studyId', 'study_id'),
  parent_id: plainPart('parentId', 'parent_id'),
  deleted: flagPart('deleted', 'deleted'),
};

function auditedRecord(table: EntityTable): Audited {
  const id = table.kind === 'identity' ? 'patient_id' : 'id';
  const patient = table.kind === 'patient' ? 'id' : 'patient_id';
  return {
    table: table.sqlName,
    name: table.audited,
    entityId: (of) => column(of, id),
    patientId: (of) => column(of, patient),
    parts: [
      ...table.keys.flatMap((key) => KEY_PARTS[key] ?? []),
      ...table.fields.map(({ field, columns, json }) => ({
        key: field,
        columns: columns.map(({ name }) => name),
        json,
      })),
    ],
    fixed: [...new Set([id, patient, ...table.keys.filter((key) => key === 'parent_id')])],
    versioned: table.keys.includes('version'),
  };
}

const auditedSystem = (table: string, name: string, id: string, parts: readonly Part[]): Audited => ({
  table,
  name,
  entityId: (of) => column(of, id),
  patientId: () => 'NULL',
  parts,
  fixed: [id],
  versioned: false,
});

const SYSTEM: readonly Audited[] = [
  auditedSystem('registry', 'registry', 'uuid', [
    plainPart('studyName', 'study_name'),
    plainPart('generation', 'generation'),
    flagPart('kdfTest', 'kdf_test'),
  ]),
  auditedSystem('secret', 'secret', 'name', [{ key: 'value', columns: ['value'], json: () => `'"kept"'` }]),
  auditedSystem('user', 'user', 'name', [jsonPart('roles', 'roles'), flagPart('removed', 'removed')]),
  auditedSystem('import_batch', 'importBatch', 'id', [
    plainPart('kind', 'kind'),
    plainPart('source', 'source'),
    plainPart('sha256', 'sha256'),
    jsonPart('counts', 'counts'),
  ]),
  auditedSystem('export_log', 'exportLog', 'id', [
    plainPart('profile', 'profile'),
    plainPart('release', 'release'),
    jsonPart('manifest', 'manifest'),
  ]),
  auditedSystem('study_setting', 'studySetting', 'name', [jsonPart('value', 'value')]),
];

/** Everything whose changes are recorded. */
export const AUDITED: readonly Audited[] = [...ENTITY_TABLES.map(auditedRecord), ...SYSTEM];

const anySet = (part: Part, of: string): string =>
  part.columns.map((name) => `${column(of, name)} IS NOT NULL`).join(' OR ');
const differs = (part: Part): string =>
  part.columns.map((name) => `${column('OLD', name)} IS NOT ${column('NEW', name)}`).join(' OR ');

/** A JSON object of the parts for which `when` holds; `concat` leaves out the others, which are NULL. */
function jsonObject(parts: readonly Part[], of: string, when: (part: Part) => string): string {
  const members = parts.map(
    (part) => `CASE WHEN ${when(part)} THEN ${quoteText(`,"${part.key}":`)} || ${part.json(of)} END`,
  );
  return `'{' || substr(concat(${members.join(',\n      ')}), 2) || '}'`;
}

/** The whole of a row as the audit trail would tell it: what `verify` compares the trail with. */
export function rowJson(audited: Audited, of: string): string {
  return jsonObject(audited.parts, of, (part) => anySet(part, of));
}

/** VALUES, not SELECT: SQLite would put the row into a temporary table first, as the trail is read as well. */
const insertAudit = (audited: Audited, action: string, old: string, now: string): string =>
  `INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new") VALUES (
    ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), ${action}, ${quoteText(audited.name)},
    ${audited.entityId('NEW')}, ${audited.patientId('NEW')},
    ${old},
    ${now});`;

const trigger = (name: string, event: string, table: string, body: string, when = ''): string =>
  `CREATE TRIGGER "${name}" ${event} ON ${quoteName(table)}${when === '' ? '' : ` WHEN ${when}`} BEGIN\n  ${body}\nEND;`;

const abort = (message: string): string => `SELECT RAISE(ABORT, ${quoteText(message)});`;
const NO_CONTEXT = 'NOT EXISTS (SELECT 1 FROM "audit_ctx")';

function triggersOf(audited: Audited): readonly string[] {
  const { table, parts } = audited;
  const action = parts.some(({ key }) => key === 'deleted')
    ? `CASE WHEN OLD."deleted" < NEW."deleted" THEN 'remove' WHEN OLD."deleted" > NEW."deleted" THEN 'restore' ELSE 'update' END`
    : `'update'`;
  const moved = [
    ...audited.fixed.map((name) => `${column('OLD', name)} IS NOT ${column('NEW', name)}`),
    ...(audited.versioned ? ['NEW."version" IS NOT OLD."version" + 1'] : []),
  ].join(' OR ');
  const changed = (of: string): string => jsonObject(parts, of, differs);
  return [
    trigger(`${table}_insert_guard`, 'BEFORE INSERT', table, abort(NO_AUDIT_CONTEXT), NO_CONTEXT),
    trigger(`${table}_update_guard`, 'BEFORE UPDATE', table, abort(NO_AUDIT_CONTEXT), NO_CONTEXT),
    trigger(
      `${table}_identity_guard`,
      'BEFORE UPDATE',
      table,
      abort('the identity of a row is fixed'),
      moved,
    ),
    trigger(`${table}_delete_guard`, 'BEFORE DELETE', table, abort('rows are removed, not deleted')),
    trigger(
      `${table}_insert_audit`,
      'AFTER INSERT',
      table,
      insertAudit(audited, `'create'`, 'NULL', rowJson(audited, 'NEW')),
    ),
    trigger(
      `${table}_update_audit`,
      'AFTER UPDATE',
      table,
      insertAudit(audited, action, changed('OLD'), changed('NEW')),
      parts.map(differs).join(' OR '),
    ),
  ];
}

const frozen = (table: string): readonly string[] => [
  trigger(`${table}_no_update`, 'BEFORE UPDATE', table, abort(`${table} is append-only`)),
  trigger(`${table}_no_delete`, 'BEFORE DELETE', table, abort(`${table} is append-only`)),
];

/** `INSERT OR REPLACE` goes round delete triggers unless `recursive_triggers` is on: the sequence is checked too. */
const TRAIL: readonly string[] = [
  ...frozen('audit'),
  ...frozen('audit_seal'),
  ...frozen('migration'),
  trigger(
    'audit_sequence',
    'BEFORE INSERT',
    'audit',
    abort('audit rows follow one another within a transaction'),
    `NEW."seq" IS NOT ifnull((SELECT max("seq") FROM "audit"), 0) + 1 OR NEW."tx" IS NOT (SELECT "tx" FROM "audit_ctx")`,
  ),
  trigger(
    'audit_seal_sequence',
    'BEFORE INSERT',
    'audit_seal',
    abort('seals follow one another'),
    `NEW."tx" IS NOT ifnull((SELECT max("tx") FROM "audit_seal"), 0) + 1
    OR NEW."first_seq" IS NOT ifnull((SELECT "last_seq" FROM "audit_seal" ORDER BY "tx" DESC LIMIT 1), 0) + 1
    OR NEW."last_seq" IS NOT (SELECT max("seq") FROM "audit")`,
  ),
];

/** SQL of every trigger: no change without context, no change without a row in the trail, no change of the trail. */
export function auditTriggers(): readonly string[] {
  return [...AUDITED.flatMap(triggersOf), ...TRAIL];
}
