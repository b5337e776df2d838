import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPatientDocument } from '#shared/codebook/document.ts';
import { tablesOf } from '#shared/deidentification/plan.ts';
import { addDays, dayFromNumber, daysBetween, dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { contextOf, patientOf, released, tableOf } from './support.ts';

const index = '2020-02-28';
const dated = (dates: readonly string[], first = index) =>
  patientOf(1, {
    patient: { sex: 'female', birthDate: '1950-05-05' },
    baseline: { diagnosisDate: dates[0] ?? null },
    taceSessions: [{ date: first }],
    labs: dates.map((date) => ({ date, albumin: 40 })),
  });

describe('relative days', () => {
  const context = contextOf('relative-days');

  it('counts from the first TACE across a leap day', () => {
    const rows = tableOf(context.plan, released(dated(['2020-03-01', '2020-02-01']), context), 'labs');
    expect(rows.map((row) => [row['labPanel_no'], row['date_day']])).toEqual([
      [1, -27],
      [2, 2],
    ]);
  });

  it('gives a month as bounds that tell nothing of the calendar, a year as nothing', () => {
    const rows = tableOf(context.plan, released(dated(['2020-04', '2021']), context), 'labs');
    expect(
      rows.map((row) => [
        row['date_day'],
        row['date_day_low'],
        row['date_day_high'],
        row['date_day_missing'],
      ]),
    ).toEqual([
      [null, 30, 90, 'PREC'],
      [null, null, null, 'PREC'],
    ]);
  });

  it('has no interval without an index', () => {
    const patient = patientOf(1, { patient: {}, labs: [{ date: '2020-04-01' }] });
    const [row] = tableOf(context.plan, released(patient, context), 'labs');
    expect(row).toMatchObject({ date_day: null, date_day_missing: 'NOIDX' });
  });

  it('keeps a missing reason beside the value', () => {
    const patient = patientOf(1, {
      patient: { sex: { missing: 'REF' } },
      baseline: { diagnosisDate: { missing: 'UNK' } },
      taceSessions: [{ date: index }],
    });
    const [row] = tableOf(context.plan, released(patient, context), 'patients');
    expect(row).toMatchObject({
      sex: null,
      sex_missing: 'REF',
      diagnosisDate_day: null,
      diagnosisDate_day_missing: 'UNK',
    });
  });
});

describe('safe harbor', () => {
  const context = contextOf('safe-harbor');

  it('prints one year and whole months', () => {
    const patient = released(dated(['2020-03-27', '2020-03-31', '2020-02-01']), context);
    const [row] = tableOf(context.plan, patient, 'patients');
    expect(row).toMatchObject({ index_year: 2020, diagnosisDate_month: 0 });
    expect(tableOf(context.plan, patient, 'labs').map((lab) => lab['date_month'])).toEqual([-1, 0, 1]);
  });
});

describe('dates that are real or shifted', () => {
  it('leave a limited data set as they are', () => {
    const context = contextOf('limited');
    const rows = tableOf(context.plan, released(dated(['2020-04', '2021']), context), 'labs');
    expect(rows.map((row) => row['date'])).toEqual(['2020-04', '2021']);
  });

  it('are never shifted when they are partial', () => {
    const context = contextOf('shifted-dates');
    const rows = tableOf(context.plan, released(dated(['2020-04']), context), 'labs');
    expect(rows[0]).toMatchObject({ date: null, date_day_low: 30, date_day_high: 90, date_missing: 'PREC' });
  });
});

const days = fc.integer({
  min: must(dayNumber('1995-01-01'), 'a day'),
  max: must(dayNumber('2024-12-31'), 'a day'),
});

describe('intervals', () => {
  it('between dates known to the day are those of the source, in days and when shifted', () => {
    fc.assert(
      fc.property(days, fc.array(days, { minLength: 2, maxLength: 6 }), (first, others) => {
        const patient = dated(others.map(dayFromNumber), dayFromNumber(first));
        const expected = others.map((day) => day - first).sort((a, b) => a - b);
        const relative = contextOf('relative-days');
        const rows = tableOf(relative.plan, released(patient, relative), 'labs');
        expect(rows.map((row) => row['date_day'])).toEqual(expected);
        const shifted = contextOf('shifted-dates');
        const out = released(patient, shifted);
        const start = String(tableOf(shifted.plan, out, 'taceSessions')[0]?.['date']);
        const moved = tableOf(shifted.plan, out, 'labs').map((row) =>
          daysBetween(start, String(row['date'])),
        );
        expect(moved).toEqual(expected);
        expect(Math.abs(must(dayNumber(start), 'a day') - first)).toBeGreaterThanOrEqual(14);
      }),
      { seed: 20, numRuns: 100 },
    );
  });
});

describe('a release without calendar dates', () => {
  /** The same course of events, so many days later. */
  function moved(value: unknown, days: number): unknown {
    if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? addDays(value, days) : value;
    if (Array.isArray(value)) return value.map((each) => moved(each, days));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each, days)]));
  }
  const OF_THE_CALENDAR = ['index_year', 'age_at_index', 'age_group', 'age_at_index_missing'];

  it.each(['relative-days', 'safe-harbor'] as const)('%s does not change when all dates move', (profile) => {
    const context = contextOf(profile);
    for (let n = 0; n < 40; n += 1) {
      const document = toPatientDocument(syntheticPatient(3, n));
      const [now, later] = [0, 397].map((days) =>
        released(patientOf(n, moved(document, days) as Readonly<Record<string, unknown>>), context),
      );
      for (const { name } of tablesOf(context.plan)) {
        const rows = [now, later].map((patient) =>
          tableOf(context.plan, must(patient, 'a patient'), name).map((row) =>
            Object.entries(row).filter(([column]) => !OF_THE_CALENDAR.includes(column)),
          ),
        );
        expect(rows[1]).toEqual(rows[0]);
      }
    }
  });
});
