import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/client.ts';
import { compare, startComparison } from '#test/reference/compare.ts';
import { referenceFiles } from '#test/reference/files.ts';
import { rulesOf } from '#test/reference/rules.ts';
import { switchpoint, type CommandResult } from '#test/support/commandLine.ts';

type Answers = Output<'statistics.run'>;
interface Spec {
  readonly datasets: readonly { readonly name: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'switchpoint-statistics-'));
const reference = join(import.meta.dirname, '../../../reference');
const env = { SWITCHPOINT_HOME: join(folder, 'home') };

function saved(spec: unknown): string {
  const file = join(folder, 'spec.json');
  writeFileSync(file, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return file;
}

const ask = (spec: unknown, data = join(reference, 'data'), ...more: string[]): Promise<CommandResult> =>
  switchpoint(['statistics', '--spec', saved(spec), '--data', data, ...more], env);

describe('statistics', () => {
  it('answers every case of a spec as the reference does', async () => {
    const whole = JSON.parse(readFileSync(join(reference, 'spec.json'), 'utf8')) as Spec;
    const names = ['ovarian', 'edge_bad_intervals', 'edge_one_event', 'edge_table1_small'];
    const datasets = whole.datasets.filter(({ name }) => names.includes(name));
    const run = await ask({ ...whole, datasets }, undefined, '--json');
    expect(run.status, run.stderr).toBe(0);
    const answers = run.json<Answers>();
    expect(answers.schema).toBe(1);
    expect(answers.datasets.map(({ dataset }) => dataset)).toEqual(datasets.map(({ name }) => name));
    for (const answer of answers.datasets) {
      const expected = referenceFiles().find(({ dataset }) => dataset === answer.dataset);
      expect(answer).toMatchObject({ schema: 1, file: expected?.file, factors: expected?.factors });
      expect(answer.md5).toMatch(/^[0-9a-f]{32}$/);
      expect(answer.cases.map(({ id }) => id)).toEqual(expected?.cases.map(({ id }) => id));
      for (const [k, { kind, error, result }] of (expected?.cases ?? []).entries()) {
        const given = answer.cases[k];
        expect(given?.error === null).toBe(error === null);
        const comparison = startComparison();
        if (error === null) compare(result, given?.result, '', rulesOf(kind, result), comparison);
        expect(comparison.differences).toEqual([]);
      }
    }
  });

  it('refuses a case and goes on with the next', async () => {
    const lung = { name: 'lung', file: 'lung/lung.csv' };
    const km = { time: 'time', event: 'event' };
    const cases = [
      { id: 'column', kind: 'km', args: { ...km, time: 'nope' } },
      { id: 'kind', kind: 'toString' },
      { id: 'text', kind: 'km', args: { ...km, time: 'sex_label' } },
      { id: 'sound', kind: 'km', args: km },
    ];
    const { datasets } = (await ask({ datasets: [{ ...lung, cases }] }, undefined, '--json')).json<Answers>();
    const [answer] = datasets;
    expect(answer).toMatchObject({ dataset: 'lung', n_rows: 228, factors: null });
    expect(answer?.cases.map(({ id, error, result }) => [id, error === null, result === null])).toEqual([
      ['column', false, true],
      ['kind', false, true],
      ['text', false, true],
      ['sound', true, false],
    ]);
  });

  it('shows a table without --json', async () => {
    const recipe = { n: 100, seed: 1, times: [100], tau: 500 };
    const run = await ask({
      datasets: [{ name: 'made', cases: [{ id: 'r', kind: 'recipe', args: recipe }] }],
    });
    expect(run.stdout).toMatch(/^data set +case +kind +answer\nmade +r +recipe +computed/);
  });

  it.each([
    ['not JSON', '{', 'invalid-document'],
    ['no list of data sets', { schema: 1 }, 'invalid-document'],
    ['a file that is not there', { datasets: [{ name: 'x', file: 'x.csv', cases: [] }] }, 'file-missing'],
    ['a folder as a file', { datasets: [{ name: 'x', file: 'lung', cases: [] }] }, 'file-unreadable'],
    [
      'a way out of the folder',
      { datasets: [{ name: 'x', file: '../spec.json', cases: [] }] },
      'invalid-input',
    ],
  ])('refuses %s', async (_, spec, code) => {
    const run = await ask(spec);
    expect(run.status).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(new RegExp(`^switchpoint: ${code}: [^\\n]+\\n$`));
  });
});
