import type { AuditEntry } from '#shared/contract/features/audit.ts';
import { listAudit } from '#main/repositories/auditTrail.ts';
import type { HandlersOf } from './handler.ts';
import { isDirectField, unknownPatient } from './patientAccess.ts';

type Values = AuditEntry['old'];

/** Says that an identifier changed, not what it was. */
function hideIdentifiers(entity: string, values: Values): Values {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      value !== null && isDirectField(entity, field) ? { hidden: true } : value,
    ]),
  );
}

export const auditProcedures: HandlersOf<'audit.list'> = {
  'audit.list': ({ registry, identified, note }, { studyId, since, after, limit }) => {
    const patient = studyId === null ? null : registry.records.findPatientByStudyId(studyId);
    if (studyId !== null && patient === null) throw unknownPatient();
    const entries = listAudit(registry.database, { patientId: patient?.id ?? null, since, after, limit });
    note(
      { action: 'view-audit', entityId: registry.study.uuid, patientId: null, detail: null },
      'view-audit',
    );
    if (identified) return { entries };
    return {
      entries: entries.map((entry) => ({
        ...entry,
        old: hideIdentifiers(entry.entity, entry.old),
        new: hideIdentifiers(entry.entity, entry.new),
      })),
    };
  },
};
