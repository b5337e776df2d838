import { registryHome, type SpawnerName } from '#test/support/registryHome.ts';
import { contractSuite } from './contractSuite.ts';

const over = (spawner: SpawnerName, reach: 'any' | 'local') => () => {
  const place = registryHome(spawner);
  const host = place.host();
  return Promise.resolve({
    transport: {
      call: (procedure: string, input: Parameters<typeof host.call>[1]) => host.call(procedure, input, reach),
    },
    file: place.file,
    reach,
    close: async () => {
      await host.lock();
      place.remove();
    },
  });
};

contractSuite('the same process', over('in process', 'local'));
contractSuite('a forked process', over('forked', 'any'));
