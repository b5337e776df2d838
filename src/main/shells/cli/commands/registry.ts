import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { printJson, printPairs, printTable, progressReporter } from '../output.ts';
import { readPassphrase } from '../passphrase.ts';
import { registryCommand } from '../options.ts';
import { withContract, withRegistry, type Access } from '../session.ts';

interface Common extends Access {
  readonly json?: true;
}

/** `create`, `info`, `verify`, `audit`, `backup`. */
export function registerRegistry(program: Command, io: Io): void {
  registryCommand(program, 'create <registry>', 'make a new encrypted registry; shows its recovery code once')
    .option('--study-name <name>', 'name of the study', 'Study')
    .action((registry: string, options: Common & { studyName: string }) => create(io, registry, options));
  registryCommand(program, 'info <registry>', 'what is in a registry').action(
    (registry: string, options: Common) => info(io, registry, options),
  );
  registryCommand(program, 'verify <registry>', 'check the file, the audit trail and its anchor').action(
    (registry: string, options: Common) => verify(io, registry, options),
  );
  registryCommand(
    program,
    'backup <registry>',
    'copy the encrypted registry and its keys into one checked file',
  )
    .requiredOption('--to <file>', 'file to make')
    .action((registry: string, options: Common & { to: string }) => backup(io, registry, options));
  registryCommand(program, 'audit <registry>', 'the audit trail')
    .option('--patient <code>', 'entries of one patient')
    .option('--since <date>', 'entries from this day on')
    .action((registry: string, options: Common & { patient?: string; since?: string }) =>
      audit(io, registry, options),
    );
}

async function create(io: Io, registry: string, options: Common & { studyName: string }): Promise<void> {
  const passphrase = await readPassphrase(options.passphraseFile, io);
  const created = await withContract(io, ({ client }) =>
    client.call('vault.create', {
      file: resolve(registry),
      studyName: options.studyName,
      user: options.user,
      passphrase,
    }),
  );
  if (options.json) return printJson(io, created);
  await printPairs(io, { registry: created.registry, 'recovery code': created.recoveryCode });
  io.stderr.write(
    'Write the recovery code down and keep it apart: it opens the registry if the passphrase is lost, and is not shown again.\n',
  );
}

async function info(io: Io, registry: string, options: Common): Promise<void> {
  const answer = await withRegistry(io, registry, options, ({ client }) => client.call('study.info', {}));
  if (options.json) return printJson(io, answer);
  const { entities, ruleVersions, ...rest } = answer;
  await printPairs(io, { ...rest, rules: Object.keys(ruleVersions).length });
  await printTable(io, ['entity', 'rows'], Object.entries(entities));
}

async function verify(io: Io, registry: string, options: Common): Promise<void> {
  const onProgress = progressReporter(io);
  const answer = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run('study.verify', {}, { wait, onProgress }),
  );
  if (options.json) await printJson(io, answer);
  else
    await printTable(
      io,
      ['check', 'ok', 'detail'],
      answer.checks.map(({ name, ok, detail }) => [name, ok, detail]),
    );
  if (!answer.ok) process.exitCode = 1;
}

async function backup(io: Io, registry: string, options: Common & { to: string }): Promise<void> {
  const onProgress = progressReporter(io);
  const made = await withRegistry(io, registry, options, ({ client, wait }) =>
    client.run('study.backup', { to: resolve(options.to) }, { wait, onProgress }),
  );
  if (options.json) return printJson(io, made);
  await printPairs(io, { file: made.file, verified: made.verified });
  await printTable(io, ['entity', 'rows'], Object.entries(made.rows));
}

const PAGE = 1000;

async function audit(
  io: Io,
  registry: string,
  options: Common & { patient?: string; since?: string },
): Promise<void> {
  const entries = await withRegistry(io, registry, options, async ({ client }) => {
    const all = [];
    for (let after = 0; ;) {
      const page = await client.call('audit.list', {
        studyId: options.patient ?? null,
        since: options.since ?? null,
        after,
        limit: PAGE,
      });
      all.push(...page.entries);
      if (page.entries.length < PAGE) return all;
      after = page.entries.at(-1)?.seq ?? after;
    }
  });
  if (options.json) return printJson(io, entries);
  await printTable(
    io,
    ['seq', 'at', 'user', 'action', 'entity', 'reason'],
    entries.map(({ seq, at, user, action, entity, reason }) => [seq, at, user, action, entity, reason]),
  );
}
