import { expect } from 'vitest';
import { forkSpawner } from '#main/registry/forkRegistry.ts';
import type { RegistryProcess } from '#main/registry/registryProcess.ts';
import { callerOf, PASSPHRASE, registryHome, USER } from './registryHome.ts';

/** Milliseconds that are enough for the slowest round. */
export const killTimeout = (rounds: number): number => rounds * 6000 + 20_000;

/** Kills the registry process during saves, again and again: no acknowledged save may be lost, and the file verifies. */
export async function killRounds(rounds: number): Promise<void> {
  const place = registryHome('forked');
  const { file } = place;
  const spawn = forkSpawner({ ...process.env, SWITCHPOINT_HOME: place.home, SWITCHPOINT_KDF: 'test' });
  let running: RegistryProcess | null = null;
  const host = place.host({ spawn: () => (running = spawn()) });
  const caller = callerOf(host);
  await caller.value('vault.create', { file, studyName: 'S', user: USER, passphrase: PASSPHRASE });
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
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
  expect(acknowledged.length).toBeGreaterThan(rounds);
  expect(acknowledged.filter((studyId) => !stored.has(studyId))).toEqual([]);
  expect(await caller.result('study.verify')).toMatchObject({ ok: true });
  await host.lock();
  place.remove();
}
