import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { childEnvironment } from '#main/registry/forkRegistry.ts';
import { registryHome } from '#test/support/registryHome.ts';

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
