import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract.ts';
import type { Draft } from '#shared/contract/features/drafts.ts';
import type { PatientSummary } from '#shared/contract/features/patients.ts';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import type { AuditEntry } from '#shared/contract/features/audit.ts';
import type { Transport } from '#shared/contract/transport.ts';
import { Caller, PASSPHRASE, USER } from '#test/support/registryHome.ts';

/** A way to the registry under test. */
export interface TestTransport {
  readonly transport: Transport;
  /** Where a registry may be made. */
  readonly file: string;
  /** What the way is trusted with. */
  readonly reach: 'any' | 'local';
  close(): Promise<void>;
}

interface Saved {
  readonly id: string;
  readonly version: number;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** The same calls with the same answers, whatever lies between the caller and the registry. */
export function contractSuite(name: string, makeTransport: () => Promise<TestTransport>): void {
  describe(`the contract over ${name}`, () => {
    let made: TestTransport;
    let caller: Caller;
    let patientId = '';
    let panel: Saved;

    const save = (entity: string, record: object, more: object = {}) => ({
      patientId,
      entity,
      id: null,
      version: null,
      record,
      ...more,
    });

    beforeAll(async () => {
      made = await makeTransport();
      caller = new Caller((procedure, input) => made.transport.call(procedure, input));
    });
    afterAll(() => made.close());

    it('answers that nothing is open, and refuses what needs a registry', async () => {
      expect(await caller.value('vault.status')).toMatchObject({ state: 'locked', user: null, roles: [] });
      expect(await caller.code('patients.list')).toBe('locked');
      expect(await caller.code('records.remove', {})).toBe('locked');
    });

    it.each(['nothing', '__proto__', 'constructor', 'toString', 'vault', 'hasOwnProperty'])(
      'does not know the procedure %s',
      async (procedure) => {
        expect(await caller.code(procedure)).toBe('unknown-procedure');
      },
    );

    it('refuses a weak passphrase and then creates', async () => {
      const request = { file: made.file, studyName: 'Study', user: USER };
      expect(await caller.code('vault.create', { ...request, passphrase: 'short' })).toBe('weak-passphrase');
      const created = await caller.value<{ recoveryCode: string }>('vault.create', {
        ...request,
        passphrase: PASSPHRASE,
      });
      expect(created.recoveryCode).toMatch(/^[0-9A-Z-]{40,}$/);
      expect(await caller.value('vault.status')).toMatchObject({
        state: 'open',
        registry: made.file,
        study: 'Study',
        user: USER,
        roles: ['administrator', 'investigator', 'data-manager'],
        readOnly: null,
        kdfTest: true,
      });
      expect(await caller.code('vault.create', { ...request, passphrase: PASSPHRASE })).toBe('already-open');
    });

    it('names what is wrong with an input by place and code, without repeating it', async () => {
      const envelope = await caller.envelope('patients.create', {
        studyId: 'P001',
        record: { sex: 'Zaphod' },
      });
      expect(envelope).toMatchObject({
        ok: false,
        error: {
          code: 'invalid-record',
          details: { problems: [{ path: 'record.sex', code: 'unknown-code' }] },
        },
      });
      expect(JSON.stringify(envelope)).not.toContain('Zaphod');
      expect(await caller.code('patients.create', { studyId: '' })).toBe('invalid-input');
      expect(await caller.code('patients.list', { limit: 100_000 })).toBe('invalid-input');
      expect(await caller.code('patients.get', { patientId: 'x' })).toBe('invalid-input');
    });

    it('creates a patient once, lists and finds it', async () => {
      const record = {
        familyName: 'Kim',
        givenName: 'Mina',
        hospitalNo: 'H-77',
        sex: 'female',
        birthDate: '1950-03',
      };
      ({ patientId } = await caller.value<{ patientId: string }>('patients.create', {
        studyId: 'P001',
        record,
      }));
      expect(await caller.code('patients.create', { studyId: 'P001', record })).toBe('already-exists');
      expect(await caller.value('patients.suggestStudyId')).toEqual({ studyId: 'P002' });
      for (const search of ['', 'p001', 'kim', 'MINA', 'h-77']) {
        const page = await caller.value<{ total: number; rows: PatientSummary[] }>('patients.list', {
          search,
        });
        expect(page, search).toMatchObject({
          total: 1,
          rows: [{ studyId: 'P001', name: 'Kim, Mina', sex: 'female' }],
        });
      }
      expect(await caller.value('patients.list', { search: 'lee' })).toEqual({ total: 0, rows: [] });
      expect(await caller.value('patients.get', { patientId })).toMatchObject({
        patientId,
        versions: { [patientId]: 1 },
        record: {
          studyId: 'P001',
          baseline: null,
          patient: { familyName: 'Kim', birthDate: '1950-03', email: null },
        },
      });
      expect(await caller.code('patients.get', { patientId: NOWHERE })).toBe('not-found');
    });

    it('saves, and refuses a save on a version that is not the stored one', async () => {
      const record = {
        date: '2020-01-02',
        afp: { value: 20, unit: 'ng/mL', comparator: '<' },
        crp: { missing: 'ND' },
      };
      panel = await caller.value<Saved>('records.save', save('labPanel', record));
      expect(panel.version).toBe(1);
      const again = save('labPanel', { ...record, inr: 1.1 }, { id: panel.id, version: 1 });
      expect(await caller.value('records.save', again)).toEqual({ id: panel.id, version: 2 });
      expect(await caller.envelope('records.save', again)).toMatchObject({
        ok: false,
        error: { code: 'conflict', details: { version: 2 } },
      });
      const same = save('labPanel', { ...record, inr: 1.1 }, { id: panel.id, version: 2 });
      expect(await caller.value('records.save', same)).toEqual({ id: panel.id, version: 2 });
      panel = { id: panel.id, version: 2 };
    });

    it('saves children with their parent: adds, changes, and removes those that are not listed', async () => {
      const lesion = (lesionNo: number, longestMm: number) => ({
        lesionNo,
        longestMm,
        isTarget: true,
        organ: 'liver',
      });
      const record = { date: '2020-01-01', modality: 'CT' };
      const lesions = [
        { id: null, record: lesion(1, 30) },
        { id: null, record: lesion(2, 20) },
      ];
      const image = await caller.value<Saved>(
        'records.save',
        save('imaging', record, { children: { lesions } }),
      );
      const stored = await lesionsOf();
      expect(stored.map(({ longestMm }) => longestMm)).toEqual([30, 20]);
      const kept = [{ id: stored[0]?.id, record: lesion(1, 28) }];
      const next = save('imaging', record, { ...image, children: { lesions: kept } });
      expect(await caller.value('records.save', next)).toEqual({ id: image.id, version: 2 });
      expect((await lesionsOf()).map(({ longestMm }) => longestMm)).toEqual([28]);
      const small = [{ id: null, record: lesion(3, 5) }];
      const refused = save('imaging', { date: '2020-02-01' }, { children: { lesions: small } });
      expect(await caller.code('records.save', refused)).toBe('invalid-record');
      expect(await caller.code('records.save', save('lesion', lesion(1, 20)))).toBe('invalid-input');
      expect(
        await caller.code(
          'records.save',
          save('labPanel', { date: '2020-01-01' }, { children: { lesions } }),
        ),
      ).toBe('invalid-input');
    });

    const lesionsOf = async () => {
      const { record } = await caller.value<{
        record: { imaging: { lesions: { id: string; longestMm: number }[] }[] };
      }>('patients.get', { patientId });
      return record.imaging[0]?.lesions ?? [];
    };

    it('asks for a reason when a complete record changes its values', async () => {
      const record = {
        type: 'ablation',
        date: '2021-05-05',
        intent: 'curative',
      };
      const stored = await caller.value<Saved>('records.save', save('otherTreatment', record));
      const change = save('otherTreatment', { ...record, intent: 'palliative' }, { ...stored });
      expect(await caller.envelope('records.save', change)).toMatchObject({
        error: { code: 'reason-required', details: { fields: ['intent'] } },
      });
      expect(await caller.value('records.save', { ...change, reason: 'read again' })).toMatchObject({
        version: 2,
      });
    });

    it('keeps one baseline per patient', async () => {
      await caller.value('records.save', save('baseline', { ecog: 1, nTumours: 'innumerable' }));
      expect(await caller.code('records.save', save('baseline', { ecog: 0 }))).toBe('conflict');
    });

    it('removes and restores with a reason', async () => {
      const place = { patientId, entity: 'labPanel', id: panel.id };
      expect(await caller.code('records.remove', { ...place, version: 2 })).toBe('invalid-input');
      expect(await caller.code('records.remove', { ...place, version: 1, reason: 'double' })).toBe(
        'conflict',
      );
      await caller.value('records.remove', { ...place, version: 2, reason: 'double' });
      expect(await caller.value('patients.get', { patientId })).toMatchObject({ record: { labs: [] } });
      expect(
        await caller.code(
          'records.save',
          save('labPanel', { date: '2020-01-02' }, { id: panel.id, version: 3 }),
        ),
      ).toBe('not-found');
      expect(await caller.value('records.restore', { ...place, reason: 'was right' })).toEqual({
        version: 4,
      });
      expect(await caller.value('patients.get', { patientId })).toMatchObject({
        record: {
          labs: [
            {
              afp: { value: 20, unit: 'ng/mL', comparator: '<' },
              crp: { missing: 'ND' },
              inr: { value: 1.1, unit: '1' },
            },
          ],
        },
      });
    });

    it('keeps drafts of the user, and marks the patient', async () => {
      const draft = {
        draftId: NOWHERE,
        patientId,
        entity: 'labPanel',
        recordId: panel.id,
        baseVersion: 4,
        content: { bilirubin: '1' },
      };
      await caller.value('drafts.put', draft);
      await caller.value('drafts.put', { ...draft, content: { bilirubin: '12' } });
      const { drafts } = await caller.value<{ drafts: Draft[] }>('drafts.list', { patientId });
      expect(drafts).toMatchObject([{ ...draft, content: { bilirubin: '12' } }]);
      expect(await caller.value('patients.list')).toMatchObject({ rows: [{ hasDraft: true }] });
      expect(await caller.code('drafts.put', { ...draft, patientId: NOWHERE })).toBe('not-found');
      await caller.value('drafts.discard', { draftId: NOWHERE });
      expect(await caller.value('drafts.list')).toEqual({ drafts: [] });
    });

    it('locks the record of a patient who withdrew consent, but for the consent itself', async () => {
      const created = await caller.value<{ patientId: string }>('patients.create', {
        studyId: 'P002',
        record: { consentStatus: 'withdrawn' },
      });
      const other = { ...save('labPanel', { date: '2020-01-01' }), patientId: created.patientId };
      expect(await caller.code('records.save', other)).toBe('record-locked');
      const self = { ...other, entity: 'patient', id: created.patientId, version: 1 };
      expect(
        await caller.code('records.save', { ...self, record: { consentStatus: 'withdrawn', sex: 'male' } }),
      ).toBe('record-locked');
      const given = { ...self, record: { consentStatus: 'given' }, reason: 'signed again' };
      expect(await caller.value('records.save', given)).toEqual({ id: created.patientId, version: 2 });
      expect(await caller.code('records.save', other)).toBe('ok');
    });

    it('tells who changed what, and that identifiers were seen', async () => {
      const { entries } = await caller.value<{ entries: AuditEntry[] }>('audit.list', { studyId: 'P001' });
      expect(entries[0]).toMatchObject({
        user: USER,
        role: 'administrator+investigator+data-manager',
        action: 'create',
        entity: 'patient',
        patientId,
        old: null,
        new: { studyId: 'P001', sex: 'female' },
      });
      expect(entries.filter(({ action }) => action === 'view-identifiers')).toHaveLength(1);
      expect(entries.findLast(({ action }) => action === 'remove')).toMatchObject({
        entity: 'labPanel',
        reason: 'double',
      });
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).toSorted((a, b) => a - b));
      expect(await caller.code('audit.list', { studyId: 'nobody' })).toBe('not-found');
    });

    it('runs long work as a job and answers meanwhile', async () => {
      const { jobId } = await caller.value<{ jobId: string }>('study.verify');
      expect(await caller.code('patients.list')).toBe('ok');
      const names = ['cipher', 'integrity', 'foreign-keys', 'audit-chain', 'anchor', 'migrations', 'schema'];
      expect(await caller.ended(jobId)).toMatchObject({
        state: 'done',
        result: { ok: true, checks: names.map((check) => ({ name: check, ok: true })) },
      });
      expect(await caller.code('jobs.status', { jobId })).toBe('not-found');
    });

    it('keeps paths of this computer to those who may name them', async () => {
      const local = (Object.keys(CONTRACT) as ProcedureName[]).filter(
        (key) => CONTRACT[key].reach === 'local',
      );
      expect(local).toContain('documents.load');
      for (const procedure of local) {
        const code = await caller.code(procedure, {});
        expect(code, procedure).toBe(made.reach === 'local' ? 'invalid-input' : 'forbidden');
      }
    });

    it('answers with plain JSON only', async () => {
      for (const procedure of ['vault.status', 'patients.list', 'study.info', 'audit.list', 'drafts.list']) {
        const envelope = await caller.envelope(procedure, {});
        expect(envelope.ok, procedure).toBe(true);
        expect(JSON.parse(JSON.stringify(envelope))).toEqual(envelope);
      }
    });

    it('locks, forgets, and opens again only with the passphrase', async () => {
      await caller.value('vault.lock');
      expect(await caller.code('patients.list')).toBe('locked');
      expect(await caller.code('vault.lock')).toBe('ok');
      const request = { file: made.file, user: USER };
      const wrong = await caller.envelope('vault.unlock', { ...request, passphrase: 'not the passphrase' });
      const nobody = await caller.envelope('vault.unlock', {
        ...request,
        user: 'x',
        passphrase: 'not the passphrase',
      });
      expect(wrong).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } });
      expect(nobody).toEqual(wrong);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const status = await caller.value<VaultStatus>('vault.unlock', { ...request, passphrase: PASSPHRASE });
      expect(status).toMatchObject({ state: 'open', recent: [{ registry: made.file, study: 'Study' }] });
      expect(await caller.value('patients.list')).toMatchObject({ total: 2 });
      const { entries } = await caller.value<{ entries: AuditEntry[] }>('audit.list', { limit: 1000 });
      expect(entries.filter(({ action }) => action === 'unlock-failed').length).toBeGreaterThan(0);
    });
  });
}
