import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessPatient } from '#shared/assessment/assess.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { parseConfig } from '#shared/model/config.ts';
import { patientFrom } from '#test/support/records.ts';

type Fields = Readonly<Record<string, unknown>>;

const status = (date: string) => ({
  id: `c${date}`,
  date,
  ascites: 'none',
  encephalopathy: 'none',
  varicealBleeding: false,
});
const labs = (date: string, ast: number, bilirubin = 12, more: Fields = {}) => ({
  id: `l${date}`,
  date,
  ast,
  bilirubin,
  albumin: 39,
  inr: 1.1,
  ptProlongSec: 1,
  ...more,
});
const image = (date: string, mRECIST: string | null, more: Fields = {}) => ({
  id: `i${date}`,
  date,
  modality: 'CT',
  adequate: true,
  ...(mRECIST === null ? {} : { response: { mRECIST } }),
  ...more,
});

const twoCourses = (astNow: number, response: string | null): Fields => ({
  baseline: { nTumours: 4, maxSizeMm: 40, mviVp: 0, mviVv: 0, ehs: false, ecog: 0 },
  taceSessions: [
    { id: 's1', date: '2020-01-10' },
    { id: 's2', date: '2020-03-10' },
  ],
  labs: [labs('2020-01-09', 40, 12, { afp: 200 }), labs('2020-03-09', astNow)],
  clinicalStatus: [status('2020-01-09'), status('2020-03-09')],
  imaging: [image('2020-01-02', null), image('2020-02-15', response)],
});

const assess = (document: Fields, config: Fields = {}) => {
  const parsed = parseConfig(config);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return assessPatient(patientFrom(document), { config: parsed.value });
};

describe('scores of a course', () => {
  it('gives every baseline rule, each under its name and version', () => {
    const { baseline } = assess(twoCourses(50, 'PR')).scores;
    expect(baseline['childPughScore']).toMatchObject({ kind: 'decided', value: 5, rule: 'childPughScore@1' });
    expect(baseline['bclc']).toMatchObject({ value: 'B' });
    expect(baseline['albiGrade']).toMatchObject({ value: 1 });
    const expected = RULE_NAMES.filter((name) => ruleOf(name).baselineOnly);
    expect(Object.keys(baseline)).toEqual(expected);
    expect(expected).not.toContain('artScore');
  });

  it('ART: exactly a quarter more is not raised, and response counts', () => {
    expect(assess(twoCourses(50, 'PR')).scores.art).toMatchObject([
      { beforeCourse: 2, baseline: 'first_tace', score: { value: 0 }, group: { value: 'low' } },
    ]);
    expect(assess(twoCourses(51, 'SD')).scores.art[0]).toMatchObject({
      score: { value: 5 },
      group: { value: 'high' },
    });
  });

  it('ART: not evaluable is no answer, and panels next to the previous course do not count', () => {
    expect(assess(twoCourses(40, 'NE')).scores.art[0]?.score).toMatchObject({
      kind: 'indeterminate',
      missing: ['response'],
      possible: [0, 1],
    });
    const close = {
      ...twoCourses(90, 'PR'),
      taceSessions: [
        { id: 's1', date: '2020-01-10' },
        { id: 's2', date: '2020-01-20' },
      ],
    };
    const document = { ...close, labs: [labs('2020-01-09', 40), labs('2020-01-19', 90)] };
    expect(assess(document).scores.art[0]?.score).toMatchObject({ kind: 'indeterminate' });
  });

  it('ABCR: before the second course only', () => {
    expect(assess(twoCourses(40, 'SD')).scores.abcr).toMatchObject({
      score: { value: 3 },
      group: { value: '1-3' },
    });
    const first = { ...twoCourses(40, 'SD'), taceSessions: [{ id: 's1', date: '2020-01-10' }] };
    expect(assess(first).scores.abcr.score).toMatchObject({
      kind: 'not_applicable',
      reason: 'no_second_course',
    });
  });

  it('European algorithm: the three steps', () => {
    const decision = (document: Fields) => assess(document).scores.european[0]?.decision;
    const settled = {
      labs: [labs('2020-01-09', 40), labs('2020-02-10', 40), labs('2020-03-09', 40)],
      clinicalStatus: [status('2020-01-09'), status('2020-02-10'), status('2020-03-09')],
    };
    const quiet = { ...twoCourses(40, 'SD'), ...settled };
    expect(decision(quiet)).toMatchObject({ kind: 'decided', value: 'continue' });
    expect(decision({ ...twoCourses(40, 'PD'), ...settled })).toMatchObject({
      value: 'stop',
      notes: ['step_2'],
    });
    const event = {
      id: 'a',
      term: 'Liver abscess',
      grade: 3,
      attribution: 'tace',
      serious: false,
      onset: '2020-01-12',
    };
    expect(decision({ ...quiet, adverseEvents: [event] })).toMatchObject({
      value: 'stop',
      notes: ['step_1'],
    });
    const mild = { ...event, grade: 2 };
    expect(decision({ ...quiet, adverseEvents: [mild] })).toMatchObject({ value: 'continue' });
  });

  it('discontinuation: worst settled value after the first course', () => {
    const early = { ...twoCourses(40, 'SD'), labs: [labs('2020-01-09', 40), labs('2020-01-15', 40, 60)] };
    expect(assess(early).discontinuation.rct).toMatchObject({ kind: 'indeterminate' });
    const late = { ...twoCourses(40, 'SD'), labs: [labs('2020-01-09', 40), labs('2020-02-15', 40, 60)] };
    expect(assess(late).discontinuation.rct).toMatchObject({ kind: 'decided', value: true });
    const censored = {
      ...twoCourses(40, 'SD'),
      labs: [
        { ...labs('2020-02-12', 40), bilirubin: { value: 40, unit: 'umol/L', comparator: '>' } },
        labs('2020-02-20', 40, 51),
      ],
    };
    expect(assess(censored).discontinuation.rct).toMatchObject({ kind: 'decided', value: true });
  });

  it('review list: vascular invasion after the first course', () => {
    const invaded = { ...twoCourses(40, 'SD'), imaging: [image('2020-02-15', 'SD', { mvi: true })] };
    expect(assess(invaded).discontinuation.review).toMatchObject({ kind: 'decided', value: true });
    expect(assess({}).discontinuation.review).toMatchObject({ kind: 'not_applicable', reason: 'no_tace' });
  });
});

