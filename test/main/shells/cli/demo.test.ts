import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { switchpoint, type CommandResult } from '#test/support/commandLine.ts';

interface DemoResult {
  readonly registry: string;
  readonly figure: string;
  readonly release: string;
  readonly patients: number;
  readonly scored: Readonly<
    Record<string, { decided: number; indeterminate: number; notApplicable: number }>
  >;
  readonly passphraseFile: string;
}

const folder = mkdtempSync(join(tmpdir(), 'switchpoint-demo-'));
const env = { SWITCHPOINT_HOME: join(folder, 'home'), SWITCHPOINT_KDF: 'test' };
const out = join(folder, 'out');

let run: CommandResult;
let demo: DemoResult;

function filesUnder(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

beforeAll(async () => {
  run = await switchpoint(['demo', '--out', out, '--json'], env);
  expect(run.status, run.stderr).toBe(0);
  demo = run.json<DemoResult>();
}, 120_000);

describe('demo', () => {
  it('imports and scores the whole public cohort', () => {
    expect(demo.patients).toBe(105);
    for (const counts of Object.values(demo.scored)) {
      expect(counts.decided + counts.indeterminate + counts.notApplicable).toBe(105);
    }
    expect(demo.scored['bclc']).toEqual({ decided: 0, indeterminate: 105, notApplicable: 0 });
    expect(demo.scored['upToSeven']?.decided).toBeGreaterThan(20);
  });

  it('leaves an encrypted registry that holds no readable word of a patient', () => {
    const bytes = readFileSync(demo.registry);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    for (const word of ['HCC_001', 'doxorubicin', 'lastKnownAlive', 'patient']) {
      expect(bytes.includes(Buffer.from(word)), word).toBe(false);
    }
  });

  it('draws the curves by response with the number at risk', () => {
    const svg = readFileSync(demo.figure, 'utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const word of ['<title', '<desc', 'Number at risk', 'CR', 'PR', 'SD', 'PD', 'Log-rank p'])
      expect(svg).toContain(word);
  });

  it('writes a release without a study code, a date or a calendar year', () => {
    const files = filesUnder(demo.release).map((file) => readFileSync(file, 'utf8'));
    expect(files.length).toBeGreaterThan(5);
    for (const text of files) {
      expect(text).not.toMatch(/HCC_\d/);
      expect(text).not.toContain('2000-01-01');
    }
    const patients = readFileSync(join(demo.release, 'data', 'patients.csv'), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(patients).toHaveLength(106);
    expect(patients[1]).toMatch(/P-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });

  it('keeps its passphrase from other users, and the passphrase opens the registry', async () => {
    expect(statSync(demo.passphraseFile).mode & 0o777).toBe(0o600);
    const info = await switchpoint(
      ['info', demo.registry, '--passphrase-file', demo.passphraseFile, '--json'],
      env,
    );
    expect(info.json<{ entities: Record<string, number> }>().entities['patient']).toBe(105);
  });

  it('never writes over an earlier one', async () => {
    const again = await switchpoint(['demo', '--out', out], env);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/^switchpoint: file-exists: /);
  });

  it('makes a synthetic cohort of any size', async () => {
    const synthetic = await switchpoint(
      ['demo', '--out', join(folder, 'synthetic'), '--patients', '20', '--seed', '3', '--json'],
      env,
    );
    expect(synthetic.status, synthetic.stderr).toBe(0);
    expect(synthetic.json<DemoResult>().patients).toBe(20);
  }, 60_000);
});

describe('survival', () => {
  const survival = (...args: string[]): Promise<CommandResult> =>
    switchpoint(
      ['survival', demo.registry, '--passphrase-file', demo.passphraseFile, '--json', ...args],
      env,
    );

  interface Answer {
    readonly km: { readonly strata: readonly { readonly n: number; readonly events: number }[] };
    readonly logrank: { readonly df: number } | null;
    readonly excluded: readonly { readonly reason: string; readonly n: number }[];
    readonly warnings: readonly string[];
    readonly manifest: { readonly cohort: { readonly n: number } };
  }

  it('answers for everybody, for groups, and after a filter', async () => {
    const all = (await survival('--endpoint', 'os')).json<Answer>();
    expect(all.km.strata.map(({ n, events }) => [n, events])).toEqual([[105, 93]]);
    expect(all.logrank).toBeNull();
    const grouped = (await survival('--endpoint', 'os', '--by', 'reportedBclc')).json<Answer>();
    expect(grouped.km.strata.reduce((sum, { n }) => sum + n, 0)).toBe(105);
    expect(grouped.logrank?.df).toBe(3);
    const women = (await survival('--endpoint', 'os', '--filter', 'sex = female')).json<Answer>();
    expect(women.manifest.cohort.n).toBe(37);
  }, 60_000);

  it('warns of immortal time, and does not at a landmark', async () => {
    const naive = (await survival('--endpoint', 'os', '--by', 'response:1')).json<Answer>();
    expect(naive.warnings).toContain('immortal-time');
    const landmark = (
      await survival('--endpoint', 'os', '--by', 'response:1', '--landmark', '98')
    ).json<Answer>();
    expect(landmark.warnings).not.toContain('immortal-time');
    expect(landmark.excluded.map(({ reason }) => reason)).toContain('before-landmark');
  }, 60_000);

  it.each([
    [['--endpoint', 'nope'], /^switchpoint: invalid-input: endpoint /],
    [['--endpoint', 'os', '--filter', 'sex ='], /^switchpoint: invalid-filter: /],
    [['--endpoint', 'os', '--by', 'shoeSize'], /^switchpoint: invalid-input: by /],
  ])('refuses %j', async (args, line) => {
    const refused = await survival(...args);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(line);
  });
});
