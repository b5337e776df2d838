import { isOwnPage } from './pageProtocol.ts';

/** What is asked of a sender; `null` when the frame is gone. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** A call counts only from the main frame of our own page. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}
