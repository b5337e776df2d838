import { z } from 'zod';
import { query } from '../procedure.ts';
import { READ_AUDIT } from '../roles.ts';
import { day, json } from '../schemas.ts';

const entry = z.object({
  seq: z.number(),
  at: z.string(),
  user: z.string(),
  role: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  patientId: z.string().nullable(),
  old: json,
  new: json,
  reason: z.string().nullable(),
});
export type AuditEntry = z.output<typeof entry>;

export const audit = {
  /** Entries in order, from `after` (exclusive) on. */
  'audit.list': query({
    input: z.object({
      studyId: z.string().max(60).nullable().default(null),
      since: day.nullable().default(null),
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({ entries: z.array(entry) }),
    roles: READ_AUDIT,
  }),
};
