import { basename } from 'node:path';
import { ENTITY_NAMES } from '#shared/codebook/codebook.ts';
import { parsePatientDocument, toPatientDocument } from '#shared/codebook/document.ts';
import type { Problem } from '#shared/codebook/problem.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { checkPatient } from '#shared/quality/check.ts';
import { writingFile } from '#main/exchange/document/outFile.ts';
import { readDocument, type DocumentHeader } from '#main/exchange/document/readDocument.ts';
import { insertImportBatch } from '#main/repositories/studyStore.ts';
import { newId, PatientIds } from '#main/repositories/uuid.ts';
import { storeConfig } from './config.ts';
import type { HandlersOf, JobContext, Pause } from './handler.ts';
import { invalidDocument } from './invalidDocument.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { unknownPatient, withoutIdentifiers } from './patientAccess.ts';
import { rowsOf } from './recordRows.ts';
import { refreshSummaries } from './refreshSummaries.ts';
import { insertPatient, referenceProblems, replacePatient } from './storePatient.ts';
import { wire } from './wire.ts';

const BATCH = 25;
const MAX_PROBLEMS = 200;

const shown = (record: PatientRecord, identified: boolean): PatientRecord =>
  identified ? record : withoutIdentifiers(record);

const readEvent = (registry: OpenRegistry, studyId: string | null) => {
  const patient = studyId === null ? null : registry.records.findPatientByStudyId(studyId);
  if (studyId !== null && (patient === null || patient.deleted)) throw unknownPatient();
  const patientId = patient?.id ?? null;
  return { action: 'read-records', entityId: patientId ?? registry.study.uuid, patientId, detail: null };
};

/** What a load has done so far. */
class Load {
  readonly problems: Problem[] = [];
  readonly rows: Record<string, number> = Object.fromEntries(ENTITY_NAMES.map((name) => [name, 0]));
  patients = 0;
  ruleHits = 0;
  existing = 0;
  readonly #seen = new Set<string>();
  readonly #ids = new PatientIds();
  readonly #registry: OpenRegistry;
  readonly #replace: boolean;
  readonly #today: string;

  constructor(registry: OpenRegistry, replace: boolean, today: string) {
    this.#registry = registry;
    this.#replace = replace;
    this.#today = today;
  }

  /** Checks a patient, and stores it as long as nothing was wrong with any. */
  add(raw: unknown, path: string): void {
    this.patients += 1;
    const parsed = parsePatientDocument(raw, path);
    const problems = parsed.ok ? this.#problemsOf(parsed.value, path) : parsed.error;
    for (const problem of problems) if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
    if (parsed.ok && this.problems.length === 0) this.#store(parsed.value);
  }

  #problemsOf(record: PatientRecord, path: string): readonly Problem[] {
    const twice = this.#seen.has(record.studyId);
    this.#seen.add(record.studyId);
    const references = referenceProblems(record, path);
    return twice
      ? [...references, { code: 'duplicate-key', path: `${path}.studyId`, message: 'stands twice' }]
      : references;
  }

  #store(record: PatientRecord): void {
    const stored = this.#registry.records.findPatientByStudyId(record.studyId);
    if (stored !== null && !this.#replace) {
      this.existing += 1;
      return;
    }
    if (this.existing > 0) return;
    if (stored === null) insertPatient(this.#registry, record, this.#ids.next());
    else replacePatient(this.#registry, stored, record);
    this.ruleHits += checkPatient(record, this.#today).length;
    this.#count('patient');
    for (const { entity } of rowsOf(record)) this.#count(entity);
  }

  #count(entity: string): void {
    this.rows[entity] = (this.rows[entity] ?? 0) + 1;
  }

  /** Throws what keeps the document from being loaded. */
  check(): void {
    if (this.problems.length > 0) throw invalidDocument(this.problems);
    if (this.existing > 0) {
      throw new ContractError(
        'already-exists',
        `${this.existing} patients of the document are in the registry already. Nothing was changed. Replace them explicitly.`,
        { patients: this.existing },
      );
    }
  }
}

async function loadDocument(
  context: JobContext,
  load: Load,
  file: string,
  pause: Pause,
): Promise<DocumentHeader> {
  const header = await readDocument(file, async ({ raw, path }) => {
    load.add(raw, path);
    if (load.patients % BATCH !== 0) return;
    context.progress('patients', load.patients, null);
    await pause();
  });
  load.check();
  return header;
}

/** The beginning of a document of this registry, with its rules where they differ from the defaults. */
function headerOf({ settings }: OpenRegistry): string {
  const config = settings.given();
  const rules = Object.keys(config).length === 0 ? '' : `"config":${JSON.stringify(config)},`;
  return `{"schema":1,${rules}"patients":[`;
}

export const documentProcedures: HandlersOf<'documents.page' | 'documents.write' | 'documents.load'> = {
  'documents.page': ({ registry, identified, note }, { studyId, after, limit }) => {
    note(readEvent(registry, studyId), `read-records ${studyId ?? ''}`);
    const page = registry.patients.page({ consenting: true, studyId, after }, limit);
    return {
      patients: page.map(({ record }) => wire(toPatientDocument(shown(record, identified)))),
      next: page.length === limit ? (page.at(-1)?.record.studyId ?? null) : null,
    };
  },

  'documents.write': async ({ open, identified, note, progress, pause }, { file, studyId }) => {
    const registry = open();
    note(readEvent(registry, studyId));
    return writingFile(file, async (out) => {
      let patients = 0;
      out.write(headerOf(registry));
      for (const batch of registry.patients.batches({ consenting: true, studyId })) {
        for (const { record } of batch) {
          out.write(
            `${patients === 0 ? '' : ','}\n${JSON.stringify(toPatientDocument(shown(record, identified)))}`,
          );
          patients += 1;
        }
        progress('patients', patients, null);
        await pause();
      }
      out.write('\n]}\n');
      return { patients };
    });
  },

  'documents.load': async (context, { file, replace }) => {
    const registry = context.open();
    const isNew =
      registry.records.count()['patient'] === 0 && Object.keys(registry.settings.given()).length === 0;
    const batchId = newId();
    const load = new Load(registry, replace, context.now.slice(0, 10));
    await context.write({ source: 'load', batchId, reason: null }, async (pause) => {
      const { config } = await loadDocument(context, load, file, pause);
      if (isNew && storeConfig(registry, config) > 0) await refreshSummaries(registry, context, pause);
      insertImportBatch(registry.database, {
        id: batchId,
        kind: 'load',
        source: basename(file),
        sha256: null,
        counts: load.rows,
        at: context.now,
      });
    });
    return { patients: load.patients, rows: load.rows, ruleHits: load.ruleHits };
  },
};
