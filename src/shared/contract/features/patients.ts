import { z } from 'zod';
import { command, query } from '../procedure.ts';
import { ENTER, READ_RECORDS } from '../roles.ts';
import {
  checkRecord,
  checkTree,
  entityName,
  looseRecord,
  patientRecord,
  reason,
  studyId,
  uuid,
} from '../schemas.ts';

export const PATIENT_COLUMNS = [
  'studyId',
  'age',
  'sex',
  'firstTace',
  'sessions',
  'lastResponse',
  'bclc',
  'albiGrade',
  'childPughClass',
  'status',
  'completeness',
  'lastContact',
] as const;
export type PatientColumn = (typeof PATIENT_COLUMNS)[number];

/** One line of the patient list. `null` is not known; `indeterminate` stands where a score has several values. */
const summary = z.object({
  patientId: uuid,
  studyId: z.string(),
  /** Only for roles that may see identifiers. */
  name: z.string().nullable(),
  age: z.number().nullable(),
  sex: z.string().nullable(),
  firstTace: z.string().nullable(),
  sessions: z.number(),
  lastResponse: z.string().nullable(),
  bclc: z.string().nullable(),
  albiGrade: z.string().nullable(),
  childPughClass: z.string().nullable(),
  status: z.enum(['alive', 'dead', 'unknown']),
  /** Fields that are filled or carry a missing reason, of those that count, in per cent. */
  completeness: z.number(),
  lastContact: z.string().nullable(),
  hasDraft: z.boolean(),
});
export type PatientSummary = z.output<typeof summary>;

const filter = z.object({
  sex: z.array(z.string().max(20)).max(5).optional(),
  bclc: z.array(z.string().max(20)).max(10).optional(),
  lastResponse: z.array(z.string().max(20)).max(10).optional(),
  status: z.array(z.string().max(20)).max(5).optional(),
  minSessions: z.number().int().min(0).max(100).optional(),
});
export type PatientFilter = z.output<typeof filter>;

export const patients = {
  /** A page of the list; search runs over study code, and over names and hospital numbers where the role allows. */
  'patients.list': query({
    input: z.object({
      search: z.string().max(100).default(''),
      filter: filter.default({}),
      sort: z.object({ column: z.enum(PATIENT_COLUMNS), descending: z.boolean() }).default({
        column: 'studyId',
        descending: false,
      }),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ total: z.number(), rows: z.array(summary) }),
    roles: READ_RECORDS,
  }),

  /** Everything about one patient, with the version of each row for the next save. */
  'patients.get': query({
    input: z.object({ patientId: uuid }),
    output: z.object({
      patientId: uuid,
      record: patientRecord,
      versions: z.record(z.string(), z.number()),
    }),
    roles: READ_RECORDS,
  }),

  /** The next free study code by the pattern of the codes in use. */
  'patients.suggestStudyId': query({
    input: z.object({}),
    output: z.object({ studyId: z.string() }),
    roles: ENTER,
  }),

  /** A new patient. `already-exists` when the study code is taken. */
  'patients.create': command({
    input: z.object({
      studyId,
      record: looseRecord.transform((raw, context) => checkRecord('patient', raw, context)),
    }),
    output: z.object({ patientId: uuid }),
    roles: ENTER,
  }),

  /**
   * Writes one record whole: the given fields replace the stored ones, child rows not listed are removed.
   * `conflict` when `version` is not the stored one. `id` and `version` are null for a new record. A patient's own
   * record is saved under entity `patient`, the baseline under `baseline` (created on first save).
   */
  'records.save': command({
    input: z
      .object({
        patientId: uuid,
        entity: entityName,
        id: uuid.nullable(),
        version: z.number().int().nullable(),
        record: looseRecord,
        children: z
          .record(
            z.string().max(40),
            z.array(z.object({ id: uuid.nullable(), record: looseRecord })).max(200),
          )
          .default({}),
        reason: reason.nullable().default(null),
      })
      .transform((input, context) => ({ ...input, ...checkTree(input, context) })),
    output: z.object({ id: uuid, version: z.number() }),
    roles: ENTER,
  }),

  /** Removes a record and its children from view; it stays in the registry and in the audit trail. */
  'records.remove': command({
    input: z.object({ patientId: uuid, entity: entityName, id: uuid, version: z.number().int(), reason }),
    output: z.object({}),
    roles: ENTER,
  }),

  /** Takes a removal back. */
  'records.restore': command({
    input: z.object({ patientId: uuid, entity: entityName, id: uuid, reason }),
    output: z.object({ version: z.number() }),
    roles: ENTER,
  }),
};
