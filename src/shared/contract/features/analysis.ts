import { z } from 'zod';
import { job, query, session } from '../procedure.ts';
import { ANALYSE, READ_RECORDS } from '../roles.ts';
import { day, uuid, json } from '../schemas.ts';

const path = z.string().min(1).max(1000);
const config = z.record(z.string().max(60), json).default({});

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
  km: json,
  logrank: json,
  excluded: z.array(z.object({ reason: z.string(), n: z.number() })),
  warnings: z.array(z.string()),
  manifest: z.object({
    asOf: z.string().nullable(),
    filter: z.string().nullable(),
    ruleVersions: z.record(z.string(), z.number()),
    cohort: z.object({ n: z.number() }),
    config: json,
  }),
});
export type SurvivalAnswer = z.output<typeof survivalAnswer>;

const assessmentPage = z.object({
  /** The data cut that was applied: the one asked for, else the document's own. */
  asOf: z.string().nullable(),
  patients: z.array(json),
  next: z.string().nullable(),
});

export const analysis = {
  'analysis.survival': job({ input: survivalQuestion, output: survivalAnswer, roles: ANALYSE }),
  /** The same question as a finished Kaplan-Meier figure. */
  'analysis.figure': job({ input: survivalQuestion, output: z.object({ svg: z.string() }), roles: ANALYSE }),

  /** Every rule on one patient: the element of `assess` for it. */
  'assess.patient': query({
    input: z.object({ patientId: uuid, asOf: day.nullable().default(null), config }),
    output: z.object({ assessment: json }),
    roles: READ_RECORDS,
  }),
  /** Every rule on every patient, streamed to a file in the format of the command line. */
  'assess.write': job({
    input: z.object({ file: path, asOf: day.nullable().default(null), config }),
    output: z.object({ patients: z.number() }),
    roles: ANALYSE,
    reach: 'local',
  }),
  /** How far the data of the cohort go: what each rule decides. */
  'assess.summary': job({
    input: z.object({ asOf: day.nullable().default(null), config }),
    output: z.object({
      patients: z.number(),
      /** Per rule: how many patients it decided, left open, or did not apply to. */
      scored: z.record(
        z.string(),
        z.object({ decided: z.number(), indeterminate: z.number(), notApplicable: z.number() }),
      ),
    }),
    roles: ANALYSE,
  }),
  /** Every rule on some patients, by pages in study code order. */
  'assess.page': query({
    input: z.object({
      after: z.string().max(60).nullable().default(null),
      asOf: day.nullable().default(null),
      config,
    }),
    output: assessmentPage,
    roles: ANALYSE,
  }),
  /** The same for a record document, without a registry; `next` says where in the file to go on. */
  'assess.documentPage': session({
    input: z.object({
      records: path,
      after: z.string().max(60).nullable().default(null),
      asOf: day.nullable().default(null),
      config,
    }),
    output: assessmentPage,
    roles: null,
    reach: 'local',
  }),
  /** The same for a record document, streamed to a file. */
  'assess.document': job({
    input: z.object({ records: path, file: path, asOf: day.nullable().default(null), config }),
    output: z.object({ patients: z.number() }),
    roles: null,
    reach: 'local',
  }),
  /** Pure rules on given inputs; needs no registry. */
  'scores.evaluate': session({
    input: z.object({ cases: z.array(json).max(100_000) }),
    output: z.object({ results: z.array(json) }),
    roles: null,
  }),
};
