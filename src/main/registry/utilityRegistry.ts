import { processOver, type Spawn } from './registryProcess.ts';
import type { CallMessage, ReplyMessage } from './protocol.ts';

/** Of Electron's utility processes, what the registry needs. */
export interface UtilityChild {
  postMessage(message: CallMessage): void;
  on(event: 'message', listener: (message: ReplyMessage) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  kill(): boolean;
}

/** Starts registry processes as utility processes: the fuse against running as Node also forbids `fork`. */
export function utilitySpawner(start: () => UtilityChild): Spawn {
  return () => {
    const child = start();
    return processOver({
      send: (message) => {
        child.postMessage(message);
      },
      onReply: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
      },
      kill: () => {
        child.kill();
      },
    });
  };
}
