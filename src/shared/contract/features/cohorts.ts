import { z } from 'zod';
import { DEFINITIONS } from '#shared/model/config.ts';
import { job, query } from '../procedure.ts';
import { ANALYSE } from '../roles.ts';
import { day, json, uuid } from '../schemas.ts';

/** Which patients, as known when; what `config` leaves out is as the study has it. */
const cohort = z.object({
  filter: z.string().max(2000).nullable().default(null),
  asOf: day.nullable().default(null),
  config: z.record(z.string().max(60), json).default({}),
});

const manifest = z.object({
  asOf: z.string().nullable(),
  filter: z.string().nullable(),
  ruleVersions: z.record(z.string(), z.number()),
  cohort: z.object({ n: z.number() }),
  config: json,
});
const excluded = z.array(z.object({ reason: z.string(), n: z.number() }));

const definition = z.enum(DEFINITIONS);
const estimate = z.number().nullable();

const agreement = z.object({
  definitions: z.array(definition),
  frequencies: z.array(
    z.object({
      definition,
      met: z.number(),
      notMet: z.number(),
      indeterminate: z.number(),
      notApplicable: z.number(),
      days: z.object({ q1: z.number(), median: z.number(), q3: z.number() }).nullable(),
    }),
  ),
  pairs: z.array(
    z.object({
      a: definition,
      b: definition,
      n: z.number(),
      bothMet: z.number(),
      aOnly: z.number(),
      bOnly: z.number(),
      neither: z.number(),
      indeterminate: z.number(),
      percent: estimate,
      kappa: estimate,
      se: estimate,
      lower: estimate,
      upper: estimate,
      medianDays: estimate,
    }),
  ),
  excluded,
  manifest,
});
export type AgreementAnswer = z.output<typeof agreement>;

const RESPONSE_SYSTEMS = ['mRECIST', 'RECIST11'] as const;

const response = z.object({
  system: z.enum(RESPONSE_SYSTEMS),
  rows: z.array(
    z.object({
      course: z.number(),
      n: z.number(),
      CR: z.number(),
      PR: z.number(),
      SD: z.number(),
      PD: z.number(),
      NE: z.number(),
      orr: z.number(),
      lower: z.number(),
      upper: z.number(),
    }),
  ),
  excluded,
  manifest,
});
export type ResponseAnswer = z.output<typeof response>;

const tableOneCell = z.object({
  group: z.string().nullable(),
  n: z.number(),
  missing: z.number(),
  /** Of a number. */
  summary: z
    .object({
      mean: estimate,
      sd: estimate,
      median: estimate,
      q1: estimate,
      q3: estimate,
      min: estimate,
      max: estimate,
    })
    .nullable(),
  /** Of a category: per cent of those in whom it is known. */
  levels: z
    .array(z.object({ level: z.string(), n: z.number(), percent: estimate }))
    .readonly()
    .nullable(),
});

const tableOne = z.object({
  by: z.string().nullable(),
  groups: z.array(z.object({ group: z.string(), n: z.number() })).readonly(),
  rows: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(['continuous', 'categorical']),
        n: z.number(),
        missing: z.number(),
        overall: tableOneCell,
        groups: z.array(tableOneCell).readonly(),
        smd: estimate,
      }),
    )
    .readonly(),
  excluded,
  manifest,
});
export type TableOneAnswer = z.output<typeof tableOne>;

export const SWIMMER_ORDERS = ['followUp', 'courses', 'switch', 'refractory', 'studyId'] as const;
/** Patients drawn at a time. */
export const MOST_LANES = 40;

const lane = z.object({
  patientId: uuid,
  studyId: z.string(),
  /** Days from the first TACE. */
  sessions: z.array(z.number()),
  images: z.array(z.object({ day: z.number(), response: z.enum(['CR', 'PR', 'SD', 'PD', 'NE']).nullable() })),
  systemic: z.array(z.object({ start: z.number(), stop: z.number().nullable() })),
  switchDay: z.number().nullable(),
  definitions: z.array(z.object({ definition, day: z.number() })),
  end: z.object({ day: z.number(), kind: z.enum(['death', 'alive', 'unknown']) }),
});
export type SwimmerLane = z.output<typeof lane>;

export const cohorts = {
  /** How often each definition of refractoriness is met, and how every two of them agree. */
  'analysis.agreement': job({ input: cohort, output: agreement, roles: ANALYSE }),
  /** Response by number of the course, with Wilson's interval of the objective response rate. */
  'analysis.response': job({
    input: cohort.extend({ system: z.enum(RESPONSE_SYSTEMS).default('mRECIST') }),
    output: response,
    roles: ANALYSE,
  }),
  /** Baseline table, whole or by a field of patient or baseline, a baseline score or another grouping. */
  'analysis.tableOne': job({
    input: cohort.extend({ by: z.string().max(60).nullable().default(null) }),
    output: tableOne,
    roles: ANALYSE,
  }),
  /** Patients with TACE in the order of a swimmer figure. */
  'analysis.swimmerOrder': job({
    input: cohort.extend({ order: z.enum(SWIMMER_ORDERS).default('followUp') }),
    output: z.object({ patientIds: z.array(uuid), excluded }),
    roles: ANALYSE,
  }),
  /** The courses of some patients, in the order asked for; whoever is gone or withdrew is left out. */
  'analysis.swimmerLanes': query({
    input: cohort.omit({ filter: true }).extend({ patientIds: z.array(uuid).max(MOST_LANES) }),
    output: z.object({ lanes: z.array(lane) }),
    roles: ANALYSE,
  }),
};
