import { hostname, homedir } from 'node:os';
import { join } from 'node:path';
import type { ExportReport } from '#shared/contract/features/exchange.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { tablesOf } from '#shared/deidentification/plan.ts';
import { eachPatient, inTurns, surveyCohort, turnCohort, type Cohort, type Turned } from './cohort.ts';
import { codebookCsv, codebookJson, fixedTexts, json, readmeText, riskReport } from './documents.ts';
import { diskFiles, toExportError } from './fileSystem.ts';
import type { Release, WritableTable } from './formats/format.ts';
import { formatOfFile, requireFormats } from './formats/formats.ts';
import { fold, tokensOf } from './leakScan/fold.ts';
import { IdentifierIndex } from './leakScan/identifiers.ts';
import { readDocument } from './leakScan/readDocument.ts';
import { LeakScan } from './leakScan/scan.ts';
import { ReleaseFolder } from './releaseFolder.ts';
import type { ExportRun } from './request.ts';
import { requireGate } from './riskGate.ts';
import { RowSpool } from './rowSpool.ts';

/** The tables with the columns that say something: a companion nobody needed is left out. */
function writableTables({ context }: Cohort, spool: RowSpool): readonly WritableTable[] {
  return tablesOf(context.plan).map(({ name, label, columns }) => {
    const facts = spool.facts(name);
    const kept = columns.flatMap((column, index) =>
      column.companionOf === null || facts[index]?.used === true ? [index] : [],
    );
    return {
      name,
      label,
      columns: columns.filter((_, index) => kept.includes(index)),
      widths: kept.map((index) => facts[index]?.width ?? 0),
      rowCount: spool.count(name),
      async *rows() {
        for await (const row of spool.rows(name)) yield kept.map((index) => row[index] ?? null);
      },
    };
  });
}

async function indexIdentifiers(run: ExportRun): Promise<IdentifierIndex> {
  const index = new IdentifierIndex();
  const steps = eachPatient(run.everyone(), (patient) => index.addPatient(patient));
  await inTurns(run, 'identifiers', null, steps);
  for (const secret of [...(run.secrets ?? []), hostname(), homedir()]) index.addValue(secret);
  index.allowDate(run.today);
  return index;
}

async function scanFiles(scan: LeakScan, folder: ReleaseFolder, run: ExportRun, from: number): Promise<void> {
  for (const [done, { path }] of folder.files.entries()) {
    if (done < from) continue;
    run.progress?.('leak scan', done, folder.files.length);
    await run.pause?.();
    const file = join(folder.root, path);
    const format = formatOfFile(path);
    await scan.scanFile(path, format === null ? readDocument(file) : format.read(file, path));
  }
}

function manifestOf(
  run: ExportRun,
  cohort: Cohort,
  turned: Turned,
  folder: ReleaseFolder,
  scan: unknown,
): string {
  const { options } = run;
  const { profile } = cohort.context.plan;
  return json({
    schema: 1,
    release: options.release,
    date: run.today,
    profile: profile.name,
    label: profile.label,
    versions: run.versions,
    auditHead: run.auditHead ?? null,
    options: { k: options.k, formats: options.formats, privateCutoff: options.privateCutoff ?? true },
    patients: turned.patients,
    withdrawn: cohort.withdrawn,
    afterCutoff: turned.losses.afterCutoff,
    riskGate: turned.gate,
    leakScan: scan,
    files: folder.files,
  });
}

async function writeRelease(run: ExportRun, folder: ReleaseFolder): Promise<ExportReport> {
  const { options } = run;
  const formats = requireFormats(options.formats);
  const cohort = await inTurns(run, 'survey', null, surveyCohort(run, options));
  const { plan } = cohort.context;
  const spool = new RowSpool(folder.fileSystem, folder.spool, tablesOf(plan));
  const turning = turnCohort(run, options, cohort, (one) => spool.add(one));
  const turned = await inTurns(run, 'de-identify', cohort.patients, turning, () => spool.relieve());
  requireGate(options.k, turned);
  const release: Release = {
    name: options.release,
    label: plan.profile.label,
    date: run.today,
    tables: writableTables(cohort, spool),
  };
  for (const format of formats) {
    run.progress?.(`write ${format.name}`, 0, null);
    await run.pause?.();
    await format.write(release, folder);
  }
  await folder.write('codebook.json', codebookJson(plan, release.tables));
  await folder.write('codebook.csv', codebookCsv(release.tables));
  await folder.write('README.txt', readmeText(plan, options));
  await folder.write('risk-report.json', riskReport(options, cohort, turned));

  const index = await indexIdentifiers(run);
  const vocabulary = new Set(
    fixedTexts(plan, tablesOf(plan), options).flatMap((text) => tokensOf(fold(text))),
  );
  const scan = new LeakScan(index, release.tables, vocabulary);
  await scanFiles(scan, folder, run, 0);
  const leakScan = { values: index.size, hits: 0 };
  const scanned = folder.files.length;
  await folder.write(
    'manifest.json',
    manifestOf(run, cohort, turned, folder, { ...leakScan, ...scan.result }),
  );
  await scanFiles(scan, folder, run, scanned);
  await run.pause?.();
  if (run.isUnchanged?.() === false) {
    throw new ContractError(
      'conflict',
      'The registry changed during the export. Nothing was kept. Export again.',
    );
  }
  const { profile, k } = options;
  const entry = {
    release: options.release,
    profile,
    formats: options.formats,
    k,
    patients: turned.patients,
    withdrawn: cohort.withdrawn,
    manifestSha256: folder.files.at(-1)?.sha256 ?? '',
  };
  const publish = (): Promise<void> => folder.publish();
  await (run.record === undefined ? publish() : run.record(entry, publish));
  return {
    out: folder.target,
    files: [...folder.files],
    profile,
    k,
    riskGate: k === 1 ? 'off' : 'met',
    suppressed: turned.losses.agesWithheld,
    leakScan,
  };
}

/**
 * Writes a de-identified release folder, checks every byte of it for everybody's identifiers, and only then gives it
 * its name. On any error or cancellation nothing is left. Errors: `second-user-required`, `invalid-input`,
 * `risk-gate`, `leak-found`, `conflict`, `file-exists`, `disk-full`, `file-unreadable`, and what `pause` and `record` throw. Three passes over the
 * patients; rows beyond 48 MB go through files of the private work folder.
 */
export async function runExport(run: ExportRun): Promise<ExportReport> {
  const folder = await ReleaseFolder.create(run.files ?? diskFiles, run.out).catch((error: unknown) => {
    throw toExportError(error);
  });
  try {
    return await writeRelease(run, folder);
  } catch (error) {
    await folder.discard().catch(() => undefined);
    throw toExportError(error);
  }
}
