import { z } from 'zod';
import { job, query, session } from '../procedure.ts';
import { ANALYSE, READ_RECORDS } from '../roles.ts';
import { day, uuid } from '../schemas.ts';

const path = z.string().min(1).max(1000);
const config = z.record(z.string().max(60), z.json()).default({});

/** A survival question, as the command line and the analysis page ask it. */
const survivalQuestion = z.object({
  endpoint: z.string().max(40),
  origin: z.string().max(60).default('firstTace'),
  by: z.string().max(60).nullable().default(null),
  landmark: z.number().int().min(0).max(36_500).nullable().default(null),
  filter: z.string().max(2000).nullable().default(null),
  asOf: day.nullable().default(null),
  config,
});
export type SurvivalQuestion = z.input<typeof survivalQuestion>;

const survivalAnswer = z.object({
  schema: z.literal(1),
  endpoint: z.string(),
  origin: z.string(),
  unit: z.literal('days'),
  /** Kinds `km` and `logrank` of the reference files. */
  km: z.json(),
  logrank: z.json(),
  excluded: z.array(z.object({ reason: z.string(), n: z.number() })),
  warnings: z.array(z.string()),
  manifest: z.object({
    asOf: z.string().nullable(),
    filter: z.string().nullable(),
    ruleVersions: z.record(z.string(), z.number()),
    cohort: z.object({ n: z.number() }),
    config: z.json(),
  }),
});
export type SurvivalAnswer = z.output<typeof survivalAnswer>;

export const analysis = {
  'analysis.survival': job({ input: survivalQuestion, output: survivalAnswer, roles: ANALYSE }),

  /** Every rule on one patient: the element of `assess` for it. */
  'assess.patient': query({
    input: z.object({ patientId: uuid, asOf: day.nullable().default(null), config }),
    output: z.object({ assessment: z.json() }),
    roles: READ_RECORDS,
  }),
  /** Every rule on every patient, streamed to a file in the format of the command line. */
  'assess.write': job({
    input: z.object({ file: path, asOf: day.nullable().default(null), config }),
    output: z.object({
      patients: z.number(),
      /** Per rule: how many patients it decided, left open, or did not apply to. */
      scored: z.record(
        z.string(),
        z.object({ decided: z.number(), indeterminate: z.number(), notApplicable: z.number() }),
      ),
    }),
    roles: ANALYSE,
    reach: 'local',
  }),
  /** The same for a record document, without a registry. */
  'assess.document': job({
    input: z.object({ records: path, file: path, asOf: day.nullable().default(null), config }),
    output: z.object({ patients: z.number() }),
    roles: null,
    reach: 'local',
  }),
  /** Pure rules on given inputs; needs no registry. */
  'scores.evaluate': session({
    input: z.object({ cases: z.array(z.json()).max(100_000) }),
    output: z.object({ results: z.array(z.json()) }),
    roles: null,
  }),
};
