import { describe, expect, it } from 'vitest';
import { ageAt } from '#shared/assessment/age.ts';
import { summarise } from '#shared/assessment/summary.ts';
import { must } from '#shared/kernel/must.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { patientFrom } from '#test/support/records.ts';

const known = {
  patient: { birthDate: '1950-06-15', sex: 'male' },
  baseline: { nTumours: 3, maxSizeMm: 31, mviVp: 0, mviVv: 0, ehs: false, ecog: 0 },
  taceSessions: [
    { id: 's2', date: '2020-03-02' },
    { id: 's1', date: '2020-01-10' },
  ],
  labs: [{ id: 'l1', date: '2020-01-08', bilirubin: 12, albumin: 39, inr: 1.1 }],
  clinicalStatus: [{ id: 'c1', date: '2020-01-08', ascites: 'none', encephalopathy: 'none' }],
  imaging: [
    { id: 'i2', date: '2020-04-20', response: { mRECIST: 'PR' } },
    { id: 'i3', date: '2020-05-20' },
    { id: 'i1', date: '2020-02-20', response: { mRECIST: 'SD' } },
  ],
  followUps: [
    { id: 'f1', visitDate: '2020-06-01', vitalStatus: 'alive' },
    { id: 'f2', visitDate: '2021-01-05', vitalStatus: 'dead', deathDate: '2020-12-24' },
  ],
};

describe('summary of a record', () => {
  it('computes every column from a known record, whatever the order of its rows', () => {
    const { completeness, ...columns } = summarise(patientFrom(known));
    expect(columns).toEqual({
      studyId: 'P001',
      age: 69,
      sex: 'male',
      firstTace: '2020-01-10',
      sessions: 2,
      lastResponse: 'PR',
      bclc: 'B',
      albiGrade: '1',
      childPughClass: 'A',
      status: 'dead',
      lastContact: '2021-01-05',
    });
    expect(completeness).toBeGreaterThan(0);
    expect(completeness).toBeLessThan(100);
  });

  it('says nothing where nothing is known, and indeterminate where several values remain', () => {
    const empty = summarise(patientFrom({}));
    expect(empty).toMatchObject({
      age: null,
      firstTace: null,
      sessions: 0,
      bclc: null,
      albiGrade: null,
      childPughClass: null,
      status: 'unknown',
      lastContact: null,
      completeness: 0,
    });
    const half = summarise(
      patientFrom({ ...known, baseline: { nTumours: 2, mviVp: 0, mviVv: 0, ehs: false, ecog: 0 }, labs: [] }),
    );
    expect(half).toMatchObject({ bclc: 'indeterminate', albiGrade: null, childPughClass: 'indeterminate' });
  });

  it('ignores laboratory values older than the baseline window', () => {
    const old = { ...known, labs: [{ id: 'l1', date: '2019-12-12', bilirubin: 12, albumin: 39, inr: 1.1 }] };
    expect(summarise(patientFrom(old)).albiGrade).toBeNull();
  });

  it('counts missing reasons as answers, and leaves out inactive and optional fields', () => {
    const base = { patient: { birthDate: '1950', sex: 'male' } };
    const with0 = summarise(patientFrom({ ...base, baseline: { ehs: false } })).completeness;
    const withReason = summarise(
      patientFrom({ ...base, baseline: { ehs: false, ecog: { missing: 'ND' } } }),
    ).completeness;
    const withOptional = summarise(
      patientFrom({ ...base, baseline: { ehs: false, liverInvolvementPct: 30 } }),
    ).completeness;
    const withInactive = summarise(patientFrom({ ...base, baseline: { ehs: true } })).completeness;
    expect(withReason).toBeGreaterThan(with0);
    expect(withOptional).toBe(with0);
    expect(withInactive).toBeLessThan(with0);
  });

  it.each([
    ['1950-06-15', '2020-06-14', 69],
    ['1950-06-15', '2020-06-15', 70],
    ['1952-02-29', '2020-02-28', 67],
    ['1950', '2020-01-01', 70],
  ])('age of someone born %s on %s is %i', (born, on, age) => {
    expect(ageAt(born, must(dayNumber(on), 'a day'))).toBe(age);
  });
});
