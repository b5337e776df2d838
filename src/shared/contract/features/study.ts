import { z } from 'zod';
import { job, query } from '../procedure.ts';
import { ADMINISTER, EVERYONE, SET_RULES } from '../roles.ts';
import { json, reason } from '../schemas.ts';

const info = z.object({
  registry: z.string(),
  study: z.string(),
  uuid: z.string(),
  entities: z.record(z.string(), z.number()),
  schemaVersion: z.number(),
  ruleVersions: z.record(z.string(), z.number()),
  sizeBytes: z.number(),
  kdfTest: z.boolean(),
});
export type StudyInfo = z.output<typeof info>;

const verification = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export type Verification = z.output<typeof verification>;

const rules = z.object({
  /** Every key with the value in force. */
  config: z.record(z.string(), json),
  /** The keys that differ from their default. */
  changed: z.record(z.string(), json),
  /** The last change of every key that ever was changed. */
  history: z.array(
    z.object({ name: z.string(), at: z.string(), user: z.string(), reason: z.string().nullable() }),
  ),
});
export type StudyRules = z.output<typeof rules>;

export const study = {
  'study.info': query({ input: z.object({}), output: info, roles: EVERYONE }),
  /** The rules of the study: what every assessment and analysis uses unless the call says otherwise. */
  'study.config': query({ input: z.object({}), output: rules, roles: EVERYONE }),
  /** Changes rules by name, all or none; `null` gives the default back. Makes the lines of the patient list anew. */
  'study.setConfig': job({
    input: z.object({ values: z.record(z.string().max(60), json), reason }),
    output: z.object({ changed: z.number(), patients: z.number() }),
    roles: SET_RULES,
  }),
  /** Reads every page, the foreign keys, the audit chain, the anchor, the migrations and the schema. */
  'study.verify': job({ input: z.object({}), output: verification, roles: EVERYONE }),
  /** One file with the encrypted registry and its key slots, checked before it is said to be done. */
  'study.backup': job({
    input: z.object({ to: z.string().min(1).max(1000) }),
    output: z.object({
      file: z.string(),
      verified: z.literal(true),
      rows: z.record(z.string(), z.number()),
    }),
    roles: ADMINISTER,
    reach: 'local',
  }),
};
