import { describe, expect, it } from 'vitest';
import { assessPatient } from '#shared/assessment/assess.ts';
import { ineffectiveGroup, ineffectiveRun } from '#shared/switching/ineffectiveRun.ts';
import { toMonths } from '#shared/kernel/day.ts';
import { patientFrom } from '#test/support/records.ts';

const run = (...values: readonly (boolean | null)[]) => ineffectiveRun('run@1', values, ['viablePctTreated']);

describe('switch record', () => {
  const switched = (document: Readonly<Record<string, unknown>>) =>
    assessPatient(patientFrom(document)).switch;

  it('SW-1: days from the last TACE', () => {
    const found = switched({
      taceSessions: [
        { id: 's1', date: '2020-01-10' },
        { id: 's2', date: '2020-03-02' },
        { id: 's3', date: '2020-08-01' },
      ],
      systemicCourses: [{ id: 'y', startDate: '2020-06-15', regimenCode: 'lenvatinib' }],
    });
    expect(found).toMatchObject({
      kind: 'switch',
      daysLastTaceToSwitch: { kind: 'decided', value: 105 },
      nTaceBeforeSwitch: { value: 2 },
      taceAfterSystemic: ['s3'],
      sequentialLenTace: { value: true },
    });
    expect(toMonths(105).toFixed(2)).toBe('3.45');
  });

  it('SW-2: systemic therapy before the first TACE', () => {
    const found = switched({
      taceSessions: [{ id: 's1', date: '2020-01-20' }],
      systemicCourses: [{ id: 'y', startDate: '2020-01-01', regimenCode: 'sorafenib' }],
    });
    expect(found).toMatchObject({
      kind: 'upfront_or_combined',
      daysLastTaceToSwitch: { kind: 'not_applicable', reason: 'no_switch' },
    });
  });

  it('a TACE on the day of the start gives no day between', () => {
    const found = switched({
      taceSessions: [
        { id: 's1', date: '2020-01-10' },
        { id: 's2', date: '2020-03-02' },
      ],
      systemicCourses: [{ id: 'y', startDate: '2020-03-02', regimenCode: 'sorafenib' }],
    });
    expect(found.daysLastTaceToSwitch).toMatchObject({ value: 0 });
    expect(found.sequentialLenTace).toMatchObject({ value: false });
  });

  it('stages by the performance status of the last visit, unless that day says two', () => {
    const visit = (id: string, visitDate: string, ecog: number) => ({ id, visitDate, ecog });
    const document = {
      taceSessions: [{ id: 's1', date: '2020-01-10' }],
      systemicCourses: [{ id: 'y', startDate: '2020-06-15' }],
    };
    const staged = (...followUps: readonly object[]) => switched({ ...document, followUps }).atSwitch?.bclc;
    const last = visit('a', '2020-06-10', 3);
    expect(staged(visit('b', '2020-06-01', 0), last)).toMatchObject({ kind: 'decided', value: 'D' });
    expect(staged(last, visit('c', '2020-06-10', 0))?.kind).toBe('indeterminate');
  });

  it('SW-3 and SW-4: the run of ineffective courses up to the switch', () => {
    expect(run(true, false, true, true)).toMatchObject({ kind: 'decided', value: 2 });
    const open = run(true, null, true);
    expect(open).toMatchObject({ kind: 'indeterminate', possible: [1, 3], missing: ['viablePctTreated'] });
    expect(ineffectiveGroup('group@1', open)).toMatchObject({
      kind: 'indeterminate',
      possible: ['1', '>=3'],
    });
    expect(ineffectiveGroup('group@1', run(null, true, true, true))).toMatchObject({
      kind: 'decided',
      value: '>=3',
      complete: false,
    });
    expect(run()).toMatchObject({ value: 0 });
  });

  it('tells who left therapy in complete response and stayed off it', () => {
    const base = {
      taceSessions: [{ id: 's1', date: '2020-01-10' }],
      systemicCourses: [
        {
          id: 'y',
          startDate: '2020-06-15',
          regimenCode: 'lenvatinib',
          stopDate: '2020-12-01',
          stopReason: 'complete_response_drug_free',
        },
      ],
    };
    const imaging = (date: string, mRECIST: string) => [
      { id: 'i', date, modality: 'CT', adequate: true, response: { mRECIST } },
    ];
    expect(switched({ ...base, imaging: imaging('2020-12-29', 'CR') }).drugFree).toMatchObject({
      value: true,
    });
    expect(switched({ ...base, imaging: imaging('2020-12-30', 'CR') }).drugFree.kind).toBe('indeterminate');
    expect(switched({ ...base, imaging: imaging('2020-12-01', 'PR') }).drugFree).toMatchObject({
      value: false,
    });
    const treated = { ...base, otherTreatments: [{ id: 'o', date: '2021-02-01', type: 'ablation' }] };
    expect(switched({ ...treated, imaging: imaging('2020-12-01', 'CR') }).drugFree).toMatchObject({
      value: false,
    });
  });

  it('knows the refractory patient who never switched', () => {
    const document = {
      taceSessions: [{ id: 's1', date: '2020-01-10' }],
      imaging: [
        { id: 'i0', date: '2020-01-05', modality: 'CT', adequate: true, mvi: false },
        { id: 'i1', date: '2020-02-20', modality: 'CT', adequate: true, mvi: true },
      ],
    };
    expect(switched(document).refractoryNoSwitch).toMatchObject({ kind: 'decided', value: true });
    const systemicCourses = [{ id: 'y', startDate: '2020-06-15', regimenCode: 'lenvatinib' }];
    const undated = [{ id: 'y', startDate: '2020', regimenCode: 'lenvatinib' }];
    expect(switched({ ...document, systemicCourses: undated }).refractoryNoSwitch).toMatchObject({
      kind: 'indeterminate',
      missing: ['startDate'],
    });
    const after = switched({ ...document, systemicCourses });
    expect(after.refractoryNoSwitch).toMatchObject({ value: false });
    expect(after.definitionsMetBefore).toContain('JSH2014');
  });
});