describe('session response', () => {
  const lesions = (mm: number, more: Fields = {}) => ({
    lesions: [
      {
        id: 'x',
        lesionNo: 1,
        isTarget: true,
        kind: 'intrahepatic',
        longestMm: 40,
        viableLongestMm: mm,
        ...more,
      },
    ],
  });
  const session = (...images: readonly Fields[]) =>
    assess({ taceSessions: [{ id: 's1', date: '2020-01-10' }], imaging: images }).courses[0]?.sessionResponse
      .mRECIST;

  it('is the entered category, else the measured one, and notes when they differ', () => {
    const before = image('2020-01-02', null, lesions(40));
    const noNew = { newIntrahepaticLesion: false };
    expect(session(before, image('2020-02-15', null, { ...lesions(28), ...noNew }))).toMatchObject({
      value: 'PR',
      notes: [],
    });
    expect(session(before, image('2020-02-15', 'SD', { ...lesions(28), ...noNew }))).toMatchObject({
      value: 'SD',
      notes: ['response_conflict'],
    });
    expect(session(before, image('2020-02-15', null, lesions(28)))).toMatchObject({
      kind: 'indeterminate',
      possible: ['PD', 'PR'],
    });
  });

  it('passes over images outside the window, inadequate ones, and those without a category', () => {
    const response = session(
      image('2020-01-20', 'PD'),
      image('2020-02-01', 'PD', { adequate: false }),
      image('2020-02-02', 'PD', { modality: 'US' }),
      image('2020-02-15', null),
      image('2020-03-01', 'CR'),
    );
    expect(response).toMatchObject({ kind: 'decided', value: 'CR' });
  });

  it('does not choose between readings of one day', () => {
    const one = image('2020-02-15', 'CR');
    expect(session(one, { ...image('2020-02-15', 'PD'), id: 'other' })).toMatchObject({
      kind: 'indeterminate',
      notes: ['same_day_conflict'],
    });
  });

  it('courses: sessions of one day are one course and an error of the record', () => {
    const { courses, dataErrors } = assess({
      taceSessions: [
        { id: 'b', date: '2020-01-10' },
        { id: 'a', date: '2020-01-10' },
        { id: 'c', date: '2020' },
        { id: 'd', date: '2020-03' },
      ],
    });
    expect(courses).toMatchObject([
      { number: 1, start: '2020-01-10', sessionIds: ['a', 'b'] },
      { number: 2, start: '2020-03-15', notes: ['imputed_date'] },
    ]);
    expect(dataErrors.map(({ code }) => code)).toEqual(['same_day_sessions', 'undated_session']);
  });
});

