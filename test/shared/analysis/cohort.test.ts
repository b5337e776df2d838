import { describe, expect, it } from 'vitest';
import { AgreementRun } from '#shared/analysis/agreement.ts';
import { cohortOf } from '#shared/analysis/cohort.ts';
import { ResponseRun } from '#shared/analysis/response.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { must } from '#shared/kernel/must.ts';
import { patientFrom } from '#test/support/records.ts';

function add(cohort: readonly PatientRecord[], run: { add: AgreementRun['add'] }): void {
  const opened = cohortOf({});
  if (!opened.ok) throw new Error(opened.error.message);
  for (const record of cohort) {
    const subject = opened.value.take(record);
    if (subject !== null) run.add(subject.evidence);
  }
}

function agreement(cohort: readonly PatientRecord[]) {
  const run = new AgreementRun();
  add(cohort, run);
  return run.answer();
}

function responseByCourse(cohort: readonly PatientRecord[]) {
  const run = new ResponseRun('mRECIST');
  add(cohort, run);
  return run.rows();
}

const image = (id: string, date: string, fields: Readonly<Record<string, unknown>>) => ({
  id,
  date,
  modality: 'CT',
  adequate: true,
  ...fields,
});

describe('response by course', () => {
  it('counts everyone who received the course, without an image as not evaluable', () => {
    const cohort = ['CR', 'PR', 'SD', 'PD', 'NE', null].map((mRECIST, index) =>
      patientFrom({
        studyId: `P${index}`,
        taceSessions: [
          { id: 's1', date: '2020-01-10' },
          ...(index === 0 ? [{ id: 's2', date: '2020-03-10' }] : []),
        ],
        imaging: mRECIST === null ? [] : [image('i', '2020-02-15', { response: { mRECIST } })],
      }),
    );
    const [first, second, ...others] = responseByCourse(cohort);
    expect(first).toMatchObject({ course: 1, n: 6, CR: 1, PR: 1, SD: 1, PD: 1, NE: 2 });
    expect(first?.orr).toBeCloseTo(1 / 3, 12);
    expect(first?.lower).toBeCloseTo(0.0968, 3);
    expect(first?.upper).toBeCloseTo(0.7, 2);
    expect(second).toMatchObject({ course: 2, n: 1, NE: 1, orr: 0 });
    expect(others).toEqual([]);
  });
});

describe('a cohort', () => {
  const patients = [
    patientFrom({ studyId: 'A', patient: { sex: 'male' } }),
    patientFrom({ studyId: 'B', patient: { sex: 'female' } }),
    patientFrom({ studyId: 'C' }),
    patientFrom({ studyId: 'D', patient: { sex: 'male', consentStatus: 'withdrawn' } }),
  ];

  it('counts whom it leaves out for what is not known, and takes nobody who withdrew', () => {
    const cohort = cohortOf({ filter: 'sex = male' });
    if (!cohort.ok) throw new Error(cohort.error.message);
    expect(patients.map((record) => cohort.value.take(record)?.record.studyId ?? null)).toEqual([
      'A',
      null,
      null,
      null,
    ]);
    expect(cohort.value.n).toBe(1);
    expect(cohort.value.excluded).toEqual([
      { reason: 'consent-withdrawn', n: 1 },
      { reason: 'filter-unknown', n: 1 },
    ]);
  });

  it('refuses a filter that it cannot read', () => {
    expect(cohortOf({ filter: 'sex' })).toMatchObject({ ok: false, error: { part: 'filter' } });
  });
});

describe('agreement of definitions', () => {
  const negative = { mvi: false, ehs: false, newIntrahepaticLesion: false };
  const patient = (studyId: string, viable: number, mvi: boolean) =>
    patientFrom({
      studyId,
      taceSessions: [
        { id: 's1', date: '2021-01-10', onDemand: true },
        { id: 's2', date: '2021-03-15', onDemand: true, agentChanged: false, feederReanalysed: false },
      ],
      imaging: [
        image('i0', '2021-01-05', negative),
        image('i1', '2021-02-20', { ...negative, viablePctTreated: viable }),
        image('i2', '2021-04-25', { ...negative, mvi, viablePctTreated: viable }),
      ],
      labs: ['2021-01-09', '2021-02-20', '2021-04-25'].map((date) => ({ id: date, date, afp: 5 })),
    });

  it('tells the two readings of JSH 2014 apart', () => {
    const cohort = [
      ...Array.from({ length: 4 }, (_, i) => patient(`A${i}`, 70, true)),
      ...Array.from({ length: 2 }, (_, i) => patient(`B${i}`, 70, false)),
      ...Array.from({ length: 3 }, (_, i) => patient(`C${i}`, 20, false)),
      patientFrom({ studyId: 'D', taceSessions: [{ id: 's', date: '2021-01-10' }] }),
      patientFrom({ studyId: 'E' }),
    ];
    const { definitions, frequencies, pairs } = agreement(cohort);
    expect(frequencies.map(({ definition }) => definition)).toEqual(definitions);
    expect(frequencies.find(({ definition }) => definition === 'JSH2014_ignore')).toEqual({
      definition: 'JSH2014_ignore',
      met: 6,
      notMet: 3,
      indeterminate: 1,
      notApplicable: 1,
      days: { q1: 105, median: 105, q3: 105 },
    });
    expect(pairs).toHaveLength((definitions.length * (definitions.length - 1)) / 2);
    const pair = must(
      pairs.find(({ a, b }) => a === 'JSH2014' && b === 'JSH2014_ignore'),
      'the pair',
    );
    expect(pair).toMatchObject({
      n: 9,
      bothMet: 4,
      aOnly: 0,
      bOnly: 2,
      neither: 3,
      indeterminate: 1,
      medianDays: 0,
    });
    expect(pair.percent).toBeCloseTo(77.7778, 4);
    const expectedByChance = (4 * 6 + 5 * 3) / 81;
    expect(pair.kappa).toBeCloseTo((7 / 9 - expectedByChance) / (1 - expectedByChance), 12);
  });

  it('gives no kappa where nothing varies', () => {
    const { pairs } = agreement([patient('A', 70, true)]);
    const pair = pairs.find(({ a, b }) => a === 'JSH2014' && b === 'JSH2014_ignore');
    expect(pair).toMatchObject({ n: 1, percent: 100, kappa: null, se: null });
  });
});
