import type { Envelope } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { CallMessage, ReplyMessage } from './protocol.ts';

/** The registry process as its owner sees it. */
export interface RegistryProcess {
  call(procedure: string, input: Json): Promise<Envelope>;
  /** Ends it at once, whatever it does: what was acknowledged is on the disk. Resolves when it has gone. */
  end(): Promise<void>;
  /** Resolves when it has gone, for whatever reason. */
  readonly ended: Promise<void>;
}

export type Spawn = () => RegistryProcess;

/** What `child_process` and `utilityProcess` have in common once they are wired up. */
export interface ProcessChannel {
  send(message: CallMessage): void;
  onReply(listener: (reply: ReplyMessage) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

const GONE: Envelope = {
  ok: false,
  error: { code: 'locked', message: 'The registry was closed. What was saved is kept. Unlock it again.' },
};

/** Calls over a channel, matched by number; every call that is open when the process goes is answered `locked`. */
export function processOver(channel: ProcessChannel): RegistryProcess {
  const open = new Map<number, (envelope: Envelope) => void>();
  let next = 0;
  let gone = false;
  channel.onReply(({ id, envelope }) => {
    open.get(id)?.(envelope);
    open.delete(id);
  });
  const ended = new Promise<void>((resolve) => {
    channel.onExit(() => {
      gone = true;
      for (const answer of open.values()) answer(GONE);
      open.clear();
      resolve();
    });
  });
  return {
    call: (procedure, input) => {
      if (gone) return Promise.resolve(GONE);
      const id = (next += 1);
      return new Promise((answer) => {
        open.set(id, answer);
        channel.send({ id, procedure, input });
      });
    },
    end: async () => {
      if (!gone) channel.kill();
      await ended;
    },
    ended,
  };
}
