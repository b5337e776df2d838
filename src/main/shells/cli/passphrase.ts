import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { ContractError } from '#shared/contract/errors.ts';
import { UsageError } from './failure.ts';
import type { Io } from './io.ts';

/** First line of a file, without its line end. */
export function readPassphraseFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    throw new ContractError(
      'file-missing',
      'the passphrase file cannot be read; nothing was changed; check its path',
    );
  }
}

/**
 * From `--passphrase-file`, else the environment, else asked without echo on a terminal. Never from an argument: those
 * are visible to every user of the computer.
 */
export async function readPassphrase(file: string | undefined, io: Io): Promise<string> {
  if (file !== undefined) return readPassphraseFile(file);
  const given = io.env['SWITCHPOINT_PASSPHRASE'];
  if (given !== undefined && given !== '') return given;
  if (!io.stdin.isTTY) {
    throw new UsageError('no passphrase: give --passphrase-file or SWITCHPOINT_PASSPHRASE');
  }
  return askWithoutEcho(io);
}

function askWithoutEcho(io: Io): Promise<string> {
  io.stderr.write('Passphrase: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: io.stdin, output: silent, terminal: true });
  return new Promise((resolve) => {
    prompt.question('', (answer) => {
      prompt.close();
      io.stderr.write('\n');
      resolve(answer);
    });
  });
}
