import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AuditEntry } from '#shared/contract/features/audit.ts';
import { ContractError } from '#shared/contract/errors.ts';
import { DatabaseError } from '#main/database/errors.ts';
import { errorBody } from '#main/registry/failure.ts';
import { Registry } from '#main/registry/registry.ts';
import { settingsFrom } from '#main/registry/settings.ts';
import { Caller, PASSPHRASE, registryHome, USER, type RegistryHome } from '#test/support/registryHome.ts';

const NAME = 'Bartholdson';

describe('what is told of an exception', () => {
  it.each([
    ['an error', new Error(`${NAME} is not a number`)],
    ['an error of a schema', new z.ZodError([{ code: 'custom', path: [NAME], message: NAME, input: NAME }])],
    ['a text', NAME],
    ['nothing', undefined],
  ])('is one fixed text for %s', (_, thrown) => {
    const body = errorBody(thrown);
    expect(body.code).toBe('internal');
    expect(JSON.stringify(body)).not.toContain(NAME);
    expect(body).toEqual(errorBody(new TypeError()));
  });

  it('is the code of an error that is part of the contract, without its cause', () => {
    expect(errorBody(new ContractError('not-found', 'text', { field: 'sex' }))).toEqual({
      code: 'not-found',
      message: 'text',
      details: { field: 'sex' },
    });
    const body = errorBody(new DatabaseError('disk-full', new Error(NAME)));
    expect(body.code).toBe('disk-full');
    expect(JSON.stringify(body)).not.toContain(NAME);
  });
});

describe('a registry in which something goes wrong', () => {
  let place: RegistryHome;
  let registry: Registry;
  let caller: Caller;
  /** How often the clock may still be read; it then breaks with a name in its text. */
  let ticks: number;

  beforeEach(async () => {
    ticks = Infinity;
    place = registryHome();
    const env = { SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' };
    const now = (): Date => {
      if (ticks === 0) throw new Error(`clock of ${NAME}`);
      ticks -= 1;
      return new Date();
    };
    registry = new Registry({ ...settingsFrom(env, process.platform), now });
    caller = new Caller((name, input) => registry.call(name, input));
    await caller.value('vault.create', { ...opening(), studyName: 'Study' });
  });
  afterEach(async () => {
    ticks = Infinity;
    await registry.close();
    place.remove();
  });

  const opening = () => ({ file: place.file, user: USER, passphrase: PASSPHRASE });
  const lock = () => caller.value('vault.lock');
  const log = () => join(place.home, 'study.switchpoint.attempts.log');
  const viewed = async (): Promise<number> => {
    const { entries } = await caller.value<{ entries: AuditEntry[] }>('audit.list');
    return entries.filter(({ action }) => action === 'view-identifiers').length;
  };

  it.each([
    ['query', 'patients.list', {}],
    ['command', 'patients.create', { studyId: 'P1', record: { familyName: NAME } }],
    ['session', 'drafts.list', { patientId: null }],
  ])('answers a %s with `internal` and nothing of what was thrown', async (_, name, input) => {
    ticks = 0;
    const envelope = await caller.envelope(name, input);
    expect(envelope).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(envelope)).not.toContain(NAME);
  });

  it('ends a job with `internal` and nothing of what was thrown', async () => {
    const { jobId } = await caller.value<{ jobId: string }>('study.verify');
    ticks = 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    ticks = Infinity;
    const status = await caller.ended(jobId);
    expect(status).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    expect(JSON.stringify(status)).not.toContain(NAME);
  });

  it('shows identifiers only with their entry in the trail', async () => {
    const patient = await caller.value<{ patientId: string }>('patients.create', {
      studyId: 'P1',
      record: {},
    });
    ticks = 1;
    expect(await caller.code('patients.get', patient)).toBe('internal');
    ticks = 1;
    expect(await caller.code('patients.get', patient)).toBe('internal');
    ticks = Infinity;
    await caller.value('patients.get', patient);
    await caller.value('patients.get', patient);
    // Two that were not answered and one that was; the session needs no other.
    expect(await viewed()).toBe(3);
  });

  it('goes on when the anchor cannot be written', async () => {
    const anchors = join(place.home, 'anchors');
    rmSync(anchors, { recursive: true });
    writeFileSync(anchors, '');
    await caller.value('patients.create', { studyId: 'P1', record: {} });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await caller.value('patients.create', { studyId: 'P2', record: {} });
    await lock();
    expect(await caller.code('vault.unlock', opening())).toBe('ok');
    expect(await caller.result('study.verify')).toMatchObject({ ok: true });
  });

  it('is closed again when it could not be unlocked to the end', async () => {
    await lock();
    mkdirSync(log());
    expect(await caller.code('vault.unlock', opening())).toBe('internal');
    expect(await caller.value('vault.status')).toMatchObject({ state: 'locked' });
    rmSync(log(), { recursive: true });
    expect(await caller.code('vault.unlock', opening())).toBe('ok');
  });

  it('refuses a wrong passphrase as such where attempts cannot be written down', async () => {
    await lock();
    mkdirSync(log());
    expect(await caller.code('vault.unlock', { ...opening(), passphrase: 'a wrong passphrase' })).toBe(
      'wrong-passphrase',
    );
  });

  it('exports nothing of what another job is still writing', async () => {
    const { jobId } = await caller.value<{ jobId: string }>('synthetic.load', { patients: 500, seed: 1 });
    const options = { profile: 'relative-days', formats: ['csv'], release: 'r', k: 1 };
    for (;;) {
      const { entities } = await caller.value<{ entities: { patient: number } }>('study.info');
      if (entities.patient > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await caller.job('export.preview', options)).toMatchObject({
      state: 'failed',
      error: { code: 'busy' },
    });
    await caller.value('jobs.cancel', { jobId });
    expect(await caller.ended(jobId)).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    expect(await caller.result('export.preview', options)).toMatchObject({ patients: 0 });
  });
});
