import { Readable, Writable } from 'node:stream';
import { run } from '#main/shells/cli/program.ts';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as JSON; throws when it is not exactly one document. */
  json<T>(): T;
}

class Gathering extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command line in this process; the registry runs in its own, as always. */
export async function switchpoint(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const [stdout, stderr] = [new Gathering(), new Gathering()];
  const stdin = Object.assign(Readable.from([]), { isTTY: false });
  const before = process.exitCode;
  process.exitCode = 0;
  const returned = await run(args, { stdin, stdout, stderr, env: { PATH: process.env['PATH'], ...env } });
  const status = returned === 0 ? Number(process.exitCode ?? 0) : returned;
  process.exitCode = before;
  return { status, stdout: stdout.text, stderr: stderr.text, json: <T>() => JSON.parse(stdout.text) as T };
}
