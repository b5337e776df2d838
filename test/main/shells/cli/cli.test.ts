import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '#shared/contract/features/exchange.ts';
import type { StudyInfo, Verification } from '#shared/contract/features/study.ts';
import { switchpoint, type CommandResult } from '#test/support/commandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchpoint-cli-'));
const at = (name: string): string => join(folder, name);
const registry = at('study.switchpoint');
const PASSPHRASE = 'correct horse battery staple';
const env = { SWITCHPOINT_HOME: at('home'), SWITCHPOINT_KDF: 'test', SWITCHPOINT_PASSPHRASE: PASSPHRASE };

const sp = (...args: string[]): Promise<CommandResult> => switchpoint(args, env);

function save(name: string, content: unknown): string {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
}

const cohort = {
  schema: 1,
  patients: [
    {
      studyId: 'P001',
      patient: { familyName: 'Berger', sex: 'female', birthDate: '1957-03' },
      baseline: { ecog: 0, nTumours: 3, maxSizeMm: 41, mviVp: 0, mviVv: 0, ehs: false, aetiology: ['HBV'] },
      taceSessions: [
        { id: 's1', date: '2021-01-10' },
        { id: 's2', date: '2021-01-20', stagedWith: 's1' },
      ],
      labs: [
        {
          date: '2021-01-09',
          bilirubin: { value: 1.2, unit: 'mg/dL' },
          albumin: 38,
          afp: { value: 250, unit: 'ng/mL', comparator: '<' },
        },
      ],
      imaging: [{ date: '2021-02-20', response: { mRECIST: 'PR' }, mvi: { missing: 'ND' } }],
      followUps: [
        { visitDate: '2022-01-10', vitalStatus: 'dead', deathDate: '2022-01-10', causeOfDeath: 'hcc' },
      ],
    },
    { studyId: 'P002', patient: { sex: 'male' }, taceSessions: [{ date: '2021-05-03' }] },
  ],
};

beforeAll(async () => {
  const created = await sp('create', registry, '--study-name', 'Test', '--json');
  expect(created.status, created.stderr).toBe(0);
  expect(created.json<{ recoveryCode: string }>().recoveryCode).toMatch(
    /^(?:[0-9A-HJKMNP-TV-Z]{6}-){6}[0-9A-HJKMNP-TV-Z]{6}$/,
  );
  const loaded = await sp('load', registry, save('cohort.json', cohort), '--json');
  expect(loaded.status, loaded.stderr).toBe(0);
  expect(loaded.json<{ patients: number }>().patients).toBe(2);
});

describe('conventions', () => {
  it('ends with 2 on wrong usage, with 1 when refused, and says why in one line', async () => {
    for (const args of [
      ['bogus'],
      ['create'],
      ['info', registry, '--nope'],
      ['serve', '--port', 'x'],
      ['import', registry, 'f.csv'],
    ]) {
      const wrong = await sp(...args);
      expect(wrong.status, args.join(' ')).toBe(2);
      expect(wrong.stderr).toMatch(/^switchpoint: usage: [^\n]+\n$/);
      expect(wrong.stdout).toBe('');
    }
    const refused = await sp('create', registry);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^switchpoint: file-exists: [^\n]+\n$/);
    expect((await sp('info', at('none.switchpoint'))).stderr).toMatch(
      /^switchpoint: (?:keys|file)-missing: /,
    );
  });

  it('shows help and ends with 0', async () => {
    const help = await sp('--help');
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('import [options] <registry> <file>');
  });

  it('takes the passphrase from a file first, and refuses a wrong one without a difference to an unknown user', async () => {
    const file = save('passphrase.txt', `${PASSPHRASE}\nsecond line\n`);
    const { SWITCHPOINT_PASSPHRASE: _, ...without } = env;
    expect((await switchpoint(['info', registry, '--passphrase-file', file], without)).status).toBe(0);
    expect((await switchpoint(['info', registry], without)).status).toBe(2);
    const wrong = await switchpoint(['info', registry], {
      ...env,
      SWITCHPOINT_PASSPHRASE: 'not the right passphrase',
    });
    const stranger = await sp('info', registry, '--user', 'nobody');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/^switchpoint: wrong-passphrase: /);
    expect(stranger.stderr).toBe(wrong.stderr);
  });
});

describe('registry', () => {
  it('info counts what is there', async () => {
    const info = (await sp('info', registry, '--json')).json<StudyInfo>();
    expect(info).toMatchObject({ registry, study: 'Test', kdfTest: true });
    expect(info.entities).toMatchObject({ patient: 2, taceSession: 3, labPanel: 1 });
    expect(Object.keys(info.ruleVersions)).toContain('artScore');
  });

  it('verify names its checks, all well', async () => {
    const { ok, checks } = (await sp('verify', registry, '--json')).json<Verification>();
    expect(checks.map(({ name }) => name)).toEqual([
      'cipher',
      'integrity',
      'foreign-keys',
      'audit-chain',
      'anchor',
      'migrations',
      'schema',
    ]);
    expect(ok).toBe(true);
  });

  it('audit tells who loaded what', async () => {
    const entries = (await sp('audit', registry, '--patient', 'P001', '--json')).json<
      { seq: number; user: string; entity: string }[]
    >();
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries.map(({ user }) => user))).toEqual(new Set(['owner']));
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq).sort((a, b) => a - b));
  });
});

