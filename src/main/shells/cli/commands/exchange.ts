import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import {
  EXPORT_PROFILES,
  IMPORTED_ENTITIES,
  type ExportProfile,
  type ImportedEntity,
  type ImportReport,
} from '#shared/contract/features/exchange.ts';
import { UsageError } from '../failure.ts';
import type { Io } from '../io.ts';
import { printJson, printPairs, printPatients, printTable, progressReporter } from '../output.ts';
import { registryCommand, wholeNumber } from '../options.ts';
import { withRegistry, type Access } from '../session.ts';
import { readJsonFile } from './scores.ts';

interface Common extends Access {
  readonly json?: true;
}
interface ImportOptions extends Common {
  readonly entity?: ImportedEntity;
  readonly preset?: 'hcc-tace-seg';
  readonly mapping?: string;
  readonly dryRun?: true;
  readonly sheet?: string;
}
interface ExportOptions extends Common {
  readonly profile: ExportProfile;
  readonly format: string;
  readonly out: string;
  readonly release?: string;
  readonly k: number;
}

/** `import`, `records`, `load`, `export`. */
export function registerExchange(program: Command, io: Io): void {
  registryCommand(program, 'import <registry> <file>', 'bring rows of a file in, all or nothing')
    .addOption(new Option('--entity <name>', 'the records that the rows are').choices([...IMPORTED_ENTITIES]))
    .addOption(new Option('--preset <name>', 'a file of a known source').choices(['hcc-tace-seg']))
    .option('--mapping <file>', 'how columns and values are to be read')
    .option('--dry-run', 'plan only')
    .option('--sheet <name>', 'sheet of a workbook')
    .action((registry: string, file: string, options: ImportOptions) =>
      importFile(io, registry, file, options),
    );
  registryCommand(program, 'records <registry>', 'the registry as the record document (identified)')
    .option('--patient <code>', 'one patient')
    .option('--out <file>', 'stream to a file')
    .action((registry: string, options: Common & { patient?: string; out?: string }) =>
      records(io, registry, options),
    );
  registryCommand(program, 'load <registry> <file>', 'bring a record document in, all or nothing')
    .option('--replace', 'replace patients that exist')
    .action((registry: string, file: string, options: Common & { replace?: true }) =>
      load(io, registry, file, options),
    );
  registryCommand(program, 'export <registry>', 'write a de-identified release folder')
    .addOption(
      new Option('--profile <name>', 'what may leave').choices([...EXPORT_PROFILES]).makeOptionMandatory(),
    )
    .requiredOption('--format <list>', 'csv,… separated by commas')
    .requiredOption('--out <dir>', 'folder to make')
    .option('--release <name>', 'name of the release; scope of its pseudonyms')
    .addOption(
      wholeNumber(
        '--k <n>',
        'smallest group sharing the quasi-identifiers; 1 switches the gate off',
        1,
      ).default(5),
    )
    .action((registry: string, options: ExportOptions) => exportRelease(io, registry, options));
}

/** What an import reads: exactly one of an entity and a preset. */
function sourceOf({
  entity,
  preset,
}: ImportOptions): { entity: ImportedEntity } | { preset: 'hcc-tace-seg' } {
  if (preset !== undefined && entity === undefined) return { preset };
  if (entity !== undefined && preset === undefined) return { entity };
  throw new UsageError('give either --entity or --preset');
}

async function importFile(io: Io, registry: string, file: string, options: ImportOptions): Promise<void> {
  const source = sourceOf(options);
  const mapping = options.mapping === undefined ? null : await readJsonFile(options.mapping);
  const report: ImportReport = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run(
      'import.run',
      { file: resolve(file), source, mapping, sheet: options.sheet ?? null, dryRun: options.dryRun ?? false },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (options.json) await printJson(io, report);
  else await printImport(io, report);
  for (const { row, code, message } of report.warnings) io.stderr.write(`row ${row}: ${code}: ${message}\n`);
  if (report.errors.length > 0) {
    io.stderr.write(
      `switchpoint: import-refused: ${report.errors.length} errors in the file; nothing was written; mend them and run it again\n`,
    );
    process.exitCode = 1;
  }
}

async function printImport(io: Io, report: ImportReport): Promise<void> {
  await printPairs(io, { ...report.plan, committed: report.committed });
  if (report.errors.length === 0) return;
  await printTable(
    io,
    ['row', 'cell', 'column', 'code', 'message'],
    report.errors.map(({ row, cell, column, code, message }) => [row, cell, column, code, message]),
  );
}

async function records(
  io: Io,
  registry: string,
  options: Common & { patient?: string; out?: string },
): Promise<void> {
  const studyId = options.patient ?? null;
  await withRegistry(io, registry, options, async ({ client, wait }) => {
    if (options.out === undefined)
      return printPatients(
        io,
        () => ({}),
        (after) => client.call('documents.page', { studyId, after }),
      );
    const onProgress = progressReporter(io);
    const written = await client.run(
      'documents.write',
      { file: resolve(options.out), studyId },
      { wait, onProgress },
    );
    if (options.json) await printJson(io, written);
    else await printPairs(io, written);
  });
}

async function load(
  io: Io,
  registry: string,
  file: string,
  options: Common & { replace?: true },
): Promise<void> {
  const loaded = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run(
      'documents.load',
      { file: resolve(file), replace: options.replace ?? false },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (options.json) return printJson(io, loaded);
  await printPairs(io, { patients: loaded.patients, 'rule hits': loaded.ruleHits });
  await printTable(io, ['entity', 'rows'], Object.entries(loaded.rows));
}

/** A release without a name is named by its profile: the scope of its pseudonyms is then that. */
async function exportRelease(io: Io, registry: string, options: ExportOptions): Promise<void> {
  const report = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run(
      'export.runTo',
      {
        profile: options.profile,
        formats: options.format.split(',').map((format) => format.trim()),
        release: options.release ?? options.profile,
        k: options.k,
        out: resolve(options.out),
      },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (options.json) return printJson(io, report);
  await printPairs(io, {
    folder: report.out,
    profile: report.profile,
    'risk gate': report.riskGate,
    'leak scan': `${report.leakScan.values} values searched, ${report.leakScan.hits} found`,
  });
  await printTable(
    io,
    ['file', 'rows', 'sha256'],
    report.files.map(({ path, rows, sha256 }) => [path, rows, sha256]),
  );
}
