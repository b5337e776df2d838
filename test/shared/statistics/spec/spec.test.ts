import { describe, expect, it } from 'vitest';
import { tableFromCells } from '#shared/statistics/spec/columns.ts';
import { runCase } from '#shared/statistics/spec/runCase.ts';
import { runDataset } from '#shared/statistics/spec/runDataset.ts';
import { toJson } from '#shared/statistics/spec/toJson.ts';
import type { SpecArguments, Table } from '#shared/statistics/spec/types.ts';

const TABLE: Table = {
  time: [5, 8, 12, 12, 20, null],
  event: [1, 0, 1, 1, 0, 1],
  arm: ['b', 'a', 'b', 'a', null, 'a'],
  stage: [2, 1, 2, 1, 1, 2],
  x: [1, 3, 2, 5, 4, 6],
};
const run = (kind: string, args: SpecArguments, table = TABLE) => runCase({ id: 'case', kind, args }, table);

describe('columns', () => {
  it('are numeric when every cell is a number, with empty and NA cells missing', () => {
    expect(
      tableFromCells([
        ['a', 'b', 'c'],
        ['1', 'x', ''],
        ['-2.5e3', '1', 'NA'],
        ['', '2'],
      ]),
    ).toEqual({ a: [1, -2500, null], b: ['x', '1', '2'], c: [null, null, null] });
  });
});

describe('a case', () => {
  it('leaves out the rows with a missing value in a column it uses', () => {
    expect(run('km', { time: 'time', event: 'event' }).result).toMatchObject({ n_used: 5 });
    const byArm = run('km', { time: 'time', event: 'event', group: ['arm'] }).result;
    expect(byArm).toMatchObject({ n_used: 4, strata: [{ group: { arm: 'a' } }, { group: { arm: 'b' } }] });
  });

  it('orders groups by their declared levels, and takes other values as missing', () => {
    const answer = runCase(
      { id: 'case', kind: 'km', args: { time: 'time', event: 'event', group: ['arm'] } },
      TABLE,
      {
        arm: ['b', 'c', 'a'],
      },
    );
    expect(answer.result).toMatchObject({ strata: [{ group: { arm: 'b' } }, { group: { arm: 'a' } }] });
    const only = runCase(
      { id: 'case', kind: 'km', args: { time: 'time', event: 'event', group: ['arm'] } },
      TABLE,
      {
        arm: ['b'],
      },
    );
    expect(only.result).toMatchObject({ n_used: 2 });
  });

  it('names combinations of columns, the first varying slowest', () => {
    const answer = run('km', { time: 'time', event: 'event', group: ['stage', 'arm'] });
    expect(answer.result).toMatchObject({
      strata: [{ group: { stage: 1, arm: 'a' } }, { group: { stage: 2, arm: 'b' } }],
    });
  });

  it.each([
    ['eq', 'a', 2],
    ['ne', 'a', 2],
    ['in', ['a', 'b'], 4],
    ['notna', null, 4],
  ])('keeps rows by a condition on text: %s', (op, value, n) => {
    const answer = run('km', { time: 'time', event: 'event', subset: [{ col: 'arm', op, value }] });
    expect(answer.result).toMatchObject({ n_used: n });
  });

  it.each([
    ['gt', 12, 1],
    ['ge', 12, 3],
    ['lt', 12, 2],
    ['le', 12, 4],
  ])('keeps rows by a condition on numbers: %s', (op, value, n) => {
    const answer = run('km', { time: 'time', event: 'event', subset: [{ col: 'time', op, value }] });
    expect(answer.result).toMatchObject({ n_used: n });
  });

  it('is refused, with a reason and no result', () => {
    const refused: [string, SpecArguments][] = [
      ['unknown', {}],
      ['km', { event: 'event' }],
      ['km', { time: 'nowhere', event: 'event' }],
      ['km', { time: 'arm', event: 'event' }],
      ['km', { time: 'time', event: 'x' }],
      ['km', { time: 'time', event: 'event', conf_types: ['wide'] }],
      ['km', { time: 'time', event: 'event', subset: [{ col: 'time', op: 'like', value: 1 }] }],
      ['km', { time: 'time', event: 'event', subset: [{ col: 'time', op: 'gt', value: 99 }] }],
      ['logrank', { time: 'time', event: 'event' }],
      ['cox', { time: 'time', event: 'event', terms: ['x'], ties: 'other' }],
      ['recipe', { n: 0, seed: 1, times: [1], tau: 1 }],
      ['finegray', { time: 'time', cause: 'arm', censor: 'a', causes: ['b'], target: 'c', terms: ['x'] }],
    ];
    for (const [kind, args] of refused) {
      const answer = run(kind, args);
      expect([kind, answer.result, typeof answer.error]).toEqual([kind, null, 'string']);
    }
  });

  it('reports rows whose interval is empty as a warning', () => {
    const answer = run(
      'km',
      { entry: 'x', time: 'time', event: 'event' },
      { ...TABLE, x: [5, 1, 1, 1, 1, 1] },
    );
    expect(answer).toMatchObject({ error: null, result: { n_used: 4 } });
    expect(answer.warnings).toHaveLength(1);
  });
});

describe('a data set', () => {
  it('is answered in the form of the reference files', () => {
    const cases = [{ id: 'one', kind: 'km', args: { time: 'time', event: 'event' } }];
    expect(runDataset({ name: 'set', file: 'set.csv', cases }, TABLE, 'abc')).toMatchObject({
      schema: 1,
      dataset: 'set',
      file: 'set.csv',
      md5: 'abc',
      n_rows: 6,
      factors: null,
      cases: [{ id: 'one', kind: 'km', note: null, error: null }],
    });
    expect(runDataset({ name: 'none', cases: [] }, {})).toMatchObject({ file: null, n_rows: null });
  });
});

describe('JSON of the reference format', () => {
  it('writes infinite numbers as text, and what is not estimable as null', () => {
    expect(
      toJson({ a: [1, Infinity, -Infinity, Number.NaN], b: undefined, c: Float64Array.of(2), d: null }),
    ).toEqual({
      a: [1, 'Inf', '-Inf', null],
      c: [2],
      d: null,
    });
  });
});
