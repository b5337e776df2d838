import { Command, CommanderError } from 'commander';
import { registerAnalysis } from './commands/analysis.ts';
import { registerCohorts } from './commands/cohorts.ts';
import { registerDemo } from './commands/demo.ts';
import { registerExchange } from './commands/exchange.ts';
import { registerRegistry } from './commands/registry.ts';
import { registerScores } from './commands/scores.ts';
import { registerServe } from './commands/serve.ts';
import { registerStatistics } from './commands/statistics.ts';
import { failureLine, WRONG_USAGE } from './failure.ts';
import type { Io } from './io.ts';

/** Carries a command line out; answers with the exit status. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('switchpoint')
    .description('Research registry for HCC patients treated by TACE and switched to systemic therapy')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void io.stdout.write(text), writeErr: () => undefined });
  for (const register of [
    registerRegistry,
    registerExchange,
    registerScores,
    registerAnalysis,
    registerCohorts,
    registerStatistics,
    registerDemo,
    registerServe,
  ]) {
    register(program, io);
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { line, status: failed } =
      error instanceof CommanderError
        ? { line: `switchpoint: usage: ${usageMessage(error)}`, status: WRONG_USAGE }
        : failureLine(error);
    io.stderr.write(`${line}\n`);
    return failed;
  }
  return 0;
}

/** Without a command commander throws its marker of having shown the help. */
const usageMessage = ({ code, message }: CommanderError): string =>
  code === 'commander.help' ? 'give a command; --help lists them' : message.replace(/^error: /, '');
