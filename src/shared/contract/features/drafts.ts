import { z } from 'zod';
import { query, session } from '../procedure.ts';
import { ENTER } from '../roles.ts';
import { entityName, uuid, json } from '../schemas.ts';

/** What was typed and not saved: encrypted in the registry, not data, not audited. */
const draft = z.object({
  draftId: uuid,
  patientId: uuid.nullable(),
  entity: entityName,
  recordId: uuid.nullable(),
  baseVersion: z.number().int().nullable(),
  content: json,
  at: z.string(),
});
export type Draft = z.output<typeof draft>;

export const drafts = {
  'drafts.list': query({
    input: z.object({ patientId: uuid.nullable().default(null) }),
    output: z.object({ drafts: z.array(draft) }),
    roles: ENTER,
  }),
  /** Stores or replaces a draft; called on each change, so it is one small write. */
  'drafts.put': session({ input: draft.omit({ at: true }), output: z.object({}), roles: ENTER }),
  'drafts.discard': session({ input: z.object({ draftId: uuid }), output: z.object({}), roles: ENTER }),
};
