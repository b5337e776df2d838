import type { Draft } from '#shared/contract/features/drafts.ts';
import type { Database } from '#main/database/driver.ts';

interface Row extends Omit<Draft, 'content'> {
  readonly content: string;
}

/** The drafts of one user, oldest first. */
export function listDrafts(database: Database, user: string, patientId: string | null): Draft[] {
  return database
    .prepare<unknown[], Row>(
      `SELECT "id" AS "draftId", "patient_id" AS "patientId", "entity", "record_id" AS "recordId",
         "base_version" AS "baseVersion", "content", "at"
       FROM "draft" WHERE "user_name" = ? AND (? IS NULL OR "patient_id" = ?) ORDER BY "at", "id"`,
    )
    .all(user, patientId, patientId)
    .map((row) => ({ ...row, content: JSON.parse(row.content) as Draft['content'] }));
}

export function putDraft(database: Database, user: string, draft: Draft): void {
  database
    .prepare(
      `INSERT INTO "draft" ("id", "user_name", "patient_id", "entity", "record_id", "base_version", "content", "at")
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT ("id") DO UPDATE SET "patient_id" = excluded."patient_id", "entity" = excluded."entity",
         "record_id" = excluded."record_id", "base_version" = excluded."base_version", "content" = excluded."content",
         "at" = excluded."at"
       WHERE "user_name" = excluded."user_name"`,
    )
    .run(
      draft.draftId,
      user,
      draft.patientId,
      draft.entity,
      draft.recordId,
      draft.baseVersion,
      JSON.stringify(draft.content),
      draft.at,
    );
}

export function discardDraft(database: Database, user: string, draftId: string): void {
  database.prepare('DELETE FROM "draft" WHERE "id" = ? AND "user_name" = ?').run(draftId, user);
}
