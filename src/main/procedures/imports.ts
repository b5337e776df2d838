import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isEntityName } from '#shared/codebook/codebook.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { must } from '#shared/kernel/must.ts';
import { isKnownHeader } from '#main/exchange/import/columns.ts';
import { readCsv } from '#main/exchange/import/csv.ts';
import { parseMapping } from '#main/exchange/import/mapping.ts';
import { planImport } from '#main/exchange/import/plan.ts';
import { planPreset } from '#main/exchange/import/planPreset.ts';
import type {
  ImportPlan,
  ImportWrite,
  Mapping,
  PatientLookup,
  SourceTable,
} from '#main/exchange/import/types.ts';
import { insertImportBatch } from '#main/repositories/studyStore.ts';
import { newId, newPatientId } from '#main/repositories/uuid.ts';
import type { HandlersOf, Pause } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { refreshSummary } from './patientAccess.ts';
import { saveRecord } from './saveRecord.ts';
import { insertPatient } from './storePatient.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const PRESET_KEY = 'TCIA_ID';
/** Changes of saved values carry it; the file's name may itself identify and is not kept. */
const REASON = 'import';

type Source = { readonly entity: string } | { readonly preset: 'hcc-tace-seg' };

const unreadable = (message: string): ContractError =>
  new ContractError('file-unreadable', `${message}. Nothing was written.`);

function readBytes(file: string): Buffer {
  try {
    if (statSync(file).size > MAX_BYTES) throw unreadable('The file is larger than 50 MB');
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ContractError) throw error;
    throw new ContractError('file-missing', 'The file cannot be read. Nothing was written. Check its path.');
  }
}

function readTable(bytes: Buffer, source: Source, mapping: Mapping): SourceTable {
  const known =
    'entity' in source && isEntityName(source.entity)
      ? isKnownHeader(source.entity, mapping)
      : (header: string): boolean => header === PRESET_KEY;
  const table = readCsv(bytes, known);
  if (!table.ok) throw unreadable(`The file was not read: ${table.error.message}`);
  return table.value;
}

function makePlan(table: SourceTable, source: Source, mapping: Mapping, lookup: PatientLookup): ImportPlan {
  if (!('entity' in source)) return planPreset(table, lookup);
  if (!isEntityName(source.entity)) throw new ContractError('invalid-input', 'There is no such entity.');
  return planImport(source.entity, table, mapping, lookup);
}

/** Carries one write of the plan out; answers with the patient it belongs to. */
function carryOut(registry: OpenRegistry, write: ImportWrite): string {
  if (write.kind === 'whole') return insertPatient(registry, write.record);
  if (write.kind === 'patient') {
    const id = newPatientId();
    registry.records.insertPatient(id, write.studyId, write.record);
    return id;
  }
  const { id: patientId } = must(
    registry.records.findPatientByStudyId(write.studyId),
    'a patient of the plan',
  );
  if (write.entity === 'lesion') saveLesion(registry, patientId, write);
  else {
    const { versions } = must(registry.patients.find(patientId), 'a patient of the plan');
    saveRecord(registry, {
      patientId,
      entity: write.entity,
      id: write.id,
      version: write.id === null ? null : must(versions[write.id], 'a version'),
      record: write.record,
      children: [],
      reason: REASON,
    });
  }
  return patientId;
}

/** A lesion is written alone: the other lesions of its image stay as they are. */
function saveLesion(registry: OpenRegistry, patientId: string, write: ImportWrite & { kind: 'row' }): void {
  const { record, versions } = must(registry.patients.find(patientId), 'a patient of the plan');
  if (write.id !== null) {
    registry.records.update(
      'lesion',
      patientId,
      write.id,
      must(versions[write.id], 'a version'),
      write.record,
    );
    return;
  }
  const image = must(
    record.imaging.find(({ date }) => date === write.imageDate),
    'the image of a lesion',
  );
  registry.records.insert('lesion', patientId, newId(), image.id, write.record);
}

async function commit(registry: OpenRegistry, plan: ImportPlan, pause: Pause): Promise<void> {
  const touched = new Set<string>();
  for (const write of plan.writes) {
    touched.add(carryOut(registry, write));
    await pause();
  }
  for (const patientId of touched) {
    refreshSummary(registry, patientId);
    await pause();
  }
}

export const importProcedures: HandlersOf<'import.run'> = {
  'import.run': async (context, { file, source, mapping: rawMapping, sheet, dryRun }) => {
    if (sheet !== null)
      throw new ContractError('invalid-input', 'A text file has no sheets. Nothing was written.');
    const registry = context.open();
    const mapping = parseMapping(rawMapping);
    if (mapping === null)
      throw new ContractError('invalid-input', 'The mapping has not the expected form. Nothing was written.');
    const bytes = readBytes(file);
    context.progress('Reading', 0, null);
    const table = readTable(bytes, source, mapping);
    const lookup: PatientLookup = (studyId) =>
      registry.patients.page({ studyId, consenting: false }, 1)[0]?.record ?? null;
    const plan = makePlan(table, source, mapping, lookup);
    const report = { plan: plan.counts, errors: [...plan.errors], warnings: [...plan.warnings] };
    const batchId = newId();
    const digest = createHash('sha256').update(bytes).digest('hex');
    const nothingToDo = dryRun || plan.errors.length > 0 || plan.writes.length === 0;
    context.note({
      action: nothingToDo ? 'import-planned' : 'import',
      entityId: batchId,
      patientId: null,
      detail: { sha256: digest, counts: { ...plan.counts } },
    });
    if (nothingToDo) return { ...report, committed: false, batchId: null };
    await context.write({ source: 'import', batchId, reason: REASON }, async (pause) => {
      const kind = 'preset' in source ? source.preset : source.entity;
      insertImportBatch(registry.database, {
        id: batchId,
        kind: 'import',
        source: kind,
        sha256: digest,
        counts: { ...plan.counts },
        at: context.now,
      });
      await commit(registry, plan, pause);
    });
    return { ...report, committed: true, batchId };
  },
};
