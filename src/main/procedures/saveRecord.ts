import { childrenOf, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { AnyRecord } from '#shared/codebook/records.ts';
import type { ChildList } from '#shared/contract/schemas.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { must } from '#shared/kernel/must.ts';
import { known } from '#shared/model/missing.ts';
import type { RecordEntity } from '#main/database/entityTables.ts';
import type { StoredRecord } from '#main/repositories/recordStore.ts';
import { newId } from '#main/repositories/uuid.ts';
import { changedFields, checkPatient, requireReason } from './changeRules.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { editablePatient, livePatient } from './patientAccess.ts';

export interface Save {
  readonly patientId: string;
  readonly entity: EntityName;
  readonly id: string | null;
  readonly version: number | null;
  readonly record: AnyRecord;
  readonly children: readonly ChildList[];
  readonly reason: string | null;
}

export interface Saved {
  readonly id: string;
  readonly version: number;
}

const conflict = (version: number): ContractError =>
  new ContractError(
    'conflict',
    'The record was changed since it was read. Nothing was saved. Compare and save again.',
    {
      version,
    },
  );

const unknownRecord = (): ContractError =>
  new ContractError(
    'not-found',
    'There is no such record of this patient, or it was removed. Nothing was saved.',
  );

const CONSENT_FIELDS: readonly string[] = ['consentStatus', 'consentDate'];

/** Saves a record whole, inside the running transaction. */
export function saveRecord(registry: OpenRegistry, save: Save): Saved {
  if (save.entity === 'patient') return savePatient(registry, save);
  const entity = topLevel(save.entity);
  editablePatient(registry, save.patientId);
  const saved = save.id === null ? insert(registry, entity, save) : update(registry, entity, save.id, save);
  checkPatient(registry, save.patientId, entity);
  return saved;
}

/** Child records travel with their parent. */
function topLevel(entity: RecordEntity): RecordEntity {
  if (entityOf(entity).parent === 'patient') return entity;
  throw new ContractError('invalid-input', 'A child record is saved with its parent. Nothing was saved.');
}

function savePatient(registry: OpenRegistry, { patientId, id, version, record, reason }: Save): Saved {
  const stored = livePatient(registry, patientId);
  if (id !== patientId) throw unknownRecord();
  const changed = changedFields(stored.record, record);
  if (known(stored.record['consentStatus'] ?? null) === 'withdrawn') {
    if (changed.some((field) => !CONSENT_FIELDS.includes(field))) editablePatient(registry, patientId);
  }
  if (version !== stored.version) throw conflict(stored.version);
  if (changed.length === 0) return { id, version: stored.version };
  requireReason('patient', stored.record, record, reason);
  registry.records.updatePatient(id, stored.version, record);
  return { id, version: stored.version + 1 };
}

function insert(registry: OpenRegistry, entity: RecordEntity, save: Save): Saved {
  const { records } = registry;
  if (entityOf(entity).cardinality === 'one') {
    const [stored] = records.list(entity, save.patientId, null);
    if (stored !== undefined) throw conflict(stored.version);
  }
  const id = newId();
  records.insert(entity, save.patientId, id, null, save.record);
  for (const list of save.children) saveChildren(registry, save, id, list);
  return { id, version: 1 };
}

function update(registry: OpenRegistry, entity: RecordEntity, id: string, save: Save): Saved {
  const stored = registry.records.find(entity, save.patientId, id);
  if (stored === null || stored.deleted) throw unknownRecord();
  if (save.version !== stored.version) throw conflict(stored.version);
  requireReason(entity, stored.record, save.record, save.reason);
  const childrenChanged = save.children.map((list) => saveChildren(registry, save, id, list)).includes(true);
  if (!childrenChanged && changedFields(stored.record, save.record).length === 0) {
    return { id, version: stored.version };
  }
  registry.records.update(entity, save.patientId, id, stored.version, save.record);
  return { id, version: stored.version + 1 };
}

/** Makes the stored list of children the given one; true when something changed. */
function saveChildren(registry: OpenRegistry, save: Save, parentId: string, list: ChildList): boolean {
  const entity = childEntity(save.entity, list.entity);
  const { records } = registry;
  const stored = new Map(records.list(entity, save.patientId, parentId).map((row) => [row.id, row]));
  let changed = false;
  for (const { id, record } of list.rows) {
    if (id === null) {
      records.insert(entity, save.patientId, newId(), parentId, record);
      changed = true;
      continue;
    }
    const row = stored.get(id);
    if (row === undefined) throw unknownRecord();
    stored.delete(id);
    changed = updateChild(registry, entity, save, row, record) || changed;
  }
  for (const row of stored.values()) {
    records.setDeleted(entity, save.patientId, row.id, row.version, true);
    changed = true;
  }
  return changed;
}

function childEntity(parent: EntityName, child: EntityName): RecordEntity {
  const found = childrenOf(parent).find((name) => name === child);
  return must(found === 'patient' ? null : found, 'a child of the record');
}

function updateChild(
  registry: OpenRegistry,
  entity: RecordEntity,
  save: Save,
  row: StoredRecord,
  record: AnyRecord,
): boolean {
  if (changedFields(row.record, record).length === 0) return false;
  requireReason(entity, row.record, record, save.reason);
  return registry.records.update(entity, save.patientId, row.id, row.version, record);
}

export interface Removal {
  readonly patientId: string;
  readonly entity: EntityName;
  readonly id: string;
}

/** Takes a record out of view; its children go with it because they hang on it. */
export function removeRecord(registry: OpenRegistry, removal: Removal, version: number): void {
  const { patientId, entity, id } = removal;
  const patient = editablePatient(registry, patientId);
  if (entity === 'patient') {
    if (id !== patientId) throw unknownRecord();
    if (!registry.records.setPatientDeleted(id, version, true)) throw conflict(patient.version);
    return;
  }
  const stored = registry.records.find(entity, patientId, id);
  if (stored === null || stored.deleted) throw unknownRecord();
  if (!registry.records.setDeleted(entity, patientId, id, version, true)) throw conflict(stored.version);
}

/** Takes a removal back; answers with the new version. */
export function restoreRecord(registry: OpenRegistry, { patientId, entity, id }: Removal): number {
  if (entity === 'patient') return restorePatient(registry, patientId, id);
  editablePatient(registry, patientId);
  const stored = registry.records.find(entity, patientId, id);
  if (stored?.deleted !== true) throw unknownRecord();
  if (entityOf(entity).cardinality === 'one') {
    const [other] = registry.records.list(entity, patientId, null);
    if (other !== undefined) throw conflict(other.version);
  }
  registry.records.setDeleted(entity, patientId, id, stored.version, false);
  checkPatient(registry, patientId, entity === 'lesion' ? 'imaging' : entity);
  return stored.version + 1;
}

function restorePatient(registry: OpenRegistry, patientId: string, id: string): number {
  const stored = registry.records.findPatient(patientId);
  if (id !== patientId || stored?.deleted !== true) throw unknownRecord();
  registry.records.setPatientDeleted(patientId, stored.version, false);
  return stored.version + 1;
}
