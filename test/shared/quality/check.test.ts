import { describe, expect, it } from 'vitest';
import { parsePatientDocument } from '#shared/codebook/document.ts';
import { must } from '#shared/kernel/must.ts';
import { checkPatient } from '#shared/quality/check.ts';

const TODAY = '2024-06-30';

/** Rules that fire on a patient, without those about blanks, as `rule severity field`. */
function hitsOf(patient: object): readonly string[] {
  const parsed = parsePatientDocument({ studyId: 'P1', ...patient }, 'p');
  const record = must(parsed.ok ? parsed.value : null, 'a valid document');
  return checkPatient(record, TODAY)
    .filter(({ rule }) => rule !== 'Q-G01')
    .map(({ rule, severity, fields }) => `${rule} ${severity} ${fields.join('+')}`);
}

const session = (date: string, more: object = {}): object => ({ id: date, date, ...more });
const dead = (deathDate: string | null): object => ({
  visitDate: '2021-05-01',
  vitalStatus: 'dead',
  deathDate: deathDate ?? { missing: 'UNK' },
  causeOfDeath: 'hcc',
});

describe('temporal rules', () => {
  it('Q-T01: fires on a date after today, not on a relative one', () => {
    const taceSessions = [session('2024-07-01')];
    expect(hitsOf({ taceSessions })).toEqual(['Q-T01 E date']);
    expect(hitsOf({ taceSessions, patient: { dateBasis: 'relative' } })).toEqual([]);
    expect(hitsOf({ taceSessions: [session('2024-06-30')] })).toEqual([]);
  });

  it('Q-T02, Q-T03: fires before birth, and on a diagnosis after the first session', () => {
    expect(hitsOf({ patient: { birthDate: '1950-05-02' }, baseline: { diagnosisDate: '1991' } })).toEqual([]);
    expect(hitsOf({ patient: { birthDate: '2021-05-02' }, taceSessions: [session('2021-05-01')] })).toEqual([
      'Q-T02 E date',
    ]);
    const diagnosed = (diagnosisDate: string) => ({
      baseline: { diagnosisDate },
      taceSessions: [session('2021-05-10')],
    });
    expect(hitsOf(diagnosed('2021-05-11'))).toEqual(['Q-T03 E diagnosisDate']);
    expect(hitsOf(diagnosed('2021-05-10'))).toEqual([]);
    expect(hitsOf(diagnosed('2021-05'))).toEqual(['Q-T03 W diagnosisDate']);
  });

  it('Q-T04: fires on sessions too close or too far apart, unless one completes the other', () => {
    const apart = (second: string, more: object = {}) => ({
      taceSessions: [session('2021-01-10'), session(second, more)],
    });
    expect(hitsOf(apart('2021-01-10', { id: 'x' }))).toEqual(['Q-T04 E date']);
    expect(hitsOf(apart('2021-01-16'))).toEqual(['Q-T04 W date']);
    expect(hitsOf(apart('2021-01-17'))).toEqual([]);
    expect(hitsOf(apart('2021-01-12', { stagedWith: '2021-01-10' }))).toEqual([]);
    expect(hitsOf(apart('2022-01-10'))).toEqual([]);
    expect(hitsOf(apart('2022-01-11'))).toEqual(['Q-T04 W date']);
  });

  it('DV-5, Q-T05: fires on an image after death; a partial date only asks', () => {
    const imaged = (date: string) => ({ imaging: [{ date }], followUps: [dead('2021-05-01')] });
    expect(hitsOf(imaged('2021-05-03'))).toEqual(['Q-T05 E date']);
    expect(hitsOf(imaged('2021-05-01'))).toEqual([]);
    expect(hitsOf(imaged('2021-05'))).toEqual(['Q-T05 W date']);
    expect(hitsOf({ imaging: [{ date: '2021-05-03' }], followUps: [dead(null)] })).toEqual([]);
  });

  it('Q-T06 to Q-T08: holds death, status and last contact together', () => {
    const visit = { visitDate: '2021-05-01' };
    expect(hitsOf({ followUps: [{ ...visit, vitalStatus: 'dead' }] })).toEqual([
      'Q-T07 E deathDate',
      'Q-T07 E causeOfDeath',
    ]);
    expect(hitsOf({ followUps: [{ ...dead('2021-05-01'), lastKnownAlive: '2021-05-02' }] })).toEqual([
      'Q-T06 E lastKnownAlive',
    ]);
    expect(hitsOf({ followUps: [{ ...visit, vitalStatus: 'alive', deathDate: '2021-05-01' }] })).toEqual([
      'Q-G05 W deathDate',
      'Q-T08 E deathDate',
    ]);
  });

  it('Q-T10, Q-T11, Q-T14: holds systemic courses in order', () => {
    const course = (more: object) => ({
      taceSessions: [session('2021-01-10'), session('2021-03-10')],
      systemicCourses: [{ startDate: '2021-04-01', combination: false, ...more }],
    });
    expect(hitsOf(course({}))).toEqual([]);
    expect(hitsOf(course({ startDate: '2021-02-01' }))).toEqual(['Q-T11 W startDate']);
    expect(hitsOf(course({ startDate: '2021-02-01', combination: true }))).toEqual([]);
    expect(hitsOf(course({ startDate: '2021-01-01' }))).toEqual(['Q-T10 E startDate', 'Q-T11 W startDate']);
    expect(hitsOf(course({ stopDate: '2021-03-31', stopReason: 'progression' }))).toEqual([
      'Q-T14 E stopDate',
    ]);
    expect(hitsOf(course({ stopDate: '2021-05-01', stopReason: 'ongoing' }))).toEqual(['Q-T14 E stopReason']);
  });

  it('Q-T16, Q-T18: asks about old baseline images and impossible adverse events', () => {
    const imaged = (date: string) => ({ imaging: [{ date }], taceSessions: [session('2021-03-01')] });
    expect(hitsOf(imaged('2021-01-18'))).toEqual([]);
    expect(hitsOf(imaged('2021-01-17'))).toEqual(['Q-T16 W date']);
    const event = (more: object) => ({
      adverseEvents: [{ onset: '2021-03-05', ...more }],
      taceSessions: [session('2021-03-01')],
    });
    expect(hitsOf(event({ end: '2021-03-04' }))).toEqual(['Q-T18 E end']);
    expect(hitsOf(event({ grade: 5 }))).toEqual(['Q-T18 E grade']);
    expect(hitsOf(event({ onset: '2021-02-28', attribution: 'tace' }))).toEqual(['Q-T18 E onset']);
  });
});

