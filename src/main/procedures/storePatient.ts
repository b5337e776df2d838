import type { Problem } from '#shared/codebook/problem.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';
import { entityOf } from '#shared/codebook/codebook.ts';
import { must } from '#shared/kernel/must.ts';
import type { RecordEntity } from '#main/database/entityTables.ts';
import type { StoredPatient } from '#main/repositories/recordStore.ts';
import { newId, newPatientId } from '#main/repositories/uuid.ts';
import { changedFields } from './changeRules.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { putSummary, refreshSummary } from './patientAccess.ts';
import { ownFields, rowsOf, type PlacedRow } from './recordRows.ts';

/** References point to sessions of the same patient, and not to themselves. */
export function referenceProblems(record: PatientRecord, path: string): readonly Problem[] {
  const ids = new Set(record.taceSessions.map(({ id }) => id));
  return record.taceSessions.flatMap(({ id, stagedWith }, index) =>
    typeof stagedWith !== 'string' || (stagedWith !== id && ids.has(stagedWith))
      ? []
      : [
          {
            code: 'unknown-reference',
            path: `${path}.taceSessions[${index}].stagedWith`,
            message: 'is not another session of this patient',
          },
        ],
  );
}

const keyOf = ({ entity, id, parentId }: Pick<PlacedRow, 'entity' | 'id' | 'parentId'>): string =>
  `${entity}/${parentId ?? ''}/${id}`;

function withReferences(row: PlacedRow, ids: ReadonlyMap<string, string>): AnyRecord {
  if (row.entity !== 'taceSession' || typeof row.record['stagedWith'] !== 'string') return row.record;
  const key = keyOf({ entity: 'taceSession', id: row.record['stagedWith'], parentId: null });
  return { ...row.record, stagedWith: must(ids.get(key), 'a session of the patient') };
}

const parentKey = (row: PlacedRow): string =>
  keyOf({ entity: parentOf(row.entity), id: row.parentId ?? '', parentId: null });

function parentOf(entity: RecordEntity): RecordEntity {
  const { parent } = entityOf(entity);
  return must(parent === 'patient' ? null : parent, 'a parent record') as RecordEntity;
}

/** Writes a patient who is not in the registry yet, inside the running transaction; every row gets an id of its own. */
export function insertPatient(
  registry: OpenRegistry,
  record: PatientRecord,
  patientId: string = newPatientId(),
): string {
  const rows = [...rowsOf(record)];
  const ids = new Map(rows.map((row) => [keyOf(row), newId()]));
  registry.records.insertPatient(patientId, record.studyId, ownFields('patient', record.patient));
  for (const row of rows) {
    const parent = row.parentId === null ? null : must(ids.get(parentKey(row)), 'the id of a parent');
    const id = must(ids.get(keyOf(row)), 'the id of a row');
    registry.records.insert(row.entity, patientId, id, parent, withReferences(row, ids));
  }
  putSummary(registry, patientId, record);
  return patientId;
}

/** The stored rows of a patient, until a given row claims them. */
class Claims {
  readonly #lists = new Map<string, PlacedRow[]>();

  constructor(rows: Iterable<PlacedRow>) {
    for (const row of rows) this.#list(row.entity, row.parentId).push(row);
  }

  /** The stored row of this id, else the first with the same required fields: the natural key. */
  claim(row: PlacedRow, parentId: string | null): PlacedRow | null {
    const list = this.#list(row.entity, parentId);
    const { fields, cardinality } = entityOf(row.entity);
    const required = Object.keys(fields).filter((field) => fields[field]?.required === true);
    const isSame = ({ record }: PlacedRow): boolean =>
      cardinality === 'one' ||
      (required.length > 0 && required.every((field) => record[field] === row.record[field]));
    const byId = list.findIndex(({ id }) => id === row.id);
    const at = byId >= 0 ? byId : list.findIndex(isSame);
    return at < 0 ? null : (list.splice(at, 1)[0] ?? null);
  }

  *rest(): Generator<PlacedRow> {
    for (const rows of this.#lists.values()) yield* rows;
  }

  #list(entity: RecordEntity, parentId: string | null): PlacedRow[] {
    const key = `${entity}/${parentId ?? ''}`;
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    return list;
  }
}

/**
 * Makes a stored patient the given one, inside the running transaction: rows are recognised by id, then by their
 * required fields; what differs is updated, what is new is added, what is not given is removed.
 */
export function replacePatient(registry: OpenRegistry, stored: StoredPatient, record: PatientRecord): void {
  const { records } = registry;
  if (stored.deleted) records.setPatientDeleted(stored.id, stored.version, false);
  const patient = ownFields('patient', record.patient);
  const version = stored.version + (stored.deleted ? 1 : 0);
  if (changedFields(stored.record, patient).length > 0) records.updatePatient(stored.id, version, patient);
  const current = must(registry.patients.find(stored.id), 'the patient to replace');
  const claims = new Claims(rowsOf(current.record));
  const ids = new Map<string, string>();
  const found = new Map<PlacedRow, PlacedRow>();
  const rows = [...rowsOf(record)];
  for (const row of rows) {
    const claimed = claims.claim(row, row.parentId === null ? null : (ids.get(parentKey(row)) ?? null));
    if (claimed !== null) found.set(row, claimed);
    ids.set(keyOf(row), claimed?.id ?? newId());
  }
  for (const row of rows) {
    const id = must(ids.get(keyOf(row)), 'the id of a row');
    const fields = withReferences(row, ids);
    const before = found.get(row);
    if (before === undefined) {
      const parent = row.parentId === null ? null : must(ids.get(parentKey(row)), 'the id of a parent');
      records.insert(row.entity, stored.id, id, parent, fields);
    } else if (changedFields(before.record, fields).length > 0) {
      records.update(row.entity, stored.id, id, must(current.versions[id], 'a version'), fields);
    }
  }
  for (const { entity, id } of claims.rest()) {
    records.setDeleted(entity, stored.id, id, must(current.versions[id], 'a version'), true);
  }
  refreshSummary(registry, stored.id);
}
