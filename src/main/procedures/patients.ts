import { ContractError } from '#shared/contract/errors.ts';
import { newPatientId } from '#main/repositories/uuid.ts';
import type { HandlersOf } from './handler.ts';
import { refreshSummary, unknownPatient, withoutIdentifiers } from './patientAccess.ts';
import { nextStudyId } from './studyCode.ts';

export const patientProcedures: HandlersOf<
  'patients.list' | 'patients.get' | 'patients.suggestStudyId' | 'patients.create'
> = {
  'patients.list': ({ registry, identified }, input) =>
    registry.summaries.page({ ...input, user: registry.user, identified }),

  'patients.get': ({ registry, identified, note }, { patientId }) => {
    const patient = registry.patients.find(patientId);
    if (patient === null) throw unknownPatient();
    const { record, versions } = patient;
    if (!identified) return { patientId, record: withoutIdentifiers(record), versions };
    note(
      { action: 'view-identifiers', entityId: patientId, patientId, detail: null },
      `view-identifiers ${patientId}`,
    );
    return { patientId, record, versions };
  },

  'patients.suggestStudyId': ({ registry }) => ({ studyId: nextStudyId(registry.records.lastStudyId()) }),

  'patients.create': ({ registry }, { studyId, record }) => {
    if (registry.records.findPatientByStudyId(studyId) !== null) {
      throw new ContractError('already-exists', 'This study code is taken. Nothing was changed.');
    }
    const patientId = newPatientId();
    registry.records.insertPatient(patientId, studyId, record);
    refreshSummary(registry, patientId);
    return { patientId };
  },
};
