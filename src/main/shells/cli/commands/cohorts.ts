import { Option, type Command } from 'commander';
import type { TableOneAnswer } from '#shared/contract/features/cohorts.ts';
import type { Io } from '../io.ts';
import { registryCommand } from '../options.ts';
import { printJson, printTable, progressReporter } from '../output.ts';
import { withRegistry, type Access } from '../session.ts';

interface Common extends Access {
  readonly json?: true;
  readonly filter?: string;
  readonly asOf?: string;
}
interface TableOptions extends Common {
  readonly by?: string;
}
interface ResponseOptions extends Common {
  readonly system: 'mRECIST' | 'RECIST11';
}

/** `response`, `agreement` and `table1`: what a cohort shows as a whole. */
export function registerCohorts(program: Command, io: Io): void {
  cohortCommand(program, 'response', 'response by number of the course')
    .addOption(
      new Option('--system <name>', 'criteria of the response')
        .choices(['mRECIST', 'RECIST11'])
        .default('mRECIST'),
    )
    .action((registry: string, options: ResponseOptions) => response(io, registry, options));
  cohortCommand(program, 'agreement', 'how the definitions of refractoriness agree').action(
    (registry: string, options: Common) => agreement(io, registry, options),
  );
  cohortCommand(program, 'table1', 'baseline table')
    .option('--by <name>', 'what the groups are')
    .action((registry: string, options: TableOptions) => tableOne(io, registry, options));
}

function cohortCommand(program: Command, name: string, description: string): Command {
  return registryCommand(program, `${name} <registry>`, description)
    .option('--filter <expression>', 'which patients')
    .option('--as-of <date>', 'data cut; later data are ignored');
}

const question = ({ filter, asOf }: Common) => ({ filter: filter ?? null, asOf: asOf ?? null });

async function response(io: Io, registry: string, options: ResponseOptions): Promise<void> {
  const answer = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run(
      'analysis.response',
      { ...question(options), system: options.system },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (options.json) return printJson(io, answer);
  await printTable(
    io,
    ['course', 'n', 'CR', 'PR', 'SD', 'PD', 'NE', 'ORR %', 'lower', 'upper'],
    answer.rows.map(({ course, n, CR, PR, SD, PD, NE, orr, lower, upper }) => [
      ...[course, n, CR, PR, SD, PD, NE],
      ...[orr, lower, upper].map((share) => (100 * share).toFixed(1)),
    ]),
  );
}

async function agreement(io: Io, registry: string, options: Common): Promise<void> {
  const answer = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run('analysis.agreement', question(options), { wait, onProgress: progressReporter(io) }),
  );
  if (options.json) return printJson(io, { definitions: answer.definitions, pairs: answer.pairs });
  await printTable(
    io,
    ['definition', 'definition', 'n', 'both', 'first', 'second', 'neither', '%', 'kappa', 'median days'],
    answer.pairs.map(({ a, b, n, bothMet, aOnly, bOnly, neither, percent, kappa, medianDays }) => [
      ...[a, b, n, bothMet, aOnly, bOnly, neither],
      percent?.toFixed(1),
      kappa?.toFixed(3),
      medianDays,
    ]),
  );
}

async function tableOne(io: Io, registry: string, options: TableOptions): Promise<void> {
  const answer = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run(
      'analysis.tableOne',
      { ...question(options), by: options.by ?? null },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (options.json) return printJson(io, answer);
  const { groups, rows, excluded } = answer;
  const heads = groups.map(({ group, n }) => `${group} (n = ${n})`);
  await printTable(io, ['', 'missing', 'all', ...heads, 'SMD'], rows.flatMap(linesOf));
  for (const { reason, n } of excluded) io.stderr.write(`excluded: ${n} ${reason}\n`);
}

type Row = TableOneAnswer['rows'][number];
type Cell = Row['overall'];

/** A number in one line; a category with a line per level. */
function linesOf({ name, missing, overall, groups, smd }: Row): readonly (readonly (string | number)[])[] {
  const difference = smd === null ? '' : smd.toFixed(3);
  const cells = [overall, ...groups];
  if (overall.levels === null) return [[name, missing, ...cells.map(medianOf), difference]];
  const levels = overall.levels.map(({ level }, index) => [
    `  ${level}`,
    '',
    ...cells.map((cell) => shareOf(cell, index)),
  ]);
  return [[name, missing, ...cells.map(() => ''), difference], ...levels];
}

const medianOf = ({ summary }: Cell): string =>
  summary === null || summary.median === null
    ? ''
    : `${decimal(summary.median)} (${decimal(summary.q1)} to ${decimal(summary.q3)})`;

const shareOf = ({ levels }: Cell, index: number): string => {
  const level = levels?.[index];
  return level === undefined ? '' : `${level.n} (${decimal(level.percent)} %)`;
};

const decimal = (value: number | null): string => (value === null ? '-' : String(Number(value.toFixed(1))));
