import { entityOf } from '#shared/codebook/codebook.ts';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { Database, Statement } from '#main/database/driver.ts';
import {
  IDENTITY_TABLE,
  PATIENT_TABLE,
  RECORD_ENTITIES,
  recordTableOf,
  type RecordEntity,
} from '#main/database/entityTables.ts';
import { quoteName, type Cell } from '#main/database/fieldColumns.ts';
import { rowCodec, type RowCodec } from './rowCodec.ts';

/** A patient with the id that the registry gave. */
export interface RegisteredPatient {
  readonly uuid: string;
  readonly record: PatientRecord;
}

export interface VersionedPatient extends RegisteredPatient {
  /** Version of every row of the record, by its id. */
  readonly versions: Readonly<Record<string, number>>;
}

export interface StreamOptions {
  /** Leaves out patients who withdrew consent: for every output but the registry's own. */
  readonly consenting: boolean;
  readonly studyId?: string | null;
  /** Study code after which to go on. */
  readonly after?: string | null;
}

type CellRow = readonly Cell[];
type Node = Record<string, unknown>;

const BATCH = 200;

interface Reader {
  readonly entity: RecordEntity;
  readonly codec: RowCodec;
  readonly statement: Statement<CellRow>;
  readonly documentKey: string;
  readonly dateField: string | null;
  readonly single: boolean;
}

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** Whole patients, read in batches: 15 statements per batch whatever its size. Removed rows are not seen. */
export class PatientReader {
  readonly #patient = rowCodec(PATIENT_TABLE);
  readonly #identity = rowCodec(IDENTITY_TABLE);
  readonly #patients: Statement<CellRow>;
  readonly #identities: Statement<CellRow>;
  readonly #page: Statement<string>;
  readonly #readers: readonly Reader[];

  constructor(database: Database) {
    this.#patients = database
      .prepare<unknown[], CellRow>(
        `SELECT ${this.#patient.columnList} FROM "patient" WHERE "id" ${AMONG} AND "deleted" = 0 ORDER BY "study_id"`,
      )
      .raw();
    this.#identities = database
      .prepare<unknown[], CellRow>(
        `SELECT ${this.#identity.columnList} FROM "patient_identity" WHERE "patient_id" ${AMONG}`,
      )
      .raw();
    this.#page = database
      .prepare<unknown[], string>(
        `SELECT "id" FROM "patient" WHERE "deleted" = 0 AND "study_id" > ? AND (? IS NULL OR "study_id" = ?)
         AND (? = 0 OR "consent_status" IS NOT 'withdrawn') ORDER BY "study_id" LIMIT ?`,
      )
      .pluck();
    this.#readers = RECORD_ENTITIES.map((entity) => reader(database, entity));
  }

  find(id: string): VersionedPatient | null {
    return this.readMany([id])[0] ?? null;
  }

  /** One page of patients in study code order. */
  page(options: StreamOptions, limit: number): readonly VersionedPatient[] {
    const { after = null, studyId = null, consenting } = options;
    return this.readMany(this.#page.all(after ?? '', studyId, studyId, consenting ? 1 : 0, limit));
  }

  /** Every patient in study code order, a batch at a time: memory does not grow with the registry. */
  *batches(options: StreamOptions): Generator<readonly VersionedPatient[]> {
    let { after = null } = options;
    for (;;) {
      const batch = this.page({ ...options, after }, BATCH);
      if (batch.length > 0) yield batch;
      if (batch.length < BATCH) return;
      after = batch.at(-1)?.record.studyId ?? null;
    }
  }

  /** In study code order, whatever the order of the ids. */
  readMany(ids: readonly string[]): readonly VersionedPatient[] {
    const among = JSON.stringify(ids);
    const identities = new Map(this.#identities.all(among).map((row) => [row[0], row]));
    const patients = new Map<string, { readonly node: Node; readonly versions: Record<string, number> }>();
    for (const row of this.#patients.all(among)) {
      const [id, studyId, version] = row as [string, string, number];
      const patient: Node = { ...emptyRecord('patient') };
      this.#identity.decodeInto(identities.get(id) ?? [], patient);
      this.#patient.decodeInto(row, patient);
      const lists = this.#readers.filter(({ codec, single }) => codec.table.parent === null && !single);
      const node: Node = { studyId, patient: { ...patient, id }, baseline: null };
      for (const { documentKey } of lists) node[documentKey] = [];
      patients.set(id, { node, versions: { [id]: version } });
    }
    const parents = new Map<string, Node>();
    for (const { codec, statement, ...place } of this.#readers) {
      for (const row of statement.all(among)) {
        const patient = patients.get(row[0] as string);
        if (patient !== undefined) addRow(codec, place, row, patient, parents);
      }
    }
    return [...patients].map(([uuid, { node, versions }]) => {
      this.#sort(node);
      return { uuid, record: node as PatientRecord & Node, versions };
    });
  }

  /** Rows come in the order in which they were entered; those with a date are ordered by it. */
  #sort(patient: Node): void {
    for (const { documentKey, dateField, codec, single } of this.#readers) {
      if (dateField === null || single || codec.table.parent !== null) continue;
      (patient[documentKey] as Node[]).sort((a, b) =>
        byCodePoint(dateText(a, dateField), dateText(b, dateField)),
      );
    }
  }
}

const dateText = (row: Node, field: string): string => {
  const date = row[field];
  return typeof date === 'string' ? date : '';
};

function reader(database: Database, entity: RecordEntity): Reader {
  const codec = rowCodec(recordTableOf(entity));
  const { documentKey, dateField, cardinality } = entityOf(entity);
  const statement = database
    .prepare<unknown[], CellRow>(
      `SELECT ${codec.columnList} FROM ${quoteName(codec.table.sqlName)} WHERE "patient_id" ${AMONG} AND "deleted" = 0
       ORDER BY "patient_id", "id"`,
    )
    .raw();
  return { entity, codec, statement, documentKey, dateField, single: cardinality === 'one' };
}

function addRow(
  codec: RowCodec,
  place: Pick<Reader, 'entity' | 'documentKey' | 'single'>,
  row: CellRow,
  patient: { readonly node: Node; readonly versions: Record<string, number> },
  parents: Map<string, Node>,
): void {
  const id = row[1] as string;
  const node: Node = {};
  codec.decodeInto(row, node);
  node['id'] = id;
  for (const child of CHILD_KEYS.get(place.entity) ?? []) node[child] = [];
  parents.set(id, node);
  const hasParent = codec.table.parent !== null;
  const owner = hasParent ? parents.get(row[2] as string) : patient.node;
  // The parent is removed, so its children are not seen either.
  if (owner === undefined) return;
  patient.versions[id] = row[hasParent ? 3 : 2] as number;
  if (place.single) owner[place.documentKey] = node;
  else (owner[place.documentKey] as Node[]).push(node);
}

const CHILD_KEYS = new Map(
  RECORD_ENTITIES.map((name) => [
    name,
    RECORD_ENTITIES.filter((child) => entityOf(child).parent === name).map(
      (child) => entityOf(child).documentKey,
    ),
  ]),
);
