import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCase } from '../src/shared/statistics/spec/runCase.ts';
import { compare, startComparison } from '../test/reference/compare.ts';
import { referenceFiles, referenceTable } from '../test/reference/files.ts';
import { rulesOf } from '../test/reference/rules.ts';

// Runs every reference case and writes the largest relative error of each kind into docs/statistics.md.
// With --check it only says whether the table is up to date.

type Line = { cases: number; refused: number; worst: number; where: string };

const START = '<!-- table: npx node scripts/statisticsTable.ts -->';
const END = '<!-- end of table -->';
const PAGE = join(import.meta.dirname, '..', 'docs', 'statistics.md');

function measure(): { readonly lines: ReadonlyMap<string, Line>; readonly differences: number } {
  const lines = new Map<string, Line>();
  let differences = 0;
  for (const { dataset, file, factors, cases } of referenceFiles()) {
    const table = referenceTable(file);
    for (const reference of cases) {
      const line = lines.get(reference.kind) ?? { cases: 0, refused: 0, worst: 0, where: '' };
      lines.set(reference.kind, line);
      line.cases += 1;
      const answer = runCase(reference, table, factors ?? {});
      if (reference.error !== null) {
        line.refused += 1;
        if (answer.result !== null) differences += 1;
        continue;
      }
      const comparison = startComparison();
      compare(reference.result, answer.result, '', rulesOf(reference.kind, reference.result), comparison);
      differences += comparison.differences.length;
      if (comparison.worst > line.worst) {
        line.worst = comparison.worst;
        line.where = `${dataset} ${reference.id}: ${comparison.worstPath}`;
      }
    }
  }
  return { lines, differences };
}

/** Rounded up to a power of ten, so that the table does not change with the last bits of a machine. */
const orderOf = (error: number): string => (error === 0 ? '0' : `1e${String(Math.ceil(Math.log10(error)))}`);

const { lines, differences } = measure();
const rows = [...lines]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([kind, { cases, refused, worst }]) =>
      `| ${kind} | ${String(cases)} | ${String(refused)} | ${orderOf(worst)} |`,
  );
const table = [
  '| kind | cases | of which refused | largest relative error below |',
  '|---|---|---|---|',
  ...rows,
].join('\n');
const page = readFileSync(PAGE, 'utf8');
const [before = '', rest = ''] = page.split(START);
const [, after = ''] = rest.split(END);
const next = `${before}${START}\n\n${table}\n\n${END}${after}`;

if (process.argv.includes('--check')) {
  process.stdout.write(
    next === page ? 'docs/statistics.md is up to date\n' : 'docs/statistics.md is out of date\n',
  );
  if (next !== page) process.exitCode = 1;
} else {
  writeFileSync(PAGE, next);
  for (const [kind, { worst, where }] of lines)
    process.stdout.write(`${kind}\t${worst.toExponential(1)}\t${where}\n`);
}
if (differences > 0) {
  process.stdout.write(`${String(differences)} numbers differ by more than their tolerance\n`);
  process.exitCode = 1;
}
