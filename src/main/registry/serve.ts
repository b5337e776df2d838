import type { Registry } from './registry.ts';
import type { ServerPort } from './protocol.ts';

/** Answers calls that come over a port; `end` is called when the other end has gone and the file is closed. */
export function serve(registry: Registry, port: ServerPort, end: () => void): void {
  port.onCall(({ id, procedure, input }) => {
    void registry.call(procedure, input).then((envelope) => {
      port.reply({ id, envelope });
    });
  });
  port.onGone(() => {
    void registry.close().finally(end);
  });
}
