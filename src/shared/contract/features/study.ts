import { z } from 'zod';
import { job, query } from '../procedure.ts';
import { EVERYONE } from '../roles.ts';

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

export const study = {
  'study.info': query({ input: z.object({}), output: info, roles: EVERYONE }),
  /** Reads every page, the foreign keys, the audit chain, the anchor, the migrations and the schema. */
  'study.verify': job({ input: z.object({}), output: verification, roles: EVERYONE }),
};
