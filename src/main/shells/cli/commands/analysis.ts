import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Output } from '#shared/contract/client.ts';
import type { SurvivalQuestion } from '#shared/contract/features/analysis.ts';
import { ContractError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import { UsageError } from '../failure.ts';
import type { Io } from '../io.ts';
import { registryCommand, wholeNumber } from '../options.ts';
import { printJson, printPairs, printPatients, printTable, progressReporter } from '../output.ts';
import { withContract, withRegistry, type Access, type Run } from '../session.ts';
import { readJsonFile } from './scores.ts';

interface Common extends Access {
  readonly json?: true;
}
interface AssessOptions extends Common {
  readonly records?: string;
  readonly asOf?: string;
  readonly config?: string;
  readonly out?: string;
}
interface SurvivalOptions extends Common {
  readonly endpoint: string;
  readonly origin: string;
  readonly by?: string;
  readonly landmark?: number;
  readonly filter?: string;
  readonly asOf?: string;
  readonly svg?: string;
}

/** `assess` and `survival`. */
export function registerAnalysis(program: Command, io: Io): void {
  registryCommand(program, 'assess [registry]', 'every longitudinal rule for every patient')
    .option('--records <file>', 'a record document instead of a registry')
    .option('--as-of <date>', 'data cut; later data are ignored')
    .option('--config <file>', 'flat object of configuration keys')
    .option('--out <file>', 'stream to a file')
    .action((registry: string | undefined, options: AssessOptions) => assess(io, registry, options));
  registryCommand(program, 'survival <registry>', 'Kaplan-Meier and log-rank of an endpoint')
    .requiredOption('--endpoint <name>', 'os, pfs, ttp, …')
    .option('--origin <name>', 'time zero', 'firstTace')
    .option('--by <name>', 'what the groups are')
    .addOption(wholeNumber('--landmark <days>', 'keep times beyond it and count from it', 0))
    .option('--filter <expression>', 'which patients')
    .option('--as-of <date>', 'data cut; later data are ignored')
    .option('--svg <file>', 'draw the figure')
    .action((registry: string, options: SurvivalOptions) => survival(io, registry, options));
}

async function readConfig(file: string | undefined): Promise<Record<string, Json>> {
  if (file === undefined) return {};
  const config = await readJsonFile(file);
  if (typeof config === 'object' && config !== null && !(config instanceof Array))
    return Object.fromEntries(Object.entries(config));
  throw new ContractError('invalid-config', `${file} is not a flat object; nothing was done`);
}

async function assess(io: Io, registry: string | undefined, options: AssessOptions): Promise<void> {
  if ((registry === undefined) === (options.records === undefined))
    throw new UsageError('give a registry or --records');
  const question = { asOf: options.asOf ?? null, config: await readConfig(options.config) };
  if (registry === undefined) {
    const document = resolve(options.records ?? '');
    return withContract(io, (run) => answer(io, run, document, question, options));
  }
  await withRegistry(io, registry, options, (run) => answer(io, run, null, question, options));
}

interface Question {
  readonly asOf: string | null;
  readonly config: Record<string, Json>;
}

/** The assessments page by page, from the registry or from a document. */
function printPages(io: Io, { client }: Run, document: string | null, question: Question): Promise<void> {
  return printPatients(
    io,
    ({ asOf }: Output<'assess.page'>) => ({ asOf }),
    (after) =>
      document === null
        ? client.call('assess.page', { ...question, after })
        : client.call('assess.documentPage', { ...question, records: document, after }),
  );
}

/** Prints the assessments, or writes them to a file and says how many. */
async function answer(
  io: Io,
  run: Run,
  document: string | null,
  question: Question,
  { out, json }: AssessOptions,
): Promise<void> {
  if (out === undefined) return printPages(io, run, document, question);
  const { client, wait } = run;
  const job = { wait, onProgress: progressReporter(io) };
  const file = resolve(out);
  const { patients } =
    document === null
      ? await client.run('assess.write', { ...question, file }, job)
      : await client.run('assess.document', { ...question, records: document, file }, job);
  if (json) await printJson(io, { patients, file });
  else await printPairs(io, { patients, file });
}

async function survival(io: Io, registry: string, options: SurvivalOptions): Promise<void> {
  const question: SurvivalQuestion = {
    endpoint: options.endpoint,
    origin: options.origin,
    by: options.by ?? null,
    landmark: options.landmark ?? null,
    filter: options.filter ?? null,
    asOf: options.asOf ?? null,
  };
  await withRegistry(io, registry, options, async ({ client, wait }) => {
    const run = { wait, onProgress: progressReporter(io) };
    const answer = await client.run('analysis.survival', question, run);
    if (options.svg !== undefined) {
      const { svg } = await client.run('analysis.figure', question, run);
      await writeFile(options.svg, svg);
    }
    if (options.json) return printJson(io, answer);
    await printTable(io, ['group', 'n', 'events', 'median', 'lower', 'upper'], medianRows(answer.km));
    await printTable(
      io,
      ['excluded', 'n'],
      answer.excluded.map(({ reason, n }) => [reason, n]),
    );
    for (const warning of answer.warnings) io.stderr.write(`warning: ${warning}\n`);
  });
}

interface Curve {
  readonly group: Readonly<Record<string, string>> | null;
  readonly n: number;
  readonly events: number;
  readonly quantiles: Readonly<
    Record<string, readonly { p: number; time: number | null; lower: number | null; upper: number | null }[]>
  >;
}

/** Medians with log-log limits, in days; none where nobody is left. */
function medianRows(km: Json): readonly (readonly (string | number)[])[] {
  if (km === null) return [];
  const { strata } = km as Json & { readonly strata: readonly Curve[] };
  return strata.map(({ group, n, events, quantiles }) => {
    const median = quantiles['log-log']?.find(({ p }) => p === 0.5);
    const days = [median?.time, median?.lower, median?.upper].map((value) => value ?? 'not reached');
    return [group === null ? 'all' : Object.values(group).join(', '), n, events, ...days];
  });
}