describe('consistency and units', () => {
  it('Q-C05, Q-C06: burden and spread', () => {
    expect(hitsOf({ baseline: { nTumours: 1, bilobar: true } })).toEqual(['Q-C05 E nTumours+bilobar']);
    expect(hitsOf({ baseline: { ehs: false, ehsSites: ['lung'] } })).toEqual([
      'Q-G05 W ehsSites',
      'Q-C06 E ehs+ehsSites',
    ]);
    expect(hitsOf({ baseline: { nTumours: 2, bilobar: true, ehs: true, ehsSites: ['lung'] } })).toEqual([]);
  });

  it('Q-C08: refuses to believe a CR with a viable target, or a viable part beyond the whole', () => {
    const image = (lesion: object, mRECIST = 'CR') => ({
      imaging: [
        {
          date: '2021-03-01',
          response: { mRECIST },
          lesions: [{ lesionNo: 1, isTarget: true, longestMm: 30, ...lesion }],
        },
      ],
    });
    expect(hitsOf(image({ viableLongestMm: 0 }))).toEqual([]);
    expect(hitsOf(image({ viableLongestMm: 12 }))).toEqual(['Q-C08 E response.mRECIST']);
    expect(hitsOf(image({ viableLongestMm: 31 }, 'SD'))).toEqual(['Q-C08 E viableLongestMm']);
    expect(hitsOf(image({}))).toEqual([]);
  });

  it('DV-2, DV-6: asks about a likely unit slip and a very large tumour', () => {
    const labs = (bilirubin: object) => ({ labs: [{ date: '2021-03-01', bilirubin }] });
    expect(hitsOf(labs({ value: 1.2, unit: 'umol/L' }))).toEqual(['Q-G04 W bilirubin', 'Q-U01 W bilirubin']);
    expect(hitsOf(labs({ value: 1.2, unit: 'mg/dL' }))).toEqual([]);
    expect(hitsOf({ baseline: { maxSizeMm: 230 } })).toEqual(['Q-G04 W maxSizeMm']);
  });

  it('Q-G04: takes a lesion without a viable part as a finding, and a tiny one as unusual', () => {
    const imaging = (viableLongestMm: number) => ({
      imaging: [
        { date: '2021-03-01', modality: 'CT', lesions: [{ lesionNo: 1, longestMm: 30, viableLongestMm }] },
      ],
    });
    expect(hitsOf(imaging(0))).toEqual([]);
    expect(hitsOf(imaging(4))).toEqual(['Q-G04 W viableLongestMm']);
  });

  it('Q-G01: wants a value or a reason', () => {
    const blanks = (clinical: object): readonly string[] => {
      const parsed = parsePatientDocument(
        { studyId: 'P1', clinicalStatus: [{ date: '2021-01-01', ...clinical }] },
        'p',
      );
      const record = must(parsed.ok ? parsed.value : null, 'a valid document');
      return checkPatient(record, TODAY)
        .filter(({ rule, entity }) => rule === 'Q-G01' && entity === 'clinicalStatus')
        .flatMap(({ fields }) => fields);
    };
    expect(blanks({})).toEqual(['ascites', 'encephalopathy', 'varicealBleeding']);
    expect(blanks({ ascites: 'none', encephalopathy: { missing: 'ND' }, varicealBleeding: false })).toEqual(
      [],
    );
  });
});
