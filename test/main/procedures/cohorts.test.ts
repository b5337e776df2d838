import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_LANES } from '#shared/contract/features/cohorts.ts';
import type { AgreementAnswer, ResponseAnswer, SwimmerLane } from '#shared/contract/features/cohorts.ts';
import { DEFINITIONS } from '#shared/model/config.ts';
import { openedRegistry } from '#test/support/registryHome.ts';

const PATIENTS = 60;
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('nothing there');
  return value;
};

describe('a cohort of the registry', () => {
  let place: Awaited<ReturnType<typeof openedRegistry>>;

  beforeAll(async () => {
    place = await openedRegistry();
    await place.caller.result('synthetic.load', { patients: PATIENTS, seed: 7 });
  });
  afterAll(() => place.close());

  const order = (input: object = {}) =>
    place.caller.result<{ patientIds: string[]; excluded: object[] }>('analysis.swimmerOrder', input);
  const lanesOf = async (patientIds: readonly string[]) =>
    (await place.caller.value<{ lanes: SwimmerLane[] }>('analysis.swimmerLanes', { patientIds })).lanes;

  it('tells how often definitions are met and how they agree; every patient is counted once', async () => {
    const answer = await place.caller.result<AgreementAnswer>('analysis.agreement');
    expect(answer.definitions).toEqual(DEFINITIONS);
    for (const { met, notMet, indeterminate, notApplicable } of answer.frequencies) {
      expect(met + notMet + indeterminate + notApplicable).toBe(PATIENTS);
    }
    expect(answer.frequencies.some(({ met, days }) => met > 0 && days !== null)).toBe(true);
    for (const pair of answer.pairs) {
      expect(pair.bothMet + pair.aOnly + pair.bOnly + pair.neither).toBe(pair.n);
      const met = answer.frequencies.find(({ definition }) => definition === pair.a)?.met ?? 0;
      expect(pair.bothMet + pair.aOnly).toBeLessThanOrEqual(met);
    }
    expect(answer.manifest).toMatchObject({ cohort: { n: PATIENTS }, ruleVersions: { JSH2014: 1 } });
  });

  it('counts responses per course, only of patients whom the filter keeps', async () => {
    const all = await place.caller.result<ResponseAnswer>('analysis.response');
    expect(all.rows[0]).toMatchObject({ course: 1, n: PATIENTS });
    const some = await place.caller.result<ResponseAnswer>('analysis.response', {
      system: 'RECIST11',
      filter: 'sex = male',
    });
    expect(some.system).toBe('RECIST11');
    expect(must(some.rows[0]).n).toBe(some.manifest.cohort.n);
    expect(some.manifest.cohort.n).toBeLessThan(PATIENTS);
  });

  it('uses the rules of the call', async () => {
    const strict = await place.caller.result<AgreementAnswer>('analysis.agreement', {
      config: { 'jsh.agentRule': 'ignore' },
    });
    const pair = must(strict.pairs.find(({ a, b }) => a === 'JSH2014' && b === 'JSH2014_ignore'));
    expect(pair).toMatchObject({ aOnly: 0, bOnly: 0 });
  });

  it('refuses a filter that it cannot read, and unknown rules', async () => {
    for (const [input, code] of [
      [{ filter: 'sex' }, 'invalid-filter'],
      [{ config: { nothing: 1 } }, 'invalid-config'],
    ] as const) {
      for (const name of ['analysis.agreement', 'analysis.response', 'analysis.swimmerOrder']) {
        expect(await place.caller.job(name, input)).toMatchObject({ state: 'failed', error: { code } });
      }
    }
  });

  it('puts patients in the order of the figure and answers with their courses in that order', async () => {
    const { patientIds } = await order();
    expect(new Set(patientIds).size).toBe(PATIENTS);
    const page = patientIds.slice(0, MOST_LANES);
    const lanes = await lanesOf(page);
    expect(lanes.map(({ patientId }) => patientId)).toEqual(page);
    const ends = lanes.map(({ end }) => end.day);
    expect(ends).toEqual([...ends].sort((a, b) => b - a));
    const byCourses = await lanesOf((await order({ order: 'courses' })).patientIds.slice(0, MOST_LANES));
    const counts = byCourses.map(({ sessions }) => sessions.length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    const bySwitch = await lanesOf((await order({ order: 'switch' })).patientIds.slice(0, MOST_LANES));
    const switches = bySwitch.map(({ switchDay }) => switchDay ?? Infinity);
    expect(switches).toEqual([...switches].sort((a, b) => a - b));
    expect(switches[0]).toBeLessThan(Infinity);
    expect(await place.caller.code('analysis.swimmerLanes', { patientIds })).toBe('invalid-input');
    expect(await lanesOf(['00000000-0000-4000-8000-000000000000'])).toEqual([]);
  });

  it('leaves out whoever withdrew consent', async () => {
    const [patientId = ''] = (await order()).patientIds;
    const { record, versions } = await place.caller.value<{
      record: { patient: Record<string, unknown> };
      versions: Record<string, number>;
    }>('patients.get', { patientId });
    const { id, ...patient } = record.patient;
    await place.caller.value('records.save', {
      patientId,
      entity: 'patient',
      id,
      version: versions[patientId],
      record: { ...patient, consentStatus: 'withdrawn' },
      reason: 'asked',
    });
    expect((await order()).patientIds).not.toContain(patientId);
    expect(await lanesOf([patientId])).toEqual([]);
    const { rows } = await place.caller.result<ResponseAnswer>('analysis.response');
    expect(rows[0]?.n).toBe(PATIENTS - 1);
  });
});
