import type { Json } from '#shared/kernel/json.ts';
import type { Database, Statement } from '#main/database/driver.ts';

/** Who last changed a setting, when and why. */
export interface SettingChange {
  readonly name: string;
  /** UTC. */
  readonly at: string;
  readonly user: string;
  readonly reason: string | null;
}

interface Row {
  readonly name: string;
  readonly value: string;
}

/** Settings of the study by name, as JSON; their history is the audit trail. */
export class SettingStore {
  readonly #given: Statement<Row>;
  readonly #put: Statement<unknown>;
  readonly #changes: Statement<SettingChange>;

  constructor(database: Database) {
    this.#given = database.prepare('SELECT "name", "value" FROM "study_setting" WHERE "value" IS NOT NULL');
    this.#put = database.prepare(
      `INSERT INTO "study_setting" ("name", "value") VALUES (?, ?)
       ON CONFLICT ("name") DO UPDATE SET "value" = excluded."value"`,
    );
    this.#changes = database.prepare(
      `SELECT a."entity_id" AS "name", s."at", s."user_name" AS "user", s."reason"
       FROM "audit" a JOIN "audit_seal" s ON s."tx" = a."tx"
       WHERE a."patient_id" IS NULL AND a."entity" = 'studySetting'
         AND a."seq" = (SELECT max(b."seq") FROM "audit" b
           WHERE b."patient_id" IS NULL AND b."entity" = 'studySetting' AND b."entity_id" = a."entity_id")
       ORDER BY a."entity_id"`,
    );
  }

  /** What differs from the defaults. */
  given(): Readonly<Record<string, Json>> {
    return Object.fromEntries(this.#given.all().map(({ name, value }) => [name, JSON.parse(value) as Json]));
  }

  /** `null` gives the default back. */
  put(name: string, value: Json): void {
    this.#put.run(name, value === null ? null : JSON.stringify(value));
  }

  /** The last change of every setting that ever was changed. */
  changes(): SettingChange[] {
    return this.#changes.all();
  }
}
