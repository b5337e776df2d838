import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toPatientDocument, type PatientDocument } from '#shared/codebook/document.ts';
import { arbitraryPatient } from '#test/support/arbitraryRecord.ts';
import { openedRegistry } from '#test/support/registryHome.ts';

interface Document {
  readonly schema: 1;
  readonly patients: readonly PatientDocument[];
}

const patients = fc
  .sample(arbitraryPatient(), { numRuns: 60, seed: 20_260 })
  .map((record, index) => toPatientDocument({ ...record, studyId: `P${String(index).padStart(4, '0')}` }))
  .filter((document) => (document['patient'] as { consentStatus?: string }).consentStatus !== 'withdrawn');

/** Without ids, and with rows in the order in which a registry gives them. */
function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'id')
      .map(([key, value]) => [key, bare(value)]),
  );
}

const place = await openedRegistry();
const second = await openedRegistry();
afterAll(() => Promise.all([place.close(), second.close()]));
const { caller } = place;
const pathOf = (name: string): string => join(place.home, name);
function fileOf(name: string, content: unknown): string {
  writeFileSync(pathOf(name), JSON.stringify(content));
  return pathOf(name);
}
const read = (name: string): Document => JSON.parse(readFileSync(pathOf(name), 'utf8')) as Document;
const total = async (): Promise<number> => (await caller.value<{ total: number }>('patients.list')).total;

describe('record documents', () => {
  it('load, and come out of another registry as they came out of the first', async () => {
    const file = fileOf('in.json', { schema: 1, patients });
    const loaded = await caller.result<{ patients: number; rows: Record<string, number> }>('documents.load', {
      file,
    });
    expect(loaded.patients).toBe(patients.length);
    expect(loaded.rows['patient']).toBe(patients.length);
    await caller.result('documents.write', { file: pathOf('first.json') });
    await second.caller.result('documents.load', { file: pathOf('first.json') });
    await second.caller.result('documents.write', { file: pathOf('second.json') });
    expect(bare(read('second.json'))).toEqual(bare(read('first.json')));
    const sorted = (document: unknown): unknown =>
      JSON.parse(JSON.stringify(bare(document)), (_, value: unknown) =>
        Array.isArray(value)
          ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
          : value,
      );
    expect(sorted(read('first.json').patients)).toEqual(sorted(patients));
    expect(await caller.result('study.verify')).toMatchObject({ ok: true });
  });

  it('refuse patients who are there, unless they are to be replaced; then unchanged rows stay untouched', async () => {
    const file = pathOf('first.json');
    expect(await caller.job('documents.load', { file })).toMatchObject({ error: { code: 'already-exists' } });
    const before = await caller.value<{ entries: unknown[] }>('audit.list', { after: 0, limit: 1000 });
    await caller.result('documents.load', { file, replace: true });
    const document = read('first.json');
    const [first] = document.patients;
    const changed = {
      ...first,
      patient: { sex: 'other' },
      labs: [],
      taceSessions: [{ id: 'a', date: '2001-01-01' }],
    };
    await caller.result('documents.load', {
      file: fileOf('changed.json', { schema: 1, patients: [changed] }),
      replace: true,
    });
    await caller.result('documents.write', { file: pathOf('one.json'), studyId: first?.studyId });
    expect(bare(read('one.json').patients)).toMatchObject([
      { patient: { sex: 'other' }, labs: [], taceSessions: [{ date: '2001-01-01' }] },
    ]);
    expect(before.entries.length).toBeGreaterThan(0);
    expect(await caller.result('study.verify')).toMatchObject({ ok: true });
  });

  it.each([
    ['is not JSON', '{"schema":1,"patients":[{"studyId":"X1"}', 'invalid-document'],
    ['goes on after its end', '{"schema":1,"patients":[]} x', 'invalid-document'],
    ['has no schema', '{"patients":[]}', 'invalid-document'],
    ['has an unknown key', '{"schema":1,"patients":[],"more":1}', 'invalid-document'],
    [
      'has an unknown configuration key',
      '{"schema":1,"patients":[],"config":{"nothing":1}}',
      'invalid-document',
    ],
    ['is empty', '', 'invalid-document'],
    [
      'has a patient twice',
      '{"schema":1,"patients":[{"studyId":"X1"},{"studyId":"X1"}]}',
      'invalid-document',
    ],
    ['has a dangling comma', '{"schema":1,"patients":[{"studyId":"X1"},]}', 'invalid-document'],
    [
      'has a wrong value in its last patient',
      '{"schema":1,"patients":[{"studyId":"X1"},{"studyId":"X2","baseline":{"maxSizeMm":310}}]}',
      'invalid-document',
    ],
    [
      'refers to a session that is not there',
      '{"schema":1,"patients":[{"studyId":"X1","taceSessions":[{"id":"a","date":"2001-01-01","stagedWith":"b"}]}]}',
      'invalid-document',
    ],
  ])('are refused whole when the file %s', async (_, text, code) => {
    const before = await total();
    writeFileSync(pathOf('bad.json'), text);
    const status = await caller.job('documents.load', { file: pathOf('bad.json') });
    expect(status).toMatchObject({ state: 'failed', error: { code } });
    expect(JSON.stringify(status)).not.toContain('310');
    expect(await total()).toBe(before);
  });

  it('leave no file when they cannot be written whole', async () => {
    const status = await caller.job('documents.write', { file: pathOf('none.json'), studyId: 'nobody' });
    expect(status).toMatchObject({ state: 'failed', error: { code: 'not-found' } });
    expect(existsSync(pathOf('none.json'))).toBe(false);
    expect(await caller.job('documents.load', { file: pathOf('none.json') })).toMatchObject({
      error: { code: 'file-missing' },
    });
  });

  it('are read by pages in study code order', async () => {
    const codes: string[] = [];
    for (let after: string | null = null; ;) {
      const page: { patients: PatientDocument[]; next: string | null } = await caller.value(
        'documents.page',
        { after, limit: 7 },
      );
      codes.push(...page.patients.map(({ studyId }) => studyId));
      if (page.next === null) break;
      after = page.next;
    }
    expect(codes).toEqual(patients.map(({ studyId }) => studyId));
  });

  it('can be stopped, and then nothing of them is kept', async () => {
    const many = Array.from({ length: 2000 }, (_, n) => ({ studyId: `M${n}` }));
    const before = await total();
    const { jobId } = await caller.value<{ jobId: string }>('documents.load', {
      file: fileOf('many.json', { schema: 1, patients: many }),
    });
    await caller.value('jobs.cancel', { jobId });
    expect(await caller.ended(jobId)).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    expect(await total()).toBe(before);
  });

  it('let others read while they load, and make writers wait', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ studyId: `N${n}` }));
    const { jobId } = await caller.value<{ jobId: string }>('documents.load', {
      file: fileOf('many.json', { schema: 1, patients: many }),
    });
    const codes = new Set<string>();
    for (let n = 0; n < 40; n += 1) {
      codes.add(await caller.code('patients.create', { studyId: `busy ${n}`, record: {} }));
      expect(await caller.code('patients.list')).toBe('ok');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(codes).toContain('busy');
    expect((await caller.ended(jobId)).state).toBe('done');
    expect(await caller.result('study.verify')).toMatchObject({ ok: true });
  });
});
