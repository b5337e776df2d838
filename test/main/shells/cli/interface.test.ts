import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { switchpoint, type CommandResult } from '#test/support/commandLine.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchpoint-interface-'));
const at = (name: string): string => join(folder, name);
const registry = at('study.switchpoint');
const env = {
  SWITCHPOINT_HOME: at('home'),
  SWITCHPOINT_KDF: 'test',
  SWITCHPOINT_PASSPHRASE: 'correct horse battery staple',
};
const sp = (...args: string[]): Promise<CommandResult> => switchpoint(args, env);

function save(name: string, content: unknown): string {
  writeFileSync(at(name), JSON.stringify(content));
  return at(name);
}

const dated = { schema: 1, asOf: '2021-06-30', patients: [{ studyId: 'P001' }] };

beforeAll(async () => {
  const created = await sp('create', registry, '--json');
  expect(created.status, created.stderr).toBe(0);
  const loaded = await sp('load', registry, save('dated.json', dated), '--json');
  expect(loaded.status, loaded.stderr).toBe(0);
});

describe('a refused command', () => {
  it.each([
    ['records', () => ['records', registry, '--patient', 'nobody'], 'not-found'],
    [
      'assess with an unknown key',
      () => ['assess', registry, '--config', save('c.json', { nope: 1 })],
      'invalid-config',
    ],
    ['assess without a document', () => ['assess', '--records', at('none.json')], 'file-missing'],
  ])('%s: leaves standard output empty', async (_, args, code) => {
    const refused = await sp(...args());
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(new RegExp(`^switchpoint: ${code}: [^\\n]+\\n$`));
    expect(refused.stdout).toBe('');
  });

  it('names the places of a document that are wrong, not what stands there, in one line', async () => {
    const patients = [
      { studyId: 'P010', patient: { sex: 'secret' }, labs: [{ date: '2021-02-30' }] },
      { studyId: 'P011', baseline: { ecog: 9, cirrhosis: 'secret', bilobar: 'secret' } },
    ];
    const { stderr, status } = await sp('load', registry, save('wrong.json', { schema: 1, patients }));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^switchpoint: invalid-document: [^\n]+\n$/);
    expect(stderr).toContain('patients[0].patient.sex');
    expect(stderr).not.toMatch(/secret|02-30/);
  });

  it('names the option that is wrong', async () => {
    const { stderr } = await sp('assess', registry, '--as-of', '2021-02-30');
    expect(stderr).toMatch(/^switchpoint: invalid-input: [^\n]*asOf[^\n]*YYYY-MM-DD[^\n]*\n$/);
  });

  it('says that a registry or a folder is not there', async () => {
    expect((await sp('info', at('none.switchpoint'))).stderr).toMatch(/^switchpoint: file-missing: /);
    expect((await sp('create', at('none/study.switchpoint'))).stderr).toMatch(/^switchpoint: file-missing: /);
  });

  it('takes only days that exist', async () => {
    const { stderr, status } = await sp('audit', registry, '--since', '2021-02-30');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^switchpoint: invalid-input: [^\n]*since[^\n]*\n$/);
  });

  it('takes no list inside another record for an import', async () => {
    for (const entity of ['priorTreatment', 'reading', 'nope']) {
      const { stderr, status } = await sp('import', registry, at('dated.json'), '--entity', entity);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^switchpoint: usage: [^\n]*--entity[^\n]*\n$/);
    }
  });

  it('asks for a command where none is given', async () => {
    const { stderr, status } = await sp();
    expect(status).toBe(2);
    expect(stderr).toMatch(/^switchpoint: usage: [^\n(]*command[^\n]*\n$/);
  });
});

describe('one JSON document', () => {
  it('goes to standard output with --json, also beside --out', async () => {
    const out = at('out.json');
    const written = await sp('assess', registry, '--json', '--out', out);
    expect(written.json()).toEqual({ patients: 1, file: out });
    const fromDocument = await sp('assess', '--records', at('dated.json'), '--json', '--out', out);
    expect(fromDocument.json()).toEqual({ patients: 1, file: out });
  });

  it('assess tells the data cut of the document, or the one that was asked for', async () => {
    const records = at('dated.json');
    const asOf = async (...args: string[]): Promise<unknown> =>
      (await sp('assess', '--json', ...args)).json<{ asOf: unknown }>().asOf;
    expect(await asOf('--records', records)).toBe('2021-06-30');
    expect(await asOf('--records', records, '--as-of', '2021-03-01')).toBe('2021-03-01');
    expect(await asOf(registry)).toBeNull();
    await sp('assess', '--records', records, '--out', at('cut.json'));
    expect(JSON.parse(readFileSync(at('cut.json'), 'utf8'))).toMatchObject({ asOf: '2021-06-30' });
  });
});

