import type { AnyRecord } from '#shared/codebook/records.ts';
import { must } from '#shared/kernel/must.ts';
import type { Database, Statement } from '#main/database/driver.ts';
import {
  IDENTITY_TABLE,
  PATIENT_TABLE,
  RECORD_ENTITIES,
  recordTableOf,
  type EntityTable,
  type RecordEntity,
} from '#main/database/entityTables.ts';
import { quoteName, type Cell } from '#main/database/fieldColumns.ts';
import { rowCodec, type RowCodec } from './rowCodec.ts';

/** A record of the registry with what a save needs to know. */
export interface StoredRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly version: number;
  readonly deleted: boolean;
  readonly record: AnyRecord;
}

export interface StoredPatient {
  readonly id: string;
  readonly studyId: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly record: AnyRecord;
}

type CellRow = readonly Cell[];

interface RecordStatements {
  readonly codec: RowCodec;
  readonly insert: Statement<unknown>;
  readonly update: Statement<unknown>;
  readonly setDeleted: Statement<unknown>;
  readonly find: Statement<CellRow>;
  readonly children: Statement<CellRow>;
}

const list = (count: number): string => Array.from({ length: count }, () => '?').join(', ');

function fieldAssignments(table: EntityTable): string {
  return table.fields
    .flatMap(({ columns }) => columns.map(({ name }) => `${quoteName(name)} = ?`))
    .join(', ');
}

function prepareRecords(database: Database, entity: RecordEntity): RecordStatements {
  const codec = rowCodec(recordTableOf(entity));
  const name = quoteName(codec.table.sqlName);
  const key = '"patient_id" = ? AND "id" = ?';
  const parentKey = codec.table.parent === null ? '' : ' AND "parent_id" = ?';
  return {
    codec,
    insert: database.prepare(
      `INSERT INTO ${name} (${codec.columnList}) VALUES (${list(codec.columns.length)})`,
    ),
    update: database.prepare(
      `UPDATE ${name} SET "version" = "version" + 1, ${fieldAssignments(codec.table)} WHERE ${key} AND "version" = ? AND "deleted" = 0`,
    ),
    setDeleted: database.prepare(
      `UPDATE ${name} SET "version" = "version" + 1, "deleted" = ? WHERE ${key} AND "version" = ?`,
    ),
    find: database.prepare<unknown[], CellRow>(`SELECT ${codec.columnList} FROM ${name} WHERE ${key}`).raw(),
    children: database
      .prepare<unknown[], CellRow>(
        `SELECT ${codec.columnList} FROM ${name} WHERE "patient_id" = ? AND "deleted" = 0${parentKey} ORDER BY "id"`,
      )
      .raw(),
  };
}

/** Rows in and out, one at a time. Writing needs an audited transaction: the tables refuse it otherwise. */
export class RecordStore {
  readonly #database: Database;
  readonly #statements = new Map<RecordEntity, RecordStatements>();
  readonly #patient: RowCodec = rowCodec(PATIENT_TABLE);
  readonly #identity: RowCodec = rowCodec(IDENTITY_TABLE);
  readonly #prepared = new Map<string, Statement<unknown>>();

  constructor(database: Database) {
    this.#database = database;
  }

