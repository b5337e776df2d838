import { describe, expect, it } from 'vitest';
import { parseGrouping } from '#shared/analysis/grouping.ts';
import { Subject } from '#shared/analysis/subject.ts';
import { TableOneRun, type TableOne, type TableOneRow } from '#shared/analysis/tableOne.ts';
import { must } from '#shared/kernel/must.ts';
import { defaultConfig } from '#shared/model/config.ts';
import { patientFrom } from '#test/support/records.ts';

type Document = Readonly<Record<string, unknown>>;

function tableOf(cohort: readonly Document[], by: string | null): { table: TableOne; withoutGroup: number } {
  const grouping = by === null ? null : parseGrouping(by);
  if (grouping !== null && !grouping.ok) throw new Error(grouping.error);
  const run = new TableOneRun(grouping === null ? null : grouping.value);
  cohort.forEach((document, index) => {
    const tace = [{ id: 's1', date: '2020-01-10', technique: 'cTACE' }];
    const record = patientFrom({ studyId: `P${index}`, taceSessions: tace, ...document });
    run.add(new Subject(record, null, defaultConfig));
  });
  return { table: run.answer(), withoutGroup: run.withoutGroup };
}

const rowOf = ({ rows }: TableOne, name: string): TableOneRow =>
  must(
    rows.find((row) => row.name === name),
    `row ${name}`,
  );

const repeat = (n: number, document: Document): readonly Document[] =>
  Array.from({ length: n }, () => document);

describe('the baseline table', () => {
  it('counts categories among those in whom they are known', () => {
    const { table } = tableOf(
      [...repeat(3, { patient: { sex: 'female' } }), ...repeat(1, { patient: { sex: 'male' } }), {}],
      null,
    );
    expect(table.groups).toEqual([]);
    expect(rowOf(table, 'sex')).toMatchObject({ n: 4, missing: 1, groups: [], smd: null });
    expect(rowOf(table, 'sex').overall.levels).toEqual([
      { level: 'female', n: 3, percent: 75 },
      { level: 'male', n: 1, percent: 25 },
    ]);
    expect(rowOf(table, 'technique').overall.levels).toEqual([{ level: 'cTACE', n: 5, percent: 100 }]);
  });

  it('summarises numbers by group, with the standardised difference of two', () => {
    const size = (maxSizeMm: number, sex: string) => ({ patient: { sex }, baseline: { maxSizeMm } });
    const { table } = tableOf(
      [
        size(10, 'female'),
        size(20, 'female'),
        size(30, 'female'),
        size(20, 'male'),
        size(30, 'male'),
        size(40, 'male'),
      ],
      'sex',
    );
    expect(table.groups).toEqual([
      { group: 'female', n: 3 },
      { group: 'male', n: 3 },
    ]);
    const row = rowOf(table, 'maxSizeMm');
    expect(row.groups.map(({ summary }) => summary?.median)).toEqual([20, 30]);
    expect(row.overall.summary).toMatchObject({ mean: 25, min: 10, max: 40 });
    expect(row.smd).toBeCloseTo(1, 12);
  });

  it('gives the standardised difference of a share: 24 of 30 against 44 of 60', () => {
    const patient = (sex: string, cirrhosis: boolean) => ({ patient: { sex }, baseline: { cirrhosis } });
    const cohort = [
      ...repeat(44, patient('female', true)),
      ...repeat(16, patient('female', false)),
      ...repeat(24, patient('male', true)),
      ...repeat(6, patient('male', false)),
    ];
    expect(rowOf(tableOf(cohort, 'sex').table, 'cirrhosis').smd).toBeCloseTo(0.1581, 4);
  });

  it('leaves out whoever belongs to no group, and says how many', () => {
    const { table, withoutGroup } = tableOf(
      [{ baseline: { ecog: 0 } }, { baseline: { ecog: 2 } }, {}],
      'ecog',
    );
    expect(table.groups.map(({ group }) => group)).toEqual(['0', '2']);
    expect(withoutGroup).toBe(1);
    expect(rowOf(table, 'sex').missing).toBe(2);
  });

  it('never takes what is missing for a value', () => {
    const labs = (afp: object) => ({ labs: [{ id: 'l', date: '2020-01-09', afp }] });
    const { table } = tableOf(
      [
        labs({ value: 250, unit: 'ng/mL' }),
        labs({ value: 200, unit: 'ng/mL', comparator: '<' }),
        labs({ value: 300, unit: 'ng/mL', comparator: '<' }),
        labs({ value: 60500, unit: 'ng/mL', comparator: '>' }),
        { baseline: { nTumours: 'innumerable', aetiology: ['HBV', 'alcohol'] } },
        { baseline: { priorTreatment: [{ type: 'ablation', date: '2019-01-01' }] } },
      ],
      null,
    );
    expect(rowOf(table, 'afp')).toMatchObject({ n: 1, missing: 5, overall: { summary: { median: 250 } } });
    expect(rowOf(table, 'afp >= 200').overall.levels).toMatchObject([
      { level: 'false', n: 1 },
      { level: 'true', n: 2 },
    ]);
    expect(rowOf(table, 'afp >= 200').missing).toBe(3);
    expect(rowOf(table, 'nTumours').overall.levels).toEqual([{ level: '>=7', n: 1, percent: 100 }]);
    expect(rowOf(table, 'aetiology: alcohol')).toMatchObject({ n: 1, missing: 5 });
    expect(rowOf(table, 'aetiology: HCV').overall.levels).toEqual([{ level: 'false', n: 1, percent: 100 }]);
    expect(rowOf(table, 'priorTreatment: ablation')).toMatchObject({ n: 1, missing: 5 });
    expect(rowOf(table, 'mvi')).toMatchObject({ n: 0, missing: 6, overall: { levels: [] } });
  });
});
