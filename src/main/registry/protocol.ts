import type { Envelope } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';

/* What goes between the process that owns a window or a port and the one that holds the key. */

export interface CallMessage {
  readonly id: number;
  readonly procedure: string;
  readonly input: Json;
}

export interface ReplyMessage {
  readonly id: number;
  readonly envelope: Envelope;
}

/** One end of the channel; the same for `child_process.fork`, `utilityProcess` and within a process. */
export interface ServerPort {
  onCall(listener: (message: CallMessage) => void): void;
  reply(message: ReplyMessage): void;
  /** The other end is gone. */
  onGone(listener: () => void): void;
}