  insertPatient(id: string, studyId: string, record: AnyRecord): void {
    this.#run(
      `INSERT INTO "patient" (${this.#patient.columnList}) VALUES (${list(this.#patient.columns.length)})`,
      this.#patient.encode(record, [id, studyId, 1, 0]),
    );
    this.#run(
      `INSERT INTO "patient_identity" (${this.#identity.columnList}) VALUES (${list(this.#identity.columns.length)})`,
      this.#identity.encode(record, [id]),
    );
  }

  /** False when the stored version is another one. */
  updatePatient(id: string, version: number, record: AnyRecord): boolean {
    const changed = this.#run(
      `UPDATE "patient" SET "version" = "version" + 1, ${fieldAssignments(PATIENT_TABLE)} WHERE "id" = ? AND "version" = ? AND "deleted" = 0`,
      [...this.#patient.encode(record), id, version],
    );
    if (changed === 0) return false;
    const cells = this.#identity.encode(record);
    const same = IDENTITY_TABLE.fields
      .flatMap(({ columns }) => columns.map(({ name }) => `${quoteName(name)} IS ?`))
      .join(' AND ');
    this.#run(
      `UPDATE "patient_identity" SET ${fieldAssignments(IDENTITY_TABLE)} WHERE "patient_id" = ? AND NOT (${same})`,
      [...cells, id, ...cells],
    );
    return true;
  }

  setPatientDeleted(id: string, version: number, deleted: boolean): boolean {
    return (
      this.#run(
        'UPDATE "patient" SET "version" = "version" + 1, "deleted" = ? WHERE "id" = ? AND "version" = ?',
        [deleted ? 1 : 0, id, version],
      ) > 0
    );
  }

  findPatient(id: string): StoredPatient | null {
    return this.#patientBy('id', id);
  }

  findPatientByStudyId(studyId: string): StoredPatient | null {
    return this.#patientBy('study_id', studyId);
  }

  insert(
    entity: RecordEntity,
    patientId: string,
    id: string,
    parentId: string | null,
    record: AnyRecord,
  ): void {
    const { insert, codec } = this.#of(entity);
    const keys = codec.table.parent === null ? [patientId, id] : [patientId, id, must(parentId, 'a parent')];
    insert.run(codec.encode(record, [...keys, 1, 0]));
  }

  /** False when the stored version is another one, or the record is removed. */
  update(entity: RecordEntity, patientId: string, id: string, version: number, record: AnyRecord): boolean {
    const { update, codec } = this.#of(entity);
    return update.run(...codec.encode(record), patientId, id, version).changes > 0;
  }

  setDeleted(
    entity: RecordEntity,
    patientId: string,
    id: string,
    version: number,
    deleted: boolean,
  ): boolean {
    return this.#of(entity).setDeleted.run(deleted ? 1 : 0, patientId, id, version).changes > 0;
  }

  find(entity: RecordEntity, patientId: string, id: string): StoredRecord | null {
    const { find, codec } = this.#of(entity);
    const row = find.get(patientId, id);
    return row === undefined ? null : storedRecord(codec, row);
  }

  /** Records that are not removed: of a patient, or of one parent record. */
  list(entity: RecordEntity, patientId: string, parentId: string | null): readonly StoredRecord[] {
    const { children, codec } = this.#of(entity);
    const keys = parentId === null ? [patientId] : [patientId, parentId];
    return children.all(...keys).map((row) => storedRecord(codec, row));
  }

  /** The last study code in use, the longest of those that sort alike: `P1000` comes after `P999`. */
  lastStudyId(): string | null {
    const last = this.#statement(
      'SELECT "study_id" FROM "patient" ORDER BY length("study_id") DESC, "study_id" DESC LIMIT 1',
    );
    return (last.pluck().get() as string | undefined) ?? null;
  }

  /** How many records are seen, by entity: removed ones do not count, nor what hangs on them. */
  count(): Record<string, number> {
    const count = (sql: string): number => Number(this.#database.prepare(sql).pluck().get());
    const live = (name: RecordEntity): string => {
      const { sqlName, parent } = recordTableOf(name);
      const ofParent =
        parent === null
          ? ''
          : `JOIN ${quoteName(parent)} q ON q."patient_id" = r."patient_id" AND q."id" = r."parent_id" AND q."deleted" = 0`;
      return `SELECT count(*) FROM ${quoteName(sqlName)} r ${ofParent}
        WHERE r."deleted" = 0 AND r."patient_id" NOT IN (SELECT "id" FROM "patient" WHERE "deleted" = 1)`;
    };
    return {
      patient: count('SELECT count(*) FROM "patient" WHERE "deleted" = 0'),
      ...Object.fromEntries(RECORD_ENTITIES.map((name) => [name, count(live(name))])),
    };
  }

  #patientBy(column: 'id' | 'study_id', value: string): StoredPatient | null {
    const row = this.#get(`SELECT ${this.#patient.columnList} FROM "patient" WHERE "${column}" = ?`, value);
    if (row === undefined) return null;
    const [id, studyId, version, deleted] = row as [string, string, number, number];
    const record: Record<string, unknown> = {};
    const identity = this.#get(
      `SELECT ${this.#identity.columnList} FROM "patient_identity" WHERE "patient_id" = ?`,
      id,
    );
    this.#identity.decodeInto(must(identity, 'the identity row of a patient'), record);
    this.#patient.decodeInto(row, record);
    return { id, studyId, version, deleted: deleted === 1, record: record as AnyRecord };
  }

  #of(entity: RecordEntity): RecordStatements {
    const known = this.#statements.get(entity);
    if (known !== undefined) return known;
    const made = prepareRecords(this.#database, entity);
    this.#statements.set(entity, made);
    return made;
  }

  #statement(sql: string): Statement<unknown> {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    this.#prepared.set(sql, made);
    return made;
  }

  #run(sql: string, cells: readonly Cell[]): number {
    return this.#statement(sql).run(cells).changes;
  }

  #get(sql: string, key: string): CellRow | undefined {
    return this.#statement(sql).raw().get(key) as CellRow | undefined;
  }
}

function storedRecord(codec: RowCodec, row: CellRow): StoredRecord {
  const record: Record<string, unknown> = {};
  codec.decodeInto(row, record);
  const key = (name: string): Cell => row[codec.table.keys.indexOf(name)] ?? null;
  return {
    id: key('id') as string,
    parentId: key('parent_id') as string | null,
    version: key('version') as number,
    deleted: key('deleted') === 1,
    record: record as AnyRecord,
  };
}