/* Properties over the synthetic cohort. */

const shuffled = <T>(items: readonly T[], order: readonly number[]): T[] =>
  items
    .map((item, index) => ({ item, key: order[index % order.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || b.index - a.index)
    .map(({ item }) => item);

function shuffle(record: PatientRecord, order: readonly number[]): PatientRecord {
  const lists = Object.entries(record).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? shuffled(value as unknown[], order) : value,
  ]);
  return Object.fromEntries(lists) as PatientRecord;
}

/** Every id replaced by another one that sorts differently, references included. */
function reissue(
  record: PatientRecord,
  salt: number,
): { record: PatientRecord; back: (text: string) => string } {
  const ids = [
    ...new Set([...JSON.stringify(record).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '')),
  ];
  const names = new Map(
    ids.map((id, index) => [id, `n${String((index * 7919 + salt) % 100_003).padStart(6, '0')}-${index}`]),
  );
  const replaceAll = (text: string, pairs: Iterable<readonly [string, string]>): string => {
    let changed = text;
    for (const [from, to] of pairs) changed = changed.replaceAll(`"${from}"`, `"${to}"`);
    return changed;
  };
  return {
    record: JSON.parse(replaceAll(JSON.stringify(record), names)) as PatientRecord,
    back: (text) =>
      replaceAll(
        text,
        [...names].map(([from, to]) => [to, from] as const),
      ),
  };
}

const settings = { seed: 20210901, numRuns: 60 };
const patients = fc.integer({ min: 0, max: 400 }).map((index) => syntheticPatient(7, index));

describe('properties of the assessment', () => {
  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(patients, fc.array(fc.integer(), { minLength: 3, maxLength: 9 }), (record, order) => {
        expect(assessPatient(shuffle(record, order))).toEqual(assessPatient(record));
      }),
      settings,
    );
  });

  it('does not depend on ids', () => {
    fc.assert(
      fc.property(patients, fc.integer({ min: 0, max: 1e5 }), (record, salt) => {
        const other = reissue(record, salt);
        expect(other.back(JSON.stringify(assessPatient(other.record)))).toBe(
          JSON.stringify(assessPatient(record)),
        );
      }),
      settings,
    );
  });

  it('does not know what happened after the data cut', () => {
    fc.assert(
      fc.property(patients, fc.integer({ min: 0, max: 400 }), (record, other) => {
        const asOf = '2018-06-30';
        const later = syntheticPatient(9, other);
        const isLater = ({ date }: { readonly date: string }): boolean => date > asOf;
        const extended: PatientRecord = {
          ...record,
          taceSessions: [...record.taceSessions, ...later.taceSessions.filter(isLater)],
          imaging: [...record.imaging, ...later.imaging.filter(isLater)],
          labs: [...record.labs, ...later.labs.filter(isLater)],
          clinicalStatus: [...record.clinicalStatus, ...later.clinicalStatus.filter(isLater)],
          followUps: [...record.followUps, ...later.followUps.filter(({ visitDate }) => visitDate > asOf)],
        };
        expect(assessPatient(extended, { asOf })).toEqual(assessPatient(record, { asOf }));
      }),
      settings,
    );
  });

  it('keeps a decided definition when an image after every window is added', () => {
    fc.assert(
      fc.property(patients, (record) => {
        const late = record.imaging.at(-1);
        if (late === undefined) return;
        const extended = {
          ...record,
          imaging: [...record.imaging, { ...late, id: 'late', date: '2030-01-01', mvi: false, ehs: false }],
        };
        const before = assessPatient(record).refractoriness.filter(({ status: own }) => own === 'met');
        const after = assessPatient(extended).refractoriness;
        for (const result of before) {
          const same = after.find(({ definition }) => definition === result.definition);
          expect(same?.dateFirstMet).toBe(result.dateFirstMet);
        }
      }),
      settings,
    );
  });
});
