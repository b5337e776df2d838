import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/day.ts';
import { contextOf, patientOf, released, tableOf } from './support.ts';

const context = contextOf('relative-days');
const index = '2020-01-10';

describe('values', () => {
  it('come in canonical units, with what was typed in another', () => {
    const patient = patientOf(1, {
      patient: {},
      taceSessions: [{ date: index }],
      labs: [
        {
          date: index,
          bilirubin: { value: 1.2, unit: 'mg/dL' },
          albumin: 38,
          afp: { value: 60500, unit: 'ng/mL', comparator: '>' },
        },
      ],
    });
    const [row] = tableOf(context.plan, released(patient, context), 'labs');
    expect(row).toMatchObject({
      bilirubin: 20.52,
      bilirubin_entered: 1.2,
      bilirubin_unit: 'mg/dL',
      bilirubin_comparator: null,
    });
    expect(row).toMatchObject({ albumin: 38, albumin_entered: null, afp: 60500, afp_comparator: '>' });
  });

  it('list codes in the codebook order and say innumerable apart from a number', () => {
    const patient = patientOf(1, {
      patient: {},
      baseline: { aetiology: ['alcohol', 'HBV'], nTumours: 'innumerable', ecog: 1 },
      taceSessions: [{ date: index }],
    });
    const [row] = tableOf(context.plan, released(patient, context), 'patients');
    expect(row).toMatchObject({
      aetiology: 'HBV;alcohol',
      nTumours: null,
      nTumours_innumerable: true,
      ecog: 1,
    });
  });

  it('number sessions, images and lesions by date and point to each other', () => {
    const patient = patientOf(1, {
      patient: {},
      taceSessions: [
        { id: 'second', date: '2020-01-24', stagedWith: 'first' },
        { id: 'first', date: index },
      ],
      imaging: [
        { date: '2020-03-01', lesions: [{ lesionNo: 1, isTarget: false }] },
        { date: '2020-01-02', lesions: [{ lesionNo: 1, isTarget: false }] },
      ],
    });
    const out = released(patient, context);
    expect(
      tableOf(context.plan, out, 'taceSessions').map((row) => [row['taceSession_no'], row['stagedWith_no']]),
    ).toEqual([
      [1, null],
      [2, 1],
    ]);
    expect(tableOf(context.plan, out, 'lesions').map((row) => [row['imaging_no'], row['lesion_no']])).toEqual(
      [
        [1, 1],
        [2, 2],
      ],
    );
  });

  it('do not depend on the order in which rows were typed in', () => {
    const labs = [3, 1, 2, 1].map((day, n) => ({ id: `lab${n}`, date: `2020-01-0${day}`, albumin: 30 + n }));
    const of = (rows: readonly unknown[]) =>
      released(patientOf(1, { patient: {}, taceSessions: [{ date: index }], labs: rows }), context);
    expect(of(labs).rows['labs']).toEqual(of(labs.toReversed()).rows['labs']);
  });
});

describe('the stage', () => {
  const staged = (baseline: Readonly<Record<string, unknown>>) => {
    const patient = patientOf(1, { patient: {}, baseline, taceSessions: [{ date: index }] });
    return tableOf(context.plan, released(patient, context), 'patients')[0];
  };

  it('is computed where the inputs decide it, else as stated', () => {
    expect(staged({ reportedBclc: 'B', ecog: 3 })).toMatchObject({ bclc: 'D', bclc_source: 'computed' });
    expect(staged({ reportedBclc: 'B' })).toMatchObject({ bclc: 'B', bclc_source: 'reported' });
    expect(staged({})).toMatchObject({ bclc: null, bclc_source: null });
  });
});

const DAYS_PER_YEAR = 365.25;

describe('age', () => {
  const aged = (birthDate: string | null, lastAlive: string, ageAtIndex: number | null = null) => {
    const patient = patientOf(1, {
      patient: { birthDate, ageAtIndex },
      taceSessions: [{ date: index }],
      followUps: [{ visitDate: lastAlive, vitalStatus: 'alive', lastKnownAlive: lastAlive }],
    });
    return tableOf(context.plan, released(patient, context), 'patients')[0];
  };

  it('is in completed years at the index', () => {
    expect(aged('1950-01-10', '2021-01-01')).toMatchObject({ age_at_index: 70, age_group: '70-79' });
    expect(aged('1950-01-11', '2021-01-01')).toMatchObject({ age_at_index: 69, age_group: '60-69' });
    expect(aged(null, '2021-01-01', 61)).toMatchObject({ age_at_index: 61 });
  });

  it('over 89 is a category, at the index or at the last event', () => {
    expect(aged('1929-06-01', '2020-02-01')).toMatchObject({
      age_at_index: null,
      age_group: '90+',
      age_at_index_missing: 'AGE90',
    });
    expect(aged('1934-06-01', '2025-02-01')).toMatchObject({
      age_at_index: null,
      age_group: '90+ at last event',
    });
    expect(aged(null, '2025-02-01', 85)).toMatchObject({
      age_at_index: null,
      age_group: '90+ at last event',
    });
  });

  it('is never over 89 in the file, nor by adding any released interval to it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 70, max: 95 }),
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 7000 }),
        (years, extra, followUp) => {
          const birth = addDays(index, -Math.ceil(years * DAYS_PER_YEAR) - extra) ?? '';
          const row = aged(birth, addDays(index, followUp) ?? '');
          const age = row?.['age_at_index'] ?? null;
          if (typeof age === 'number') expect(age + followUp / DAYS_PER_YEAR).toBeLessThan(90);
          else expect(row?.['age_at_index_missing']).toBe('AGE90');
        },
      ),
      { seed: 21, numRuns: 300 },
    );
  });
});
