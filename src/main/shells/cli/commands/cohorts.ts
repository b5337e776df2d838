import { Option, type Command } from 'commander';
import type { Io } from '../io.ts';
import { registryCommand } from '../options.ts';
import { printJson, printTable, progressReporter } from '../output.ts';
import { withRegistry, type Access } from '../session.ts';

interface Common extends Access {
  readonly json?: true;
  readonly filter?: string;
  readonly asOf?: string;
}
interface ResponseOptions extends Common {
  readonly system: 'mRECIST' | 'RECIST11';
}

/** `response` and `agreement`: what a cohort shows as a whole. */
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
  if (options.json) return printJson(io, answer);
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