describe('records and load', () => {
  it('gives the document back, and the same again from a second registry', async () => {
    const first = await sp('records', registry);
    const copy = at('copy.switchpoint');
    await sp('create', copy);
    await sp('load', copy, save('document.json', first.stdout));
    const withoutIds = (text: string): unknown =>
      JSON.parse(text, (key, value: unknown) => (key === 'id' || key === 'stagedWith' ? undefined : value));
    expect(withoutIds((await sp('records', copy)).stdout)).toEqual(withoutIds(first.stdout));
    expect(first.json<{ patients: unknown[] }>().patients).toHaveLength(2);
  });

  it('refuses patients that exist unless told to replace them, and a document with an error, whole', async () => {
    const file = at('cohort.json');
    expect((await sp('load', registry, file)).stderr).toMatch(/^switchpoint: already-exists: /);
    expect((await sp('load', registry, file, '--replace')).status).toBe(0);
    const bad = save('bad.json', {
      schema: 1,
      patients: [
        { studyId: 'P003', patient: {} },
        { studyId: 'P004', patient: { sex: 'x' } },
      ],
    });
    const refused = await sp('load', registry, bad);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^switchpoint: invalid-document: /);
    expect((await sp('info', registry, '--json')).json<StudyInfo>().entities['patient']).toBe(2);
  });

  it('writes a document to a file', async () => {
    const out = at('out.json');
    expect((await sp('records', registry, '--patient', 'P002', '--out', out)).status).toBe(0);
    const { patients } = JSON.parse(readFileSync(out, 'utf8')) as { patients: { studyId: string }[] };
    expect(patients.map(({ studyId }) => studyId)).toEqual(['P002']);
  });
});

describe('import', () => {
  const labs = (rows: string): string => save('labs.csv', `studyId,date,bilirubin (mg/dL),ast\n${rows}`);

  it('plans, refuses with every cell, then writes, then finds nothing to do', async () => {
    const file = labs('P001,2021-03-01,1.1,44\nP001,2021-03-02,1.2,high\n');
    const refused = await sp('import', registry, file, '--entity', 'labPanel', '--json');
    expect(refused.status).toBe(1);
    expect(refused.json<ImportReport>()).toMatchObject({
      committed: false,
      errors: [{ code: 'wrong-type', cell: 'D3' }],
    });
    const good = labs('P001,2021-03-01,1.1,44\n');
    const dry = await sp('import', registry, good, '--entity', 'labPanel', '--dry-run', '--json');
    expect(dry.json<ImportReport>()).toMatchObject({ plan: { new: 1 }, committed: false });
    const done = await sp('import', registry, good, '--entity', 'labPanel', '--json');
    expect(done.json<ImportReport>()).toMatchObject({ plan: { new: 1 }, committed: true });
    const again = await sp('import', registry, good, '--entity', 'labPanel', '--json');
    expect(again.json<ImportReport>()).toMatchObject({ plan: { unchanged: 1, new: 0 }, committed: false });
    expect(again.status).toBe(0);
  });
});

describe('score and assess', () => {
  it('scores given cases', async () => {
    const cases = save('cases.json', [
      {
        id: 'AL-1',
        rule: 'albiGrade',
        input: { bilirubin: { value: 10, unit: 'umol/L' }, albumin: { value: 40, unit: 'g/L' } },
      },
      { id: 'bad', rule: 'albiGrade', input: { bilirubin: { value: 'x', unit: 'umol/L' } } },
    ]);
    const answer = (await sp('score', '--cases', cases, '--json')).json<{
      schema: number;
      results: unknown[];
    }>();
    expect(answer.schema).toBe(1);
    expect(answer.results).toMatchObject([
      { id: 'AL-1', rule: 'albiGrade', outcome: { kind: 'decided', value: 1 } },
      { id: 'bad', error: { code: 'invalid-input', field: 'bilirubin' } },
    ]);
  });

  it('assesses a registry and a document alike, on the screen and into a file', async () => {
    interface Assessed {
      readonly patients: readonly {
        readonly studyId: string;
        readonly endpoints: { readonly os: unknown };
      }[];
    }
    const records = save('document.json', (await sp('records', registry)).stdout);
    const printed = (await sp('assess', registry, '--json')).json<Assessed>();
    expect(printed.patients.map(({ studyId }) => studyId)).toEqual(['P001', 'P002']);
    expect(printed.patients[0]?.endpoints.os).toMatchObject({ days: 365, event: true });
    expect(
      (await sp('assess', '--records', records)).json<Assessed>().patients.map(({ endpoints }) => endpoints),
    ).toEqual(printed.patients.map(({ endpoints }) => endpoints));
    const out = at('assessed.json');
    expect((await sp('assess', registry, '--out', out)).status).toBe(0);
    expect((JSON.parse(readFileSync(out, 'utf8')) as Assessed).patients).toEqual(printed.patients);
    expect((await sp('assess', '--records', records, '--out', out)).status).toBe(0);
  });

  it('refuses a configuration key that does not exist', async () => {
    const config = save('config.json', { 'no.suchKey': 1 });
    const refused = await sp('assess', registry, '--config', config);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/^switchpoint: invalid-config: /);
  });
});
