import { startLoopback } from '#main/shells/loopback/server.ts';
import { loopbackTransport } from '#test/support/loopbackClient.ts';
import { registryHome } from '#test/support/registryHome.ts';
import { contractSuite } from './contractSuite.ts';

contractSuite('loopback HTTP', async () => {
  const place = registryHome('forked');
  const host = place.host();
  const loopback = await startLoopback({ registry: host, assets: new Map(), port: 0, now: () => Date.now() });
  return {
    transport: await loopbackTransport(loopback),
    file: place.file,
    reach: 'any',
    close: async () => {
      await loopback.close();
      await host.lock();
      place.remove();
    },
  };
});
