import { Registry } from './registry.ts';
import type { CallMessage, ReplyMessage, ServerPort } from './protocol.ts';
import { serve } from './serve.ts';
import { settingsFrom } from './settings.ts';

/* The registry process: the only one that holds the key. It ends with the process that started it. */

/** Of Electron's `process.parentPort`, which plain Node does not have. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: CallMessage }) => void): void;
  postMessage(message: ReplyMessage): void;
}

function parentPort(): ParentPort | null {
  const port: unknown = Reflect.get(process, 'parentPort');
  return typeof port === 'object' && port !== null ? (port as ParentPort) : null;
}

function utilityPort(port: ParentPort): ServerPort {
  return {
    onCall: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
    },
    reply: (message) => {
      port.postMessage(message);
    },
    // Electron ends a utility process together with its parent.
    onGone: () => undefined,
  };
}

const forkPort: ServerPort = {
  onCall: (listener) => {
    process.on('message', (message) => {
      listener(message as CallMessage);
    });
  },
  reply: (message) => {
    if (process.connected) process.send?.(message);
  },
  onGone: (listener) => {
    process.on('disconnect', listener);
  },
};

const port = parentPort();
// A terminal sends its interrupt to the whole group; the parent decides when this process ends.
process.on('SIGINT', () => undefined);
serve(
  new Registry(settingsFrom(process.env, process.platform)),
  port === null ? forkPort : utilityPort(port),
  () => {
    process.exit(0);
  },
);
