import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReplyMessage } from './protocol.ts';
import { processOver, type Spawn } from './registryProcess.ts';

/* Whatever else the environment holds, a passphrase among it, stays out of the child. */
const PASSED_ON = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'XDG_DATA_HOME',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'TZ',
  'SWITCHPOINT_HOME',
  'SWITCHPOINT_KDF',
];

type Environment = Readonly<Record<string, string | undefined>>;

export function childEnvironment(env: Environment): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** The source itself when it runs from source, the bundle beside this one when it is built. */
const ENTRY = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './process.ts' : './registryProcess.js', import.meta.url),
);

/** Starts registry processes as children of a plain Node process. */
export function forkSpawner(env: Environment): Spawn {
  return () => {
    const child = fork(ENTRY, [], {
      serialization: 'advanced',
      env: childEnvironment(env),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    return processOver({
      send: (message) => {
        // A failed send means that the child is going; its exit answers the call.
        child.send(message, () => undefined);
      },
      onReply: (listener) => {
        child.on('message', (message) => {
          listener(message as ReplyMessage);
        });
      },
      onExit: (listener) => {
        child.on('exit', listener);
        child.on('error', listener);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    });
  };
}
