import { describe, expect, it } from 'vitest';
import type { SurvivalQuestion } from '#shared/analysis/question.ts';
import { answerSurvival } from '#shared/analysis/survival.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { addDays } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { patientFrom } from '#test/support/records.ts';

const START = '2020-01-10';
const on = (days: number): string => must(addDays(START, days), 'a date');

interface Case {
  readonly id: string;
  readonly switchDay?: number;
  readonly dead?: number;
  readonly alive?: number;
  readonly response?: readonly [day: number, category: string];
  readonly sex?: string;
}

function patient({ id, switchDay, dead, alive, response, sex }: Case): PatientRecord {
  return patientFrom({
    studyId: id,
    patient: sex === undefined ? {} : { sex },
    taceSessions: [{ id: 's', date: START }],
    systemicCourses:
      switchDay === undefined ? [] : [{ id: 'y', startDate: on(switchDay), regimenCode: 'sorafenib' }],
    imaging:
      response === undefined
        ? []
        : [
            {
              id: 'i',
              date: on(response[0]),
              modality: 'CT',
              adequate: true,
              response: { mRECIST: response[1] },
            },
          ],
    followUps:
      dead === undefined
        ? [{ id: 'f', visitDate: on(alive ?? 0), vitalStatus: 'alive' }]
        : [{ id: 'f', visitDate: on(dead), vitalStatus: 'dead', deathDate: on(dead) }],
  });
}

function answer(patients: readonly PatientRecord[], question: SurvivalQuestion) {
  const found = answerSurvival(patients, question);
  if (!found.ok) throw new Error(`${found.error.part}: ${found.error.message}`);
  return found.value;
}

type Stratum = {
  readonly group: unknown;
  readonly n: number;
  readonly events: number;
  readonly time: readonly number[];
};
const strata = (km: unknown): readonly Stratum[] => (km as { readonly strata: readonly Stratum[] }).strata;

/** The five patients of the landmark vector. */
const LANDMARK = [
  patient({ id: 'P1', dead: 150 }),
  patient({ id: 'P2', switchDay: 100, dead: 400 }),
  patient({ id: 'P3', switchDay: 200, alive: 500 }),
  patient({ id: 'P4', dead: 181 }),
  patient({ id: 'P5', dead: 180 }),
];

