import { describe, expect, it } from 'vitest';
import { assessPatient } from '#shared/assessment/assess.ts';
import { patientFrom } from '#test/support/records.ts';

type Fields = Readonly<Record<string, unknown>>;

const lesion = (lesionNo: number, viableLongestMm: number, more: Fields = {}): Fields => ({
  lesionNo,
  kind: 'intrahepatic',
  longestMm: 60,
  viableLongestMm,
  status: 'present',
  ...more,
});
const image = (date: string, lesions: readonly Fields[], more: Fields = {}): Fields => ({
  id: date,
  date,
  modality: 'CT',
  adequate: true,
  newIntrahepaticLesion: false,
  ehs: false,
  lesions,
  ...more,
});
const target = { isTarget: true };
const before = image('2020-01-05', [lesion(1, 50, target), lesion(2, 50, target)]);
const taceSessions = [
  { id: 's1', date: '2020-01-10' },
  { id: 's2', date: '2020-03-15' },
];

function responses(imaging: readonly Fields[]) {
  const { courses } = assessPatient(patientFrom({ taceSessions, imaging }));
  return courses.map((course) => course.sessionResponse.mRECIST);
}

describe('response to a course by measurement', () => {
  it('compares with the last image before that course, where targets need not be marked again', () => {
    const between = image('2020-02-20', [lesion(1, 30), lesion(2, 30)]);
    const after = image('2020-04-25', [lesion(1, 30), lesion(2, 30)]);
    expect(responses([before, between, after])).toMatchObject([{ value: 'PR' }, { value: 'SD' }]);
  });

  it('does not reach past the previous course while an image between them lacks a target', () => {
    const between = image('2020-02-20', [lesion(1, 30)]);
    const after = image('2020-04-25', [lesion(1, 30), lesion(2, 30)]);
    expect(responses([before, between, after])[1]).toMatchObject({ kind: 'indeterminate' });
    expect(responses([before, after])[1]).toMatchObject({ value: 'PR' });
  });

  it('is no complete response while a lesion beside the targets is there', () => {
    const other = lesion(3, 20, { isTarget: false });
    const first = image('2020-01-05', [lesion(1, 50, target), other]);
    const between = image('2020-02-20', [lesion(1, 30), lesion(3, 20)]);
    const left = (status: string) => image('2020-04-25', [lesion(1, 0), lesion(3, 20, { status })]);
    expect(responses([first, between, left('present')])[1]).toMatchObject({ value: 'PR' });
    expect(responses([first, between, left('absent')])[1]).toMatchObject({ value: 'CR' });
  });

  it('stays open where spread was seen and nothing says whether the baseline had it', () => {
    const spread = image('2020-02-20', [lesion(1, 30), lesion(2, 30)], { ehs: true });
    expect(responses([before, spread])[0]).toMatchObject({ value: 'PD' });
    const unsaid = { ...before, ehs: null };
    expect(responses([unsaid, spread])[0]).toMatchObject({ kind: 'indeterminate', possible: ['PD', 'PR'] });
  });
});
