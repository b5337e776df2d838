import { join } from 'node:path';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { APP_VERSION } from '#main/registry/appVersion.ts';
import type { RegistryProcess } from '#main/registry/registryProcess.ts';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import {
  callerOf,
  openedRegistry,
  PASSPHRASE,
  registryHome,
  USER,
  type RegistryHome,
} from '#test/support/registryHome.ts';

let place: RegistryHome;
beforeEach(() => {
  place = registryHome();
});
afterEach(() => {
  vi.useRealTimers();
  place.remove();
});

const request = () => ({ file: place.file, user: USER, passphrase: PASSPHRASE });
const create = () => ({ ...request(), studyName: 'Study' });

describe('the registry host', () => {
  it('starts no process for a status or for what needs an open registry', async () => {
    let started = 0;
    const host = place.host({
      spawn: () => {
        started += 1;
        throw new Error('not expected');
      },
    });
    const caller = callerOf(host);
    expect(await caller.value('vault.status')).toMatchObject({ state: 'locked', defaultFolder: place.home });
    expect(await caller.code('patients.list')).toBe('locked');
    expect(await caller.code('vault.lock')).toBe('ok');
    expect(started).toBe(0);
  });

  it('makes the folder it proposes, and no other', async () => {
    const proposed = join(place.home, 'Switchpoint');
    const caller = callerOf(place.host({ defaultFolder: proposed }));
    const into = (folder: string) => ({ ...create(), file: join(folder, 'study.switchpoint') });
    expect(await caller.code('vault.create', into(join(place.home, 'elsewhere')))).toBe('file-missing');
    expect(await caller.code('vault.create', into(proposed))).toBe('ok');
  });

  it('locks after the idle time, counted from the last call but a status', async () => {
    const host = place.host({ autoLockMinutes: 2 });
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    let locked = 0;
    host.onLocked(() => (locked += 1));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await caller.value('patients.list');
    await vi.advanceTimersByTimeAsync(110_000);
    expect(await caller.value('vault.status')).toMatchObject({ state: 'open', autoLockMinutes: 2 });
    await vi.advanceTimersByTimeAsync(11_000);
    vi.useRealTimers();
    await vi.waitFor(() => {
      expect(locked).toBe(1);
    });
    expect(await caller.value('vault.status')).toMatchObject({ state: 'locked' });
  });

  it('ends a process that does not come to close its file', async () => {
    const spawn = forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' });
    const host = place.host({
      spawn: () => {
        const running = spawn();
        const call: RegistryProcess['call'] = (name, input) =>
          name === 'vault.lock' ? new Promise(() => undefined) : running.call(name, input);
        return { ...running, call };
      },
    });
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const locked = host.lock();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await locked;
    expect(await caller.value('vault.status')).toMatchObject({ state: 'locked' });
    expect(await caller.code('vault.unlock', request())).toBe('ok');
    await host.lock();
  });

  it('makes an attempt after two refused ones wait, whichever file is tried', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const host = place.host({ now: () => new Date(now) });
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    await caller.value('vault.lock');
    const wrong = { ...request(), passphrase: 'wrong passphrase' };
    expect(await caller.code('vault.unlock', wrong)).toBe('wrong-passphrase');
    expect(await caller.code('vault.unlock', wrong)).toBe('wrong-passphrase');
    expect(await caller.envelope('vault.unlock', request())).toMatchObject({
      ok: false,
      error: { code: 'too-many-attempts', details: { seconds: 1 } },
    });
    expect(await caller.code('vault.unlock', { ...wrong, file: `${place.file}.other` })).toBe(
      'too-many-attempts',
    );
    now += 1000;
    expect(await caller.code('vault.unlock', request())).toBe('ok');
    await host.lock();
  });

  it('is locked after its process died, tells so, and starts another one', async () => {
    let running: RegistryProcess | null = null;
    const spawn = forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' });
    const host = place.host({ spawn: () => (running = spawn()) });
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    let locked = 0;
    host.onLocked(() => (locked += 1));
    const waiting = caller.code('study.verify');
    await (running as RegistryProcess | null)?.end();
    expect(['locked', 'ok']).toContain(await waiting);
    expect(locked).toBe(1);
    expect(await caller.code('patients.list')).toBe('locked');
    expect(await caller.code('vault.unlock', request())).toBe('ok');
    await host.lock();
  });

  it('remembers the registries opened here, latest first, and nothing else of them', async () => {
    const host = place.host();
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    await caller.value('vault.lock');
    await caller.value('vault.create', { ...create(), file: `${place.file}2`, studyName: 'Second' });
    await caller.value('vault.lock');
    expect(await caller.value('vault.status')).toMatchObject({
      recent: [{ study: 'Second' }, { study: 'Study' }],
    });
    writeFileSync(`${place.home}/recent.json`, '{');
    expect(await caller.value('vault.status')).toMatchObject({ recent: [] });
  });
});

describe('a registry that is not where its anchor saw it', () => {
  it('opens read-only when it was rolled back, and refuses every command', async () => {
    const host = place.host();
    const caller = callerOf(host);
    await caller.value('vault.create', create());
    await caller.value('vault.lock');
    const older = readFileSync(place.file);
    await caller.value('vault.unlock', request());
    await caller.value('patients.create', { studyId: 'P1', record: {} });
    await caller.value('vault.lock');
    rmSync(place.file);
    writeFileSync(place.file, older);
    expect(await caller.value('vault.unlock', request())).toMatchObject({
      state: 'open',
      readOnly: 'older-than-anchor',
    });
    expect(await caller.code('patients.create', { studyId: 'P2', record: {} })).toBe('older-than-anchor');
    expect(await caller.code('patients.list')).toBe('ok');
    expect(await caller.result('study.verify')).toMatchObject({ ok: false });
    await host.lock();
  });
});

it('has the version of the package', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: APP_VERSION });
});

it('is already open for a second process', async () => {
  const first = await openedRegistry();
  const second = callerOf(registryHome().host());
  expect(await second.code('vault.unlock', { file: first.file, user: USER, passphrase: PASSPHRASE })).toBe(
    'already-open',
  );
  await first.close();
});
