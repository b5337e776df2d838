import { dirname, join, parse } from 'node:path';
import { ContractError } from '#shared/contract/errors.ts';
import type { ExportReport } from '#shared/contract/features/exchange.ts';
import { chainState } from '#main/database/auditedWrite.ts';
import { MIGRATIONS } from '#main/database/migrations.generated.ts';
import { previewExport } from '#main/exchange/export/previewExport.ts';
import type { ExportLogEntry, ExportOptions, ExportSource } from '#main/exchange/export/request.ts';
import { runExport } from '#main/exchange/export/runExport.ts';
import type { RegisteredPatient } from '#main/repositories/patientReader.ts';
import { lastChange, recordEvent } from '#main/repositories/auditTrail.ts';
import { insertExport, PSEUDONYM_SECRET, readSecret, userNames } from '#main/repositories/studyStore.ts';
import { newId } from '#main/repositories/uuid.ts';
import type { HandlersOf, JobContext } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';

const HEAD_SYMBOLS = 16;

/** The patients as they are saved: what another job is still writing may yet be taken back. */
function* savedPatients(
  { database, patients }: OpenRegistry,
  consenting: boolean,
): Generator<RegisteredPatient> {
  for (const batch of patients.batches({ consenting })) {
    if (database.inTransaction) {
      throw new ContractError(
        'busy',
        'An import or load is being written. Nothing was exported. Try again when it is done.',
      );
    }
    yield* batch;
  }
}

function sourceOf(registry: OpenRegistry, now: string): ExportSource {
  return {
    patients: () => savedPatients(registry, true),
    everyone: () => savedPatients(registry, false),
    key: readSecret(registry.database, PSEUDONYM_SECRET),
    today: now.slice(0, 10),
  };
}

/** The folder of a release that the caller gave no place for: beside the registry, by its name. */
function besideRegistry(database: string, release: string): string {
  return join(dirname(database), `${parse(database).name}-releases`, release);
}

const change = { source: 'system', batchId: null, reason: null } as const;

/** Logs the export and publishes it in one transaction. */
async function record(job: JobContext, entry: ExportLogEntry, publish: () => Promise<void>): Promise<void> {
  const { database, study } = job.open();
  await job.write(change, async () => {
    const { release, profile } = entry;
    insertExport(database, { id: newId(), release, profile, manifest: JSON.stringify(entry), at: job.now });
    recordEvent(database, { action: 'export', entityId: study.uuid, patientId: null, detail: { ...entry } });
    await publish();
  });
}

/** The attempt stands in the trail before anything is read; where no trail can be written, nothing is exported. */
async function recordAttempt(
  job: JobContext,
  { release, profile, formats, k }: ExportOptions,
): Promise<void> {
  const { database, study } = job.open();
  const detail = { release, profile, formats: [...formats], k };
  await job.write(change, () => {
    recordEvent(database, { action: 'export-attempt', entityId: study.uuid, patientId: null, detail });
    return Promise.resolve();
  });
}

/** An export that was refused or broken off stands in the trail too, with the place of a leak but no value. */
async function recordRefusal(job: JobContext, options: ExportOptions, error: unknown): Promise<void> {
  if (!(error instanceof ContractError)) return;
  const { database, study } = job.open();
  const detail = {
    release: options.release,
    profile: options.profile,
    code: error.code,
    at: error.details ?? null,
  };
  await job.write(change, () => {
    recordEvent(database, { action: 'export-refused', entityId: study.uuid, patientId: null, detail });
    return Promise.resolve();
  });
}

async function exportTo(job: JobContext, options: ExportOptions, out: string | null): Promise<ExportReport> {
  const registry = job.open();
  const { database, files } = registry;
  await recordAttempt(job, options);
  const before = lastChange(database);
  try {
    return await runExport({
      ...sourceOf(registry, job.now),
      options,
      out: out ?? besideRegistry(files.database, options.release),
      secrets: [...userNames(database), files.database],
      versions: { app: job.appVersion, schema: MIGRATIONS.length },
      auditHead: chainState(database).head.slice(0, HEAD_SYMBOLS),
      progress: job.progress,
      pause: job.pause,
      isUnchanged: () => lastChange(database) === before,
      record: (entry, publish) => record(job, entry, publish),
    });
  } catch (error) {
    await recordRefusal(job, options, error).catch(() => undefined);
    throw error;
  }
}

export const exportProcedures: HandlersOf<'export.preview' | 'export.run' | 'export.runTo'> = {
  'export.preview': (job, options) => previewExport(sourceOf(job.open(), job.now), options, job),
  'export.run': (job, { out, ...options }) => exportTo(job, options, out),
  'export.runTo': (job, { out, ...options }) => exportTo(job, options, out),
};
