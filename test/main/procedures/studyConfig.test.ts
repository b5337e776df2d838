import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePatientDocument, toPatientDocument } from '#shared/codebook/document.ts';
import type { PatientAssessment } from '#shared/assessment/assess.ts';
import type { AuditEntry } from '#shared/contract/features/audit.ts';
import type { PatientSummary } from '#shared/contract/features/patients.ts';
import type { StudyRules } from '#shared/contract/features/study.ts';
import type { Verification } from '#shared/contract/features/study.ts';
import { defaultConfig } from '#shared/model/config.ts';
import { openedRegistry } from '#test/support/registryHome.ts';

/* Albumin 29 g/L: 2 points of Child-Pugh by the default, 3 by the variant; the sum is then 6 or 7, class A or B. */
const patient = {
  studyId: 'P1',
  patient: { sex: 'male' },
  taceSessions: [{ id: 's1', date: '2021-01-10' }],
  labs: [{ id: 'l1', date: '2021-01-09', bilirubin: 10, albumin: 29, inr: 1 }],
  clinicalStatus: [{ id: 'c1', date: '2021-01-09', ascites: 'none', encephalopathy: 'none' }],
};
const document = (config?: object): string => {
  const parsed = parsePatientDocument(patient, 'patients[0]');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return JSON.stringify({ schema: 1, config, patients: [toPatientDocument(parsed.value)] });
};

async function loadedRegistry(config?: object) {
  const opened = await openedRegistry();
  const file = join(opened.home, 'load.json');
  writeFileSync(file, document(config));
  await opened.caller.result('documents.load', { file, replace: false });
  return opened;
}

describe('the rules of a study', () => {
  let place: Awaited<ReturnType<typeof openedRegistry>>;
  let patientId = '';
  const rules = () => place.caller.value<StudyRules>('study.config');
  const set = (values: object, reason = 'protocol 2') =>
    place.caller.job('study.setConfig', { values, reason });
  const assessed = async (config: object = {}) => {
    const { assessment } = await place.caller.value<{ assessment: PatientAssessment }>('assess.patient', {
      patientId,
      config,
    });
    return assessment.scores.baseline.childPughScore;
  };
  const listed = async () => {
    const { rows } = await place.caller.value<{ rows: PatientSummary[] }>('patients.list');
    patientId = rows[0]?.patientId ?? '';
    return rows[0]?.childPughClass;
  };

  beforeAll(async () => {
    place = await loadedRegistry();
    expect(await listed()).toBe('A');
  });
  afterAll(() => place.close());

  it('are the defaults until one is changed', async () => {
    expect(await rules()).toEqual({ config: { ...defaultConfig }, changed: {}, history: [] });
    expect(await assessed()).toMatchObject({ kind: 'decided', value: 6 });
  });

  it('hold for assessments and the patient list, and give way to those of a call', async () => {
    expect(await set({ 'cp.albuminLow': 30, 'win.session': [10, 90] })).toMatchObject({
      state: 'done',
      result: { changed: 2, patients: 1 },
    });
    expect(await rules()).toMatchObject({
      config: { 'cp.albuminLow': 30, 'win.session': { from: 10, to: 90, tolerance: 0 } },
      changed: { 'cp.albuminLow': 30 },
      history: [
        { name: 'cp.albuminLow', user: 'owner', reason: 'protocol 2' },
        { name: 'win.session', user: 'owner', reason: 'protocol 2' },
      ],
    });
    expect(await assessed()).toMatchObject({ value: 7 });
    expect(await assessed({ 'cp.albuminLow': 28 })).toMatchObject({ value: 6 });
    expect(await listed()).toBe('B');
    const page = await place.caller.value<{ patients: PatientAssessment[] }>('assess.page');
    expect(page.patients[0]?.scores.baseline.childPughScore).toMatchObject({ value: 7 });
    const km = await place.caller.result<{ manifest: { config: object } }>('analysis.survival', {
      endpoint: 'os',
    });
    expect(km.manifest.config).toMatchObject({ 'cp.albuminLow': 30 });
  });

  it('are refused whole when one is not acceptable, and without a reason', async () => {
    const before = await rules();
    for (const values of [
      { 'jsh.agentRule': 'both', 'cp.albuminLow': 99 },
      { 'no.such': 1 },
      { 'no.such': null },
    ]) {
      expect(await set(values)).toMatchObject({ state: 'failed', error: { code: 'invalid-config' } });
    }
    expect(await place.caller.code('study.setConfig', { values: {}, reason: ' ' })).toBe('invalid-input');
    expect(await rules()).toEqual(before);
  });

  it('return to their default, and every change stays in the trail', async () => {
    await set({ 'cp.albuminLow': null, 'win.session': null }, 'back');
    const { changed, history } = await rules();
    expect(changed).toEqual({});
    expect(history).toMatchObject([{ reason: 'back' }, { reason: 'back' }]);
    expect(await listed()).toBe('A');
    const { entries } = await place.caller.value<{ entries: AuditEntry[] }>('audit.list');
    const told = entries.filter(
      ({ entity, entityId }) => entity === 'studySetting' && entityId === 'cp.albuminLow',
    );
    expect(told).toMatchObject([
      { action: 'create', old: null, new: { value: 30 } },
      { action: 'update', old: { value: 30 }, new: { value: null } },
    ]);
    const { ok } = await place.caller.result<Verification>('study.verify');
    expect(ok).toBe(true);
  });

  it('leave no trace in the trail when nothing becomes another value', async () => {
    const before = await place.caller.value<{ entries: AuditEntry[] }>('audit.list');
    expect(await set({ 'cp.albuminLow': 28 })).toMatchObject({ result: { changed: 0, patients: 0 } });
    expect(await place.caller.value('audit.list')).toEqual(before);
  });
});

it('travel with a record document into a new registry, and into no other', async () => {
  const place = await loadedRegistry({ 'cp.albuminLow': 30 });
  expect((await place.caller.value<StudyRules>('study.config')).changed).toEqual({ 'cp.albuminLow': 30 });
  const { rows } = await place.caller.value<{ rows: PatientSummary[] }>('patients.list');
  expect(rows[0]?.childPughClass).toBe('B');
  const file = join(place.home, 'again.json');
  writeFileSync(file, document({ 'cp.albuminLow': 32 }));
  await place.caller.result('documents.load', { file, replace: true });
  expect((await place.caller.value<StudyRules>('study.config')).changed).toEqual({ 'cp.albuminLow': 30 });
  await place.close();
});
