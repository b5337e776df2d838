import type { HandlersOf } from './handler.ts';
import { refreshSummary } from './patientAccess.ts';
import { removeRecord, restoreRecord, saveRecord } from './saveRecord.ts';

export const recordProcedures: HandlersOf<'records.save' | 'records.remove' | 'records.restore'> = {
  'records.save': ({ registry }, input) => {
    const saved = saveRecord(registry, input);
    refreshSummary(registry, input.patientId);
    return saved;
  },
  'records.remove': ({ registry }, { version, ...removal }) => {
    removeRecord(registry, removal, version);
    refreshSummary(registry, removal.patientId);
    return {};
  },
  'records.restore': ({ registry }, removal) => {
    const version = restoreRecord(registry, removal);
    refreshSummary(registry, removal.patientId);
    return { version };
  },
};
