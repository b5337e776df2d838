import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT } from '#shared/contract/contract.ts';
import type { Envelope } from '#shared/contract/errors.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import type { Json } from '#shared/kernel/json.ts';
import { Registry } from '#main/registry/registry.ts';
import { settingsFrom } from '#main/registry/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const registry = new Registry(
  settingsFrom({ SWITCHPOINT_KDF: 'test', SWITCHPOINT_HOME: join(folder, 'home') }, 'linux'),
);
const file = join(folder, 'study.switchpoint');

afterAll(async () => {
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

function valueOf(envelope: Envelope): Json {
  if (!envelope.ok) throw new Error(`${envelope.error.code}: ${envelope.error.message}`);
  return envelope.value;
}

async function finish(
  name: 'export.preview' | 'export.run' | 'export.runTo',
  input: Json,
): Promise<JobStatus> {
  const { jobId } = valueOf(await registry.call(name, input)) as { jobId: string };
  for (;;) {
    const status = CONTRACT['jobs.status'].output.parse(
      valueOf(await registry.call('jobs.status', { jobId })),
    );
    if (status.state !== 'running') return status;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const options = { profile: 'relative-days', formats: ['csv'], release: 'release-1', k: 1 } as const;

async function actions(): Promise<readonly string[]> {
  const { entries } = CONTRACT['audit.list'].output.parse(
    valueOf(await registry.call('audit.list', { patientId: null, since: null, after: 0, limit: 500 })),
  );
  return entries.map((entry) => entry.action).filter((action) => action.startsWith('export'));
}

beforeAll(async () => {
  const passphrase = 'four words of test';
  valueOf(await registry.call('vault.create', { file, user: 'owner', passphrase, studyName: 'Study' }));
  for (const [n, familyName] of ['Aaronovitch', 'Bartholdson'].entries()) {
    const record = { familyName, sex: 'female', birthDate: '1950-01-01' };
    const created = valueOf(await registry.call('patients.create', { studyId: `S-00${n + 1}`, record }));
    const { patientId } = created as { patientId: string };
    const session = { date: '2020-02-01' };
    valueOf(
      await registry.call('records.save', {
        patientId,
        entity: 'taceSession',
        id: null,
        version: null,
        record: session,
        children: {},
        reason: null,
      }),
    );
  }
});

describe('exports through the contract', () => {
  it('preview without writing', async () => {
    expect(await finish('export.preview', options)).toMatchObject({
      state: 'done',
      result: { patients: 2, risk: { gate: 'off' } },
    });
    expect(await actions()).toEqual([]);
  });

  it('write beside the registry and into the trail', async () => {
    const status = await finish('export.run', { ...options });
    expect(status).toMatchObject({ state: 'done' });
    const out = join(folder, 'study-releases', 'release-1');
    expect(readdirSync(out)).toContain('manifest.json');
    expect(await actions()).toEqual(
      ['export-attempt', 'insert', 'export'].filter((action) => action.startsWith('export')),
    );
    expect(await finish('export.run', { ...options })).toMatchObject({
      state: 'failed',
      error: { code: 'file-exists' },
    });
    expect((await actions()).at(-1)).toBe('export-refused');
  });

  it('write where they are told, and nothing when the gate is not met', async () => {
    const out = join(folder, 'elsewhere');
    expect(await finish('export.runTo', { ...options, k: 5, out })).toMatchObject({
      state: 'failed',
      error: { code: 'risk-gate' },
    });
    expect(existsSync(out)).toBe(false);
    expect(await finish('export.runTo', { ...options, out })).toMatchObject({ state: 'done' });
    expect(existsSync(join(out, 'data', 'patients.csv'))).toBe(true);
  });

  it('find a name that was made part of the release', async () => {
    const status = await finish('export.run', { ...options, release: 'for-bartholdson' });
    expect(status).toMatchObject({ state: 'failed', error: { code: 'leak-found' } });
    expect(JSON.stringify(status).toLowerCase()).not.toContain('bartholdson"');
    expect(readdirSync(join(folder, 'study-releases'))).toEqual(['release-1']);
  });
});
