import { describe, expect, it } from 'vitest';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { dayNumber } from '#shared/kernel/day.ts';

const cohort = Array.from({ length: 2000 }, (_, index) => syntheticPatient(11, index));
const share = (count: number): number => count / cohort.length;

describe('synthetic cohort', () => {
  it('is the same for the same seed and another for another', () => {
    expect(syntheticPatient(11, 5)).toEqual(cohort[5]);
    expect(syntheticPatient(12, 5)).not.toEqual(cohort[5]);
  });

  it('gives every row of the cohort its own id', () => {
    const ids = cohort.flatMap((one) => [
      one.patient.id,
      ...one.taceSessions.map(({ id }) => id),
      ...one.labs.map(({ id }) => id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('orders sessions and lets nothing happen after death', () => {
    for (const one of cohort) {
      const end = Math.max(...one.followUps.map(({ visitDate }) => dayNumber(visitDate) ?? 0));
      const sessions = one.taceSessions.map(({ date }) => dayNumber(date) ?? 0);
      expect(sessions).toEqual([...new Set(sessions)].sort((a, b) => a - b));
      for (const { date } of [...one.taceSessions, ...one.labs, ...one.imaging])
        expect(dayNumber(date)).toBeLessThanOrEqual(end);
    }
  });

  it('looks like a TACE cohort', () => {
    const sessions = cohort.reduce((sum, one) => sum + one.taceSessions.length, 0) / cohort.length;
    expect(sessions).toBeGreaterThan(2);
    expect(sessions).toBeLessThan(4.5);
    const switched = share(cohort.filter((one) => one.systemicCourses.length > 0).length);
    expect(switched).toBeGreaterThan(0.15);
    expect(switched).toBeLessThan(0.5);
    const dead = share(cohort.filter((one) => one.followUps[0]?.vitalStatus === 'dead').length);
    expect(dead).toBeGreaterThan(0.5);
    expect(dead).toBeLessThan(0.95);
  });
});
