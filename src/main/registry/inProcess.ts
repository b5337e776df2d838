import { Registry } from './registry.ts';
import type { RegistryProcess, Spawn } from './registryProcess.ts';
import type { Settings } from './settings.ts';

/** The registry within the calling process, for unit tests: no second process, the same host. */
export function inProcessSpawner(settings: Settings): Spawn {
  return (): RegistryProcess => {
    const registry = new Registry(settings);
    let gone = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      gone = resolve;
    });
    return {
      call: (procedure, input) => registry.call(procedure, input),
      end: async () => {
        await registry.close();
        gone();
      },
      ended,
    };
  };
}
