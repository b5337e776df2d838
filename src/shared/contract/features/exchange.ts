import { z } from 'zod';
import type { EntityName } from '#shared/codebook/codebook.ts';
import { job, query } from '../procedure.ts';
import { ANALYSE, IMPORT, READ_RECORDS } from '../roles.ts';
import { json } from '../schemas.ts';

const path = z.string().min(1).max(1000);

const importReport = z.object({
  plan: z.object({
    new: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    conflict: z.number(),
    error: z.number(),
    excluded: z.number(),
  }),
  errors: z.array(
    z.object({
      code: z.string(),
      row: z.number(),
      column: z.string(),
      cell: z.string(),
      field: z.string(),
      raw: z.string(),
      message: z.string(),
    }),
  ),
  warnings: z.array(z.object({ code: z.string(), row: z.number(), message: z.string() })),
  committed: z.boolean(),
  batchId: z.string().nullable(),
});
export type ImportReport = z.output<typeof importReport>;

/** Entities whose rows a file can hold; the lists inside another record are not among them, but for lesions. */
export const IMPORTED_ENTITIES = [
  'patient',
  'baseline',
  'taceSession',
  'imaging',
  'lesion',
  'labPanel',
  'clinicalStatus',
  'adverseEvent',
  'systemicCourse',
  'otherTreatment',
  'followUp',
] as const satisfies readonly EntityName[];
export type ImportedEntity = (typeof IMPORTED_ENTITIES)[number];

export const EXPORT_PROFILES = [
  'safe-harbor',
  'relative-days',
  'shifted-dates',
  'limited',
  'identified',
] as const;
export type ExportProfile = (typeof EXPORT_PROFILES)[number];

const exportOptions = z.object({
  profile: z.enum(EXPORT_PROFILES),
  formats: z.array(z.string().max(12)).min(1),
  /** Name of the release; the scope of its pseudonyms. */
  release: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
  /** Smallest group that may share the quasi-identifiers; 1 switches the gate off and says so. */
  k: z.number().int().min(1).max(100).default(5),
});

/** What the person reads before anything is written. */
const exportPreview = z.object({
  label: z.string(),
  patients: z.number(),
  columns: z.array(
    z.object({
      table: z.string(),
      column: z.string(),
      label: z.string(),
      action: z.string(),
      included: z.boolean(),
    }),
  ),
  /** Ten rows of the patient table, before and after. */
  before: z.array(z.record(z.string(), json)),
  after: z.array(z.record(z.string(), json)),
  risk: z.object({
    k: z.number(),
    classes: z.number(),
    uniques: z.number(),
    smallest: z.number(),
    patientsBelow: z.number(),
    gate: z.enum(['met', 'not-met', 'off']),
    quasiIdentifiers: z.array(z.string()),
  }),
});
export type ExportPreview = z.output<typeof exportPreview>;

const exportReport = z.object({
  out: z.string(),
  files: z.array(z.object({ path: z.string(), sha256: z.string(), rows: z.number().nullable() })),
  profile: z.enum(EXPORT_PROFILES),
  k: z.number(),
  riskGate: z.enum(['met', 'off']),
  suppressed: z.number(),
  leakScan: z.object({ values: z.number(), hits: z.number() }),
});
export type ExportReport = z.output<typeof exportReport>;

export const exchange = {
  /** Plans an import, and commits the plan unless it is a dry run or a row has an error. All or nothing. */
  'import.run': job({
    input: z.object({
      file: path,
      source: z.union([
        z.object({ entity: z.enum(IMPORTED_ENTITIES) }),
        z.object({ preset: z.literal('hcc-tace-seg') }),
      ]),
      mapping: json.nullable().default(null),
      sheet: z.string().nullable().default(null),
      dryRun: z.boolean().default(false),
    }),
    output: importReport,
    roles: IMPORT,
    reach: 'local',
  }),

  'export.preview': job({ input: exportOptions, output: exportPreview, roles: ANALYSE }),
  /** Writes a release folder. Without `out` it is made in the folder `<registry>-releases` beside the registry. */
  'export.run': job({
    input: exportOptions.extend({ out: z.null().default(null) }),
    output: exportReport,
    roles: ANALYSE,
  }),
  /** The same into a folder of the caller's choice. */
  'export.runTo': job({
    input: exportOptions.extend({ out: path }),
    output: exportReport,
    roles: ANALYSE,
    reach: 'local',
  }),

  /** The record document of some patients, by pages in study code order; identified, so it is audited. */
  'documents.page': query({
    input: z.object({
      studyId: z.string().max(60).nullable().default(null),
      after: z.string().max(60).nullable().default(null),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    output: z.object({ patients: z.array(json), next: z.string().nullable() }),
    roles: READ_RECORDS,
  }),
  /** Streams the record document to a file. */
  'documents.write': job({
    input: z.object({ file: path, studyId: z.string().max(60).nullable().default(null) }),
    output: z.object({ patients: z.number() }),
    roles: READ_RECORDS,
    reach: 'local',
  }),
  /** Loads a record document from a file in one transaction. */
  'documents.load': job({
    input: z.object({ file: path, replace: z.boolean().default(false) }),
    output: z.object({
      patients: z.number(),
      rows: z.record(z.string(), z.number()),
      ruleHits: z.number(),
    }),
    roles: IMPORT,
    reach: 'local',
  }),
  /** Loads a synthetic cohort, in one transaction. */
  'synthetic.load': job({
    input: z.object({ patients: z.number().int().min(1).max(1_000_000), seed: z.number().int().min(0) }),
    output: z.object({ patients: z.number() }),
    roles: IMPORT,
    reach: 'local',
  }),
};
