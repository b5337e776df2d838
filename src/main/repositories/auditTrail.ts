import type { AuditEntry } from '#shared/contract/features/audit.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Database } from '#main/database/driver.ts';

export interface AuditQuery {
  readonly patientId: string | null;
  /** UTC, or the beginning of it. */
  readonly since: string | null;
  /** Number of the entry after which to go on. */
  readonly after: number;
  readonly limit: number;
}

interface Row extends Omit<AuditEntry, 'old' | 'new'> {
  readonly old: string | null;
  readonly new: string | null;
}

const parse = (text: string | null): AuditEntry['old'] =>
  text === null ? null : (JSON.parse(text) as AuditEntry['old']);

/** Entries in order, each with who, when and why from its transaction. */
export function listAudit(database: Database, query: AuditQuery): AuditEntry[] {
  const rows = database
    .prepare<unknown[], Row>(
      `SELECT a."seq", s."at", s."user_name" AS "user", s."role", a."action", a."entity", a."entity_id" AS "entityId",
         a."patient_id" AS "patientId", a."old", a."new", s."reason"
       FROM "audit" a JOIN "audit_seal" s ON s."tx" = a."tx"
       WHERE a."seq" > ? AND (? IS NULL OR a."patient_id" = ?) AND (? IS NULL OR s."at" >= ?)
       ORDER BY a."seq" LIMIT ?`,
    )
    .all(query.after, query.patientId, query.patientId, query.since, query.since, query.limit);
  return rows.map((row) => ({ ...row, old: parse(row.old), new: parse(row.new) }));
}

/** What is recorded besides changes of data: unlocking, reading identifiers, exports, migrations. */
export interface AuditEvent {
  readonly action: string;
  readonly entityId: string;
  readonly patientId: string | null;
  readonly detail: Json;
}

/** Adds an event to the running audited transaction. */
export function recordEvent(database: Database, event: AuditEvent): void {
  database
    .prepare(
      `INSERT INTO "audit" ("seq", "tx", "action", "entity", "entity_id", "patient_id", "old", "new")
       SELECT ifnull((SELECT max("seq") FROM "audit"), 0) + 1, (SELECT "tx" FROM "audit_ctx"), ?, 'event', ?, ?, NULL, ?`,
    )
    .run(event.action, event.entityId, event.patientId, JSON.stringify(event.detail));
}

/** Number of the last entry that changed a row; what is only an event does not count. */
export function lastChange(database: Database): number {
  const last = database
    .prepare<[], number>(`SELECT "seq" FROM "audit" WHERE "entity" <> 'event' ORDER BY "seq" DESC LIMIT 1`)
    .pluck()
    .get();
  return last ?? 0;
}
