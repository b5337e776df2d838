import { CommanderError, Option, type Command } from 'commander';
import { WRONG_USAGE } from './failure.ts';

/** A command that opens a registry, with the options they all share. */
export function registryCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--user <name>', 'user of the registry', 'owner')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .option('--json', 'one JSON document on standard output');
}

/** An option that takes a whole number; anything else is wrong usage. */
export function wholeNumber(flags: string, description: string, low: number): Option {
  return new Option(flags, description).argParser((text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low) {
      throw new CommanderError(
        WRONG_USAGE,
        'switchpoint.number',
        `${flags.split(' ')[0] ?? ''} takes a whole number from ${low}`,
      );
    }
    return value;
  });
}