describe('survival question', () => {
  it('EN-7: groups by the switch as known at the landmark', () => {
    const found = answer(LANDMARK, { endpoint: 'os', by: 'switched', landmark: 180 });
    expect(found.excluded).toEqual([{ reason: 'before-landmark', n: 2 }]);
    expect(strata(found.km)).toMatchObject([
      { group: { switched: 'continued' }, n: 2, events: 1, time: [1, 320] },
      { group: { switched: 'switched' }, n: 1, events: 1, time: [220] },
    ]);
    expect(found.warnings).toEqual([]);
    expect(found.logrank).not.toBeNull();
  });

  it('marks a grouping of the future as immortal time', () => {
    const found = answer(LANDMARK, { endpoint: 'os', by: 'switched' });
    expect(found.warnings).toContain('immortal-time');
    expect(answer(LANDMARK, { endpoint: 'os', origin: 'switch', by: 'switched' }).warnings).toEqual([
      'no-comparison',
    ]);
  });

  it('starts at the evaluation image and counts who does not get there', () => {
    const cohort = [
      patient({ id: 'A', response: [40, 'PR'], dead: 400 }),
      patient({ id: 'B', response: [40, 'SD'], dead: 240 }),
      patient({ id: 'C', response: [40, 'NE'], dead: 240 }),
      patient({ id: 'D', response: [40, 'SD'], alive: 40 }),
      patient({ id: 'E', response: [5, 'SD'], alive: 400 }),
      patient({ id: 'F', dead: 20 }),
    ];
    const found = answer(cohort, { endpoint: 'os', origin: 'image:1', by: 'response:1', landmark: 0 });
    expect(strata(found.km)).toMatchObject([
      { group: { 'response:1': 'PR' }, time: [360] },
      { group: { 'response:1': 'SD' }, time: [200] },
    ]);
    expect(found.excluded).toEqual([
      { reason: 'before-landmark', n: 1 },
      { reason: 'group-unknown', n: 1 },
      { reason: 'unknown-origin', n: 2 },
    ]);
    expect(found.warnings).toEqual([]);
    expect(found.manifest).toMatchObject({ cohort: { n: 6 }, ruleVersions: { os: 1, sessionResponse: 1 } });
    const naive = answer(cohort, { endpoint: 'os', by: 'response:1' });
    expect(naive.warnings).toContain('immortal-time');
  });

  it('counts what the filter cannot tell, and leaves out withdrawn consent', () => {
    const cohort = [
      patient({ id: 'A', sex: 'female', dead: 100 }),
      patient({ id: 'B', sex: 'male', dead: 100 }),
      patient({ id: 'C', dead: 100 }),
    ];
    const found = answer(cohort, { endpoint: 'os', filter: 'sex = female' });
    expect(found.excluded).toEqual([{ reason: 'filter-unknown', n: 1 }]);
    expect(found.manifest.cohort.n).toBe(1);
    const withdrawn = patientFrom({
      patient: { consentStatus: 'withdrawn' },
      taceSessions: [{ id: 's', date: START }],
    });
    expect(answer([withdrawn], { endpoint: 'os' })).toMatchObject({
      km: null,
      logrank: null,
      excluded: [{ reason: 'consent-withdrawn', n: 1 }],
      warnings: ['no-observations'],
    });
  });

  it.each([
    [{ endpoint: 'survival' }, 'endpoint'],
    [{ endpoint: 'os', origin: 'course:0' }, 'origin'],
    [{ endpoint: 'os', origin: 'refractory:JSH' }, 'origin'],
    [{ endpoint: 'os', by: 'artGroup:5' }, 'by'],
    [{ endpoint: 'os', by: 'diagnosisDate' }, 'by'],
    [{ endpoint: 'os', by: 'tumourBurdenScore' }, 'by'],
    [{ endpoint: 'os', by: 'familyName' }, 'by'],
    [{ endpoint: 'os', filter: 'sex =' }, 'filter'],
  ])('refuses %o', (question, part) => {
    expect(answerSurvival([], question)).toMatchObject({ ok: false, error: { part } });
  });

  it('has no switch to start from, and no group, where therapy is dated to the year only', () => {
    const record = patientFrom({
      taceSessions: [{ id: 's', date: '2020-01-10' }],
      systemicCourses: [{ id: 'y', startDate: '2021' }],
      followUps: [{ id: 'f', visitDate: '2022-01-10', vitalStatus: 'alive' }],
    });
    const excluded = (question: SurvivalQuestion) => answer([record], question).excluded;
    expect(excluded({ endpoint: 'os', origin: 'switch' })).toEqual([{ reason: 'unknown-origin', n: 1 }]);
    expect(excluded({ endpoint: 'timeOnSystemic' })).toEqual([{ reason: 'unknown-origin', n: 1 }]);
    expect(excluded({ endpoint: 'os', by: 'switched' })).toEqual([{ reason: 'group-unknown', n: 1 }]);
  });

  it('divides by a score of whole points', () => {
    expect(answerSurvival([], { endpoint: 'os', by: 'crafity' })).toMatchObject({ ok: true });
  });

  it('answers every endpoint, origin and grouping over a synthetic cohort', () => {
    const cohort = Array.from({ length: 120 }, (_, index) => syntheticPatient(11, index));
    for (const question of [
      { endpoint: 'pfs', by: 'sex' },
      { endpoint: 'ttp', by: 'albiGrade' },
      { endpoint: 'os', by: 'bclc', filter: 'childPughClass in (A, B) and age >= 50' },
      { endpoint: 'os', origin: 'course:2', by: 'artGroup:2' },
      { endpoint: 'os', origin: 'course:2', by: 'abcrGroup' },
      { endpoint: 'pfsTactics', by: 'aetiology' },
      { endpoint: 'ttup' },
      { endpoint: 'timeToRefractoriness' },
      { endpoint: 'timeToChildPughB' },
      { endpoint: 'timeOnSystemic', by: 'cirrhosis' },
      { endpoint: 'os', origin: 'refractory:JSH2014', by: 'switched', landmark: 60 },
    ]) {
      const found = answer(cohort, question);
      const kept = strata(found.km).reduce((sum, { n }) => sum + n, 0);
      const left = found.excluded.reduce(
        (sum, { reason, n }) => sum + (reason === 'filter-unknown' ? 0 : n),
        0,
      );
      expect(kept).toBeGreaterThan(0);
      expect(kept + left).toBe(found.manifest.cohort.n);
      expect(found.warnings).toEqual([]);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    }
  });
});
