import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runExport } from '#main/exchange/export/runExport.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import { say } from './tooling/run.ts';

/* Reads released files with programs that are not ours: R's haven, PSPP, ReadStat. A reader that is not installed is named. */

const PATIENTS = 300;
const work = mkdtempSync(join(tmpdir(), 'readers-'));
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

function* patients() {
  for (let n = 0; n < PATIENTS; n += 1) {
    yield { uuid: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`, record: syntheticPatient(3, n) };
  }
}

async function release(profile: 'relative-days' | 'shifted-dates' | 'limited'): Promise<string> {
  const out = join(work, profile);
  await runExport({
    patients,
    everyone: patients,
    key: new Uint8Array(32),
    today: '2026-12-31',
    options: { profile, formats: ['csv', 'sav', 'dta', 'r'], release: 'readers', k: 1 },
    out,
    versions: {},
  });
  return out;
}

const has = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

/** Runs a reader; its last line is shown, all of it when it fails. */
function run(name: string, command: string, args: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  say(`${name}: ${status === 0 ? 'ok' : 'FAILED'} ${status === 0 ? (lines.at(-1) ?? '') : stdout + stderr}`);
  return status === 0;
}

function countsRows(out: string): boolean {
  const data = join(out, 'data');
  const wrong = readdirSync(data).filter((file) => {
    if (!/\.(?:sav|dta)$/.test(file)) return false;
    const { stdout } = spawnSync('readstat', [join(data, file)], { encoding: 'utf8' });
    const rows =
      readFileSync(join(data, file.replace(/\w+$/, 'csv')), 'utf8')
        .trimEnd()
        .split('\r\n').length - 1;
    return !new RegExp(`^Rows: ${rows}$`, 'm').test(stdout);
  });
  say(`ReadStat: ${wrong.length === 0 ? 'ok' : `FAILED ${wrong.join(' ')}`}`);
  return wrong.length === 0;
}

function convertsInPspp(out: string): boolean {
  const data = join(out, 'data');
  return readdirSync(data)
    .filter((file) => file.endsWith('.sav'))
    .every((file) => run(`PSPP ${file}`, 'pspp-convert', [join(data, file), join(work, `${file}.csv`)]));
}

try {
  const results: boolean[] = [];
  for (const profile of ['relative-days', 'shifted-dates', 'limited'] as const) {
    const out = await release(profile);
    say(`Release ${profile}`);
    if (has('Rscript')) {
      const script = `source('${join(out, 'data', 'read.R')}'); x <- read_release('${join(out, 'data')}'); cat(length(x), 'tables')`;
      results.push(
        run('haven', 'Rscript', [here('./readers/compare.R'), out]),
        run('read.R', 'Rscript', ['-e', script]),
      );
    } else say('haven: not installed (Rscript)');
    if (has('readstat')) results.push(countsRows(out));
    else say('ReadStat: not installed');
    if (has('pspp-convert')) results.push(convertsInPspp(out));
    else say('PSPP: not installed');
  }
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
