import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { ContractError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Io } from '../io.ts';
import { printJson, write } from '../output.ts';
import { withContract } from '../session.ts';

const CHUNK = 5000;

/** Reads a JSON file that the command line names. */
export async function readJsonFile(file: string): Promise<Json> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Json;
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new ContractError('file-unreadable', `${file} ${reason}; nothing was changed`);
  }
}

/** `score`: pure rules on given inputs. */
export function registerScores(program: Command, io: Io): void {
  program
    .command('score')
    .description('pure rules on given inputs; needs no registry')
    .requiredOption('--cases <file>', 'array of { id, rule, input, config? }')
    .option('--json', 'one JSON document on standard output')
    .action((options: { cases: string; json?: true }) => score(io, options));
}

async function score(io: Io, options: { cases: string; json?: true }): Promise<void> {
  const cases = await readJsonFile(options.cases);
  if (!Array.isArray(cases))
    throw new ContractError('invalid-input', `${options.cases} is not an array of cases; nothing was done`);
  const results = await withContract(io, async ({ client }) => {
    const all = [];
    for (let from = 0; from < cases.length; from += CHUNK) {
      const answer = await client.call('scores.evaluate', {
        cases: cases.slice(from, from + CHUNK) as Json[],
      });
      all.push(...answer.results);
    }
    return all;
  });
  if (options.json) return printJson(io, { schema: 1, results });
  for (const result of results) await write(io.stdout, `${JSON.stringify(result)}\n`);
}
