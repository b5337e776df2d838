import { DatabaseError } from '#main/database/errors.ts';
import { discardDraft, listDrafts, putDraft } from '#main/repositories/draftStore.ts';
import type { HandlersOf } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { livePatient } from './patientAccess.ts';

/** Drafts are not data: a write of their own, without the audit trail. */
function store(registry: OpenRegistry, change: () => void): Record<string, never> {
  if (registry.readOnly !== null) throw new DatabaseError('read-only');
  registry.handle.inWriteTransaction(change);
  return {};
}

export const draftProcedures: HandlersOf<'drafts.list' | 'drafts.put' | 'drafts.discard'> = {
  'drafts.list': ({ registry }, { patientId }) => ({
    drafts: listDrafts(registry.database, registry.user, patientId),
  }),
  'drafts.put': ({ open, now }, draft) => {
    const registry = open();
    if (draft.patientId !== null) livePatient(registry, draft.patientId);
    return store(registry, () => {
      putDraft(registry.database, registry.user, { ...draft, at: now });
    });
  },
  'drafts.discard': ({ open }, { draftId }) => {
    const registry = open();
    return store(registry, () => {
      discardDraft(registry.database, registry.user, draftId);
    });
  },
};
