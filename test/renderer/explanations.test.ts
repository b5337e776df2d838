import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { assess } from '#renderer/features/patient/assessed.ts';
import { liveRecord } from '#renderer/features/patient/liveRecord.ts';
import { datedRows } from '#renderer/features/patient/recordRows.ts';
import { explainDefinition, explainScore } from '#renderer/features/patient/scores/explanations.ts';
import { scoreGroups } from '#renderer/features/patient/scores/scoreRows.ts';

const PATIENTS = Array.from({ length: 40 }, (_, index) => syntheticPatient(7, index));

describe('explanations', () => {
  it('name rule and source for every score of every patient, and never show an object', () => {
    for (const record of PATIENTS) {
      const assessed = assess(record);
      for (const row of scoreGroups(assessed).flatMap((group) => group.rows)) {
        const text = JSON.stringify(explainScore(row, assessed));
        expect(text).toMatch(/@\d/);
        expect(text).not.toContain('[object');
      }
      for (const result of assessed.assessment.refractoriness) {
        const text = JSON.stringify(explainDefinition(result));
        expect(text).toContain(result.rule);
        expect(text).not.toContain('[object');
      }
    }
  });

  it('show the items of the ART score', () => {
    const record = must(
      PATIENTS.find((patient) => patient.taceSessions.length > 2),
      'a patient with three sessions',
    );
    const assessed = assess(record);
    const rows = scoreGroups(assessed).flatMap((group) => group.rows);
    const explanation = explainScore(
      must(
        rows.find((row) => row.key === 'art-2'),
        'ART before TACE 2',
      ),
      assessed,
    );
    const inputs = must(explanation.sections[0]?.lines, 'inputs').map((line) => line.label);
    expect(inputs).toContain('AST at baseline');
    expect(inputs).toContain('Days since the previous course');
  });
});

describe('the record', () => {
  it('lists every dated row once, the latest first', () => {
    for (const record of PATIENTS) {
      const rows = datedRows(liveRecord(record, []));
      const days = rows.map((row) => row.day ?? '');
      expect(days).toEqual([...days].sort().reverse());
      expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    }
  });

  it('never prints identity in its lines', () => {
    for (const record of PATIENTS) {
      const named = {
        ...record,
        patient: { ...record.patient, familyName: 'Secretname', hospitalNo: 'H-4711' },
      };
      expect(JSON.stringify(datedRows(named).map((row) => row.summary))).not.toMatch(/Secretname|H-4711/);
    }
  });
});
