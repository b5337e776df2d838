import { describe, expect, it } from 'vitest';
import { parsePatientDocument, toPatientDocument } from '#shared/codebook/document.ts';
import { parseRecord } from '#shared/codebook/parseRecord.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';

const problemsOf = (patient: object): readonly string[] => {
  const parsed = parsePatientDocument({ studyId: 'P1', patient: {}, ...patient }, 'patients[0]');
  return parsed.ok ? [] : parsed.error.map((problem) => `${problem.code} ${problem.path}`);
};

describe('record document', () => {
  it('reads back what it writes, for whole synthetic patients', () => {
    for (let index = 0; index < 200; index += 1) {
      const record = syntheticPatient(7, index);
      const document: unknown = JSON.parse(JSON.stringify(toPatientDocument(record)));
      const parsed = parsePatientDocument(document, 'patients[0]');
      if (!parsed.ok) expect.fail(parsed.error[0]?.path ?? '');
      expect(toPatientDocument(parsed.value)).toEqual(document);
    }
  });

  it('reads a bare number as the canonical unit, and nests grouped fields', () => {
    const parsed = parsePatientDocument(
      {
        studyId: 'P1',
        labs: [{ date: '2020-01-01', albumin: 38 }],
        imaging: [{ date: '2020-01-02', response: { mRECIST: 'PR' } }],
      },
      'patients[0]',
    );
    if (!parsed.ok) expect.fail('refused');
    expect(parsed.value.labs[0]?.albumin).toEqual({ value: 38, unit: 'g/L' });
    expect(parsed.value.imaging[0]?.['response.mRECIST']).toBe('PR');
    expect(toPatientDocument(parsed.value)['imaging']).toEqual([
      { id: 'imaging-1', date: '2020-01-02', response: { mRECIST: 'PR' } },
    ]);
  });

  it('names every problem with its place', () => {
    expect(problemsOf({ extra: 1 })).toEqual(['unknown-field patients[0].extra']);
    expect(problemsOf({ patient: { sex: 'm', smoking: true } })).toEqual([
      'unknown-field patients[0].patient.smoking',
      'unknown-code patients[0].patient.sex',
    ]);
    expect(problemsOf({ labs: [{ bilirubin: 20 }, { date: '2021-02-30' }] })).toEqual([
      'required patients[0].labs[0].date',
      'invalid-date patients[0].labs[1].date',
    ]);
    expect(
      problemsOf({
        taceSessions: [
          { id: 'a', date: '2021-01-01' },
          { id: 'a', date: '2021-02-01' },
        ],
      }),
    ).toEqual(['duplicate-key patients[0].taceSessions[1].id']);
    expect(problemsOf({ imaging: [{ date: '2021-01-01', response: { EASL: 'PR' } }] })).toEqual([
      'unknown-field patients[0].imaging[0].response.EASL',
    ]);
    expect(problemsOf({ labs: 'none' })).toEqual(['wrong-type patients[0].labs']);
  });
});

describe('values', () => {
  const lab = (albumin: unknown) => parseRecord('labPanel', { date: '2021-01-01', albumin });
  const codeOf = (raw: unknown): string => {
    const parsed = lab(raw);
    return parsed.ok ? 'accepted' : (parsed.error[0]?.code ?? '');
  };

  it('DV-1: refuses an albumin of 3.8 g/L and takes 3.8 g/dL', () => {
    expect(codeOf({ value: 3.8, unit: 'g/L' })).toBe('out-of-range');
    expect(codeOf({ value: 3.8, unit: 'g/dL' })).toBe('accepted');
  });

  it('DV-3: keeps a comparator apart from its number', () => {
    const parsed = parseRecord('labPanel', {
      date: '2021-01-01',
      afp: { value: 60500, unit: 'ng/mL', comparator: '>' },
    });
    expect(parsed.ok && parsed.value.afp).toEqual({ value: 60500, unit: 'ng/mL', comparator: '>' });
  });

  it('DV-6: refuses a tumour of 310 mm', () => {
    const size = (maxSizeMm: number): boolean => parseRecord('baseline', { maxSizeMm }).ok;
    expect([size(230), size(300), size(310)]).toEqual([true, true, false]);
  });

  it('holds hard limits at the limit, in each unit', () => {
    expect([10, 65].map((value) => codeOf({ value, unit: 'g/L' }))).toEqual(['accepted', 'accepted']);
    expect([9.99, 65.01].map((value) => codeOf({ value, unit: 'g/L' }))).toEqual([
      'out-of-range',
      'out-of-range',
    ]);
    expect([1, 6.5].map((value) => codeOf({ value, unit: 'g/dL' }))).toEqual(['accepted', 'accepted']);
    expect(codeOf({ value: 6.51, unit: 'g/dL' })).toBe('out-of-range');
  });

  it('refuses what is not a value of the field', () => {
    expect(codeOf('38')).toBe('wrong-type');
    expect(codeOf({ value: 38 })).toBe('unknown-unit');
    expect(codeOf({ value: 38, unit: 'mg/dL' })).toBe('unknown-unit');
    expect(codeOf({ value: Number.NaN, unit: 'g/L' })).toBe('wrong-type');
    expect(codeOf({ missing: 'NO' })).toBe('unknown-code');
    expect(codeOf({ missing: 'ND' })).toBe('accepted');
    expect(codeOf({ value: 38, unit: 'g/L', note: 'x' })).toBe('unknown-field');
    expect(parseRecord('labPanel', { date: { missing: 'UNK' } }).ok).toBe(false);
  });

  it('never repeats a value in a message', () => {
    const parsed = parseRecord('patient', {
      familyName: 'x'.repeat(101),
      sex: 'Kim Minjun',
      birthDate: '1950-02-31',
    });
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toMatch(/xxx|Minjun|1950/);
  });
});
