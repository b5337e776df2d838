import type { ReadStream } from 'node:tty';

/** The streams and surroundings of one run; tests give their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & Pick<ReadStream, 'isTTY'>;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}
