import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { printJson, printTable, progressReporter } from '../output.ts';
import { withContract } from '../session.ts';

interface StatisticsOptions {
  readonly spec: string;
  readonly data: string;
  readonly json?: true;
}

/** `statistics`: the cases of a spec on CSV files. */
export function registerStatistics(program: Command, io: Io): void {
  program
    .command('statistics')
    .description('the cases of a statistics spec on CSV files; needs no registry')
    .requiredOption('--spec <file>', 'data sets and their cases')
    .requiredOption('--data <dir>', 'folder of the CSV files')
    .option('--json', 'one JSON document on standard output')
    .action((options: StatisticsOptions) => statistics(io, options));
}

async function statistics(io: Io, { spec, data, json }: StatisticsOptions): Promise<void> {
  const answer = await withContract(io, ({ client, wait }) =>
    client.run(
      'statistics.run',
      { spec: resolve(spec), data: resolve(data) },
      { wait, onProgress: progressReporter(io) },
    ),
  );
  if (json) return printJson(io, answer);
  await printTable(
    io,
    ['data set', 'case', 'kind', 'answer'],
    answer.datasets.flatMap(({ dataset, cases }) =>
      cases.map(({ id, kind, error, warnings }) => [dataset, id, kind, error ?? summaryOf(warnings)]),
    ),
  );
}

const summaryOf = (warnings: readonly string[]): string =>
  warnings.length === 0 ? 'computed' : `computed; ${warnings.join('; ')}`;
