import * as electron from 'electron';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '#main/registry/forkRegistry.ts';
import { RegistryHost } from '#main/registry/host.ts';
import { settingsFrom } from '#main/registry/settings.ts';
import { utilitySpawner } from '#main/registry/utilityRegistry.ts';
import { readAssets } from '../pageAssets.ts';
import { runDesktop } from './desktop.ts';

const built = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { home } = settingsFrom(process.env, process.platform);
const registry = new RegistryHost({
  spawn: utilitySpawner(() =>
    electron.utilityProcess.fork(built('./registryProcess.js'), [], {
      serviceName: 'Switchpoint registry',
      env: childEnvironment(process.env),
      stdio: 'inherit',
    }),
  ),
  home,
  defaultFolder: electron.app.getPath('documents'),
});

await runDesktop(electron, {
  registry: {
    call: (procedure, input, reach) => registry.call(procedure, input, reach),
    close: () => registry.lock(),
  },
  assets: readAssets(built('../renderer')),
  preload: built('../preload/index.cjs'),
  production: electron.app.isPackaged,
});
