import { summarise } from '#shared/assessment/summary.ts';
import { entityOf, ENTITY_NAMES, type EntityName } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { SEE_IDENTIFIERS, type Role } from '#shared/contract/roles.ts';
import { known } from '#shared/model/missing.ts';
import type { StoredPatient } from '#main/repositories/recordStore.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { studyConfig } from './config.ts';

export const maySeeIdentifiers = (roles: readonly Role[]): boolean =>
  roles.some((role) => SEE_IDENTIFIERS.includes(role));

export const unknownPatient = (): ContractError =>
  new ContractError('not-found', 'There is no such patient in this registry.');

/** A patient who is there and not removed; throws `not-found`. */
export function livePatient(registry: OpenRegistry, id: string): StoredPatient {
  const patient = registry.records.findPatient(id);
  if (patient === null || patient.deleted) throw unknownPatient();
  return patient;
}

/** A patient whose record may be changed; throws `record-locked` after consent was withdrawn. */
export function editablePatient(registry: OpenRegistry, id: string): StoredPatient {
  const patient = livePatient(registry, id);
  if (known(patient.record['consentStatus'] ?? null) === 'withdrawn') {
    throw new ContractError(
      'record-locked',
      'Consent was withdrawn: the record is locked. Nothing was changed. Only the consent itself can be.',
    );
  }
  return patient;
}

/** Makes the line of the list anew. */
export function refreshSummary(registry: OpenRegistry, patientId: string): void {
  const patient = registry.patients.find(patientId);
  if (patient === null) registry.summaries.remove(patientId);
  else putSummary(registry, patientId, patient.record);
}

/** Writes the line of the list from a record that is at hand. */
export function putSummary(registry: OpenRegistry, patientId: string, record: PatientRecord): void {
  registry.summaries.put(patientId, summarise(record, studyConfig(registry)), record);
}

const DIRECT_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  ENTITY_NAMES.map((name) => [name, directFields(name)]),
);

function directFields(name: EntityName): readonly string[] {
  return Object.entries(entityOf(name).fields)
    .filter(([, field]) => deidClasses(field).includes('direct'))
    .map(([field]) => field);
}

export const isDirectField = (entity: string, field: string): boolean =>
  (DIRECT_FIELDS.get(entity === 'patientIdentity' ? 'patient' : entity) ?? []).includes(field);

const blank = <R extends object>(entity: EntityName, row: R): R => ({
  ...row,
  ...Object.fromEntries((DIRECT_FIELDS.get(entity) ?? []).map((field) => [field, null])),
});

/** The record without direct identifiers, for roles that may not see them. */
export function withoutIdentifiers(record: PatientRecord): PatientRecord {
  return {
    ...record,
    patient: blank('patient', record.patient),
    taceSessions: record.taceSessions.map((row) => blank('taceSession', row)),
    imaging: record.imaging.map((row) => blank('imaging', row)),
  };
}
