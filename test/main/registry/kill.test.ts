import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { RegistryProcess } from '#main/registry/registryProcess.ts';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import { childEnvironment } from '#main/registry/forkRegistry.ts';
import { callerOf, PASSPHRASE, registryHome, USER } from '#test/support/registryHome.ts';

const ROUNDS = Number(process.env['SWITCHPOINT_KILL_ROUNDS'] ?? 10);

it(
  `loses no acknowledged save in ${ROUNDS} kills`,
  async () => {
    const place = registryHome('forked');
    const { file } = place;
    const spawn = forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' });
    let running: RegistryProcess | null = null;
    const host = place.host({ spawn: () => (running = spawn()) });
    const caller = callerOf(host);
    await caller.value('vault.create', { file, studyName: 'S', user: USER, passphrase: PASSPHRASE });
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim: RegistryProcess | null = running;
      let alive = true;
      const deadline = 20 + ((round * 37) % 180);
      const killed = new Promise<void>((resolve) => {
        setTimeout(() => void (victim as RegistryProcess | null)?.end().then(resolve), deadline);
      });
      for (let n = 0; alive; n += 1) {
        const studyId = `R${round}-${n}`;
        const envelope = await caller.envelope('patients.create', { studyId, record: { familyName: 'Kim' } });
        if (envelope.ok) acknowledged.push(studyId);
        else alive = false;
      }
      await killed;
      await caller.value('vault.unlock', { file, user: USER, passphrase: PASSPHRASE });
    }
    const stored = new Set<string>();
    for (let offset = 0; ; offset += 200) {
      const page = await caller.value<{ rows: { studyId: string }[] }>('patients.list', {
        offset,
        limit: 200,
      });
      for (const { studyId } of page.rows) stored.add(studyId);
      if (page.rows.length < 200) break;
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    expect(acknowledged.filter((studyId) => !stored.has(studyId))).toEqual([]);
    expect(await caller.result('study.verify')).toMatchObject({ ok: true });
    await host.lock();
    place.remove();
  },
  ROUNDS * 6000 + 20_000,
);

it('ends with the process that started it', async () => {
  const place = registryHome('forked');
  const script = `
    const { fork } = require('node:child_process');
    const child = fork('src/main/registry/process.ts', [], { serialization: 'advanced', execArgv: [], stdio: ['ignore','ignore','ignore','ipc'] });
    child.send({ id: 1, procedure: 'vault.status', input: {} });
    child.on('message', () => { process.stdout.write(String(child.pid)); process.kill(process.pid, 'SIGKILL'); });`;
  let pid = 0;
  try {
    execFileSync(process.execPath, ['-e', script], { env: { ...process.env, SWITCHPOINT_HOME: place.home } });
  } catch (error) {
    pid = Number(String((error as { stdout: Buffer }).stdout));
  }
  expect(pid).toBeGreaterThan(0);
  const gone = (): boolean => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };
  for (let n = 0; n < 100 && !gone(); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(gone()).toBe(true);
  place.remove();
});

it('hands no secret of the environment to the child', () => {
  const env = childEnvironment({
    PATH: '/bin',
    SWITCHPOINT_PASSPHRASE: 'secret',
    SWITCHPOINT_KDF: 'test',
    OTHER: 'x',
  });
  expect(env).toEqual({ PATH: '/bin', SWITCHPOINT_KDF: 'test' });
});