describe('a cohort', () => {
  const images = [{ date: '2021-02-20', modality: 'CT', adequate: true, response: { mRECIST: 'PR' } }];
  const treated = { studyId: 'P020', taceSessions: [{ date: '2021-01-10' }], imaging: images };

  beforeAll(async () => {
    const file = save('treated.json', { schema: 1, patients: [treated] });
    expect((await sp('load', registry, file)).status).toBe(0);
  });

  it('response: tells the responses by course, to either system', async () => {
    const answer = (await sp('response', registry, '--json')).json<{ system: string; rows: unknown[] }>();
    expect(answer.system).toBe('mRECIST');
    expect(answer.rows).toEqual([
      expect.objectContaining({ course: 1, n: 1, CR: 0, PR: 1, SD: 0, PD: 0, NE: 0, orr: 1, upper: 1 }),
    ]);
    const other = await sp('response', registry, '--system', 'RECIST11', '--json');
    expect(other.json()).toMatchObject({ system: 'RECIST11', rows: [{ course: 1, NE: 1, orr: 0 }] });
    expect((await sp('response', registry, '--system', 'EASL')).status).toBe(2);
    expect((await sp('response', registry)).stdout).toMatch(/^course +n +CR/);
  });

  it('survival: shows an empty table where nobody has a time zero', async () => {
    const args = ['survival', registry, '--endpoint', 'os', '--origin', 'course:9'];
    const shown = await sp(...args);
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).toContain('unknown-origin');
    expect((await sp(...args, '--json')).json()).toMatchObject({ km: null, warnings: ['no-observations'] });
  });

  it('table1: has the rows of a baseline table, divided when asked', async () => {
    interface Table {
      readonly groups: readonly object[];
      readonly rows: readonly { readonly name: string; readonly n: number; readonly missing: number }[];
      readonly excluded: readonly object[];
    }
    const whole = (await sp('table1', registry, '--json')).json<Table>();
    expect(whole.rows.find(({ name }) => name === 'sex')).toMatchObject({ n: 0, missing: 2 });
    const divided = (await sp('table1', registry, '--by', 'sex', '--json')).json<Table>();
    expect(divided).toMatchObject({ by: 'sex', groups: [], excluded: [{ reason: 'group-unknown', n: 2 }] });
    expect((await sp('table1', registry)).stdout).toMatch(/^ +missing +all +SMD\nage/);
    expect((await sp('table1', registry, '--by', 'nope')).stderr).toMatch(/^switchpoint: invalid-input: by /);
  });

  it('agreement: compares every two definitions', async () => {
    const answer = (await sp('agreement', registry, '--json')).json<{
      definitions: string[];
      pairs: { a: string; n: number; neither: number }[];
    }>();
    expect(answer.definitions).toHaveLength(11);
    expect(answer.pairs).toHaveLength(55);
    expect(answer.pairs.every(({ n, neither }) => n === neither)).toBe(true);
    expect((await sp('agreement', registry)).stdout).toMatch(/^definition +definition +n/);
  });
});

describe('backup', () => {
  it('makes one checked file, says what is in it, and never writes over another', async () => {
    const to = at('study.backup');
    const made = (await sp('backup', registry, '--to', to, '--json')).json<{
      rows: Record<string, number>;
    }>();
    expect(made).toMatchObject({ file: to, verified: true, rows: { patient: 2, taceSession: 1 } });
    expect(existsSync(to)).toBe(true);
    expect(readFileSync(to).includes('P020')).toBe(false);
    expect((await sp('backup', registry, '--to', to)).stderr).toMatch(/^switchpoint: file-exists: [^\n]+\n$/);
    const nowhere = await sp('backup', registry, '--to', at('none/study.backup'));
    expect(nowhere.status).toBe(1);
    expect(nowhere.stderr).toMatch(/^switchpoint: file-unreadable: [^\n]+\n$/);
    const trail = (await sp('audit', registry, '--json')).json<{ action: string }[]>();
    expect(trail.filter(({ action }) => action === 'backup')).toHaveLength(1);
    expect((await sp('verify', registry, '--json')).json()).toMatchObject({ ok: true });
  });
});
