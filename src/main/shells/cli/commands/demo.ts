import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Output } from '#shared/contract/client.ts';
import { ContractError } from '#shared/contract/errors.ts';
import type { SurvivalQuestion } from '#shared/contract/features/analysis.ts';
import type { Io } from '../io.ts';
import { wholeNumber } from '../options.ts';
import { printJson, printPairs, printTable, progressReporter, write } from '../output.ts';
import { readPassphraseFile } from '../passphrase.ts';
import { withContract, type Run } from '../session.ts';

const COHORT = fileURLToPath(
  new URL(
    `${import.meta.url.endsWith('.ts') ? '../../../../..' : '../..'}/resources/hcc-tace-seg/hcc_tace_raw.csv`,
    import.meta.url,
  ),
);

/** OS by first mRECIST response, in those alive at the follow-up scan: time zero is that image. */
const FIGURE: SurvivalQuestion = { endpoint: 'os', origin: 'image:1', by: 'response:1' };

interface DemoOptions {
  readonly out: string;
  readonly patients?: number;
  readonly seed: number;
  readonly user: string;
  readonly passphraseFile?: string;
  readonly json?: true;
}

/** `demo`: the whole main job on real input, in one folder. */
export function registerDemo(program: Command, io: Io): void {
  program
    .command('demo')
    .description('the whole main job on the bundled public cohort, or on a synthetic one')
    .requiredOption('--out <dir>', 'folder to make')
    .addOption(wholeNumber('--patients <n>', 'a synthetic cohort of this size', 1))
    .addOption(wholeNumber('--seed <n>', 'seed of the synthetic cohort', 0).default(1))
    .option('--user <name>', 'user of the registry', 'owner')
    .option('--passphrase-file <file>', 'file whose first line is the passphrase')
    .option('--json', 'one JSON document on standard output')
    .action((options: DemoOptions) => demo(io, options));
}

type Places = Readonly<Record<'registry' | 'figure' | 'release' | 'passphraseFile', string>>;

async function demo(io: Io, options: DemoOptions): Promise<void> {
  const at = (name: string): string => join(resolve(options.out), name);
  const places: Places = {
    registry: at('registry.switchpoint'),
    figure: at('kaplan-meier.svg'),
    release: at('release'),
    passphraseFile: at('passphrase.txt'),
  };
  for (const place of Object.values(places)) {
    if (existsSync(place)) {
      throw new ContractError(
        'file-exists',
        `${place} is there already; nothing was changed; remove it or name another folder`,
      );
    }
  }
  await mkdir(options.out, { recursive: true });
  const passphrase = await choosePassphrase(io, options, places);
  const made = await withContract(io, (run) => carryOut(io, run, options, places, passphrase.text));
  const { scored, release, patients } = made;
  const result = {
    registry: places.registry,
    figure: places.figure,
    release: release.out,
    patients,
    scored,
    passphraseFile: passphrase.file,
  };
  if (options.json) return printJson(io, result);
  await tell(io, { ...made, places, passphraseFile: passphrase.file });
}

/** The one that was given, else a random one in a file that only this user can read. */
async function choosePassphrase(
  io: Io,
  options: DemoOptions,
  places: Places,
): Promise<{ readonly text: string; readonly file: string | null }> {
  if (options.passphraseFile !== undefined) {
    return { text: readPassphraseFile(options.passphraseFile), file: options.passphraseFile };
  }
  const given = io.env['SWITCHPOINT_PASSPHRASE'];
  if (given !== undefined && given !== '') return { text: given, file: null };
  const text = randomBytes(18).toString('base64url');
  await writeFile(places.passphraseFile, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return { text, file: places.passphraseFile };
}

interface Made {
  readonly patients: number;
  readonly source: string;
  readonly scored: Output<'assess.summary'>['scored'];
  readonly answer: Output<'analysis.survival'>;
  readonly release: Output<'export.runTo'>;
}

async function carryOut(
  io: Io,
  { client, wait }: Run,
  options: DemoOptions,
  places: Places,
  passphrase: string,
): Promise<Made> {
  const run = { wait, onProgress: progressReporter(io) };
  const synthetic = options.patients;
  const studyName = synthetic === undefined ? 'HCC-TACE-Seg' : 'Synthetic cohort';
  await client.call('vault.create', { file: places.registry, studyName, user: options.user, passphrase });
  if (synthetic === undefined) {
    await client.run('import.run', { file: COHORT, source: { preset: 'hcc-tace-seg' } }, run);
  } else await client.run('synthetic.load', { patients: synthetic, seed: options.seed }, run);
  const { scored, patients } = await client.run('assess.summary', {}, run);
  const answer = await client.run('analysis.survival', FIGURE, run);
  const { svg } = await client.run('analysis.figure', FIGURE, run);
  await writeFile(places.figure, svg);
  // The cohort is public or invented, so the gate is off, and the release says so.
  const release = await client.run(
    'export.runTo',
    { profile: 'relative-days', formats: ['csv'], release: 'demo', k: 1, out: places.release },
    run,
  );
  const source =
    synthetic === undefined ? 'the public HCC-TACE-Seg cohort' : `synthetic, seed ${options.seed}`;
  return { patients, source, scored, answer, release };
}

async function tell(
  io: Io,
  made: Made & { readonly places: Places; readonly passphraseFile: string | null },
): Promise<void> {
  const { places, answer, release } = made;
  const excluded = answer.excluded.map(({ reason, n }) => `${n} ${EXCLUDED[reason] ?? reason}`).join(', ');
  await write(io.stdout, '\n');
  await printPairs(io, {
    imported: `${made.patients} patients, ${made.source}`,
    registry: `${places.registry} (encrypted)`,
    passphrase: made.passphraseFile ?? 'the one given',
    figure: `${places.figure}: overall survival by first mRECIST response, from the follow-up scan`,
    'not in it': excluded === '' ? 'nobody' : excluded,
    release: `${release.out}: ${release.files.length} files, profile ${release.profile}, risk gate ${release.riskGate}`,
    'leak scan': `${release.leakScan.values} values searched, ${release.leakScan.hits} found`,
  });
  await write(io.stdout, '\n');
  const rows = Object.entries(made.scored).map(([rule, n]) => [
    rule,
    n.decided,
    n.indeterminate,
    n.notApplicable,
  ]);
  await printTable(io, ['score', 'decided', 'indeterminate', 'not applicable'], rows);
  await write(io.stdout, `\nOpen it:  npm start    or    npx switchpoint serve ${places.registry} --open\n`);
}

/** Why a patient is not in the figure, in words. */
const EXCLUDED: Readonly<Record<string, string>> = {
  'unknown-origin': 'without an adequate scan in the window after course 1',
  'negative-time': 'dead or last seen before the scan',
  'group-unknown': 'without a response at the scan',
};
