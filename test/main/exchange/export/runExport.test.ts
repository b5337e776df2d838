import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { PSEUDONYM_PATTERN } from '#shared/deidentification/pseudonym.ts';
import { toTree } from '#shared/deidentification/tree.ts';
import { indexDateOf, timelineOf } from '#shared/deidentification/timeline.ts';
import { survivalPlan } from '#shared/deidentification/derived.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';
import { kaplanMeier } from '#shared/statistics/survival/kaplanMeier.ts';
import { vitalStatusOf } from '#shared/longitudinal/vitalStatus.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { runExport } from '#main/exchange/export/runExport.ts';
import { patientOf, PROFILE_NAMES } from '#test/shared/deidentification/support.ts';
import { cohort, contentOf, readJson, readTable, runOf, temporaryFolder, TODAY } from './support.ts';

const folder = temporaryFolder();
const patients = cohort(60);

describe('a release', () => {
  it('holds what the report says, with the checksums it says', async () => {
    const out = join(folder, 'whole');
    const report = await runExport(runOf(patients, out));
    const files = contentOf(out);
    expect(report.files.map((file) => file.path).sort()).toEqual([...files.keys()].sort());
    for (const { path, sha256, rows } of report.files) {
      const content = must(files.get(path), path);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      if (rows !== null) expect(content.toString().trimEnd().split('\r\n').length - 1).toBe(rows);
    }
    expect(report).toMatchObject({
      out,
      profile: 'relative-days',
      k: 1,
      riskGate: 'off',
      leakScan: { hits: 0 },
    });
    expect(report.leakScan.values).toBeGreaterThan(patients.length);
    const manifest = readJson(out, 'manifest.json');
    expect(manifest).toMatchObject({ release: 'release-1', date: TODAY, riskGate: 'off' });
    expect(manifest['files']).toEqual(report.files.slice(0, -1));
    expect(must(files.get('README.txt'), 'README').toString()).toContain('RISK GATE OFF');
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is sorted by pseudonym and describes every column once', async () => {
    const out = join(folder, 'sorted');
    await runExport(runOf(patients, out));
    const codebook = readJson(out, 'codebook.json') as {
      tables: { name: string; rows: number; columns: { name: string }[] }[];
    };
    for (const { name, rows, columns } of codebook.tables) {
      const table = readTable(out, name);
      expect(table.length).toBe(rows);
      const codes = table.map((row) => must(row['patient_code'], 'a code'));
      expect(codes).toEqual([...codes].sort());
      for (const code of codes) expect(code).toMatch(PSEUDONYM_PATTERN);
      const first = table[0];
      if (first !== undefined) expect(Object.keys(first)).toEqual(columns.map((column) => column.name));
    }
  });

  it('has the same bytes for the same input, whatever the order of the patients', async () => {
    for (const profile of PROFILE_NAMES) {
      const [one, two] = [join(folder, `one-${profile}`), join(folder, `two-${profile}`)];
      await runExport(runOf(patients, one, { profile }));
      await runExport(runOf(patients.toReversed(), two, { profile }));
      const digests = (out: string) =>
        [...contentOf(out)].map(([path, content]) => [
          path,
          createHash('sha256').update(content).digest('hex'),
        ]);
      expect(digests(two)).toEqual(digests(one));
    }
  });

  it('shares no pseudonym with another release', async () => {
    const [one, two] = [join(folder, 'scope-1'), join(folder, 'scope-2')];
    await runExport(runOf(patients, one));
    await runExport(runOf(patients, two, { release: 'release-2' }));
    const codes = (out: string) => readTable(out, 'patients').map((row) => row['patient_code']);
    expect(codes(one).filter((code) => codes(two).includes(code))).toEqual([]);
  });

  it('says nothing else of a patient when another one joins or leaves', async () => {
    const [one, two] = [join(folder, 'all'), join(folder, 'fewer')];
    await runExport(runOf(patients, one, { privateCutoff: false }));
    await runExport(runOf(patients.slice(0, 40), two, { privateCutoff: false }));
    const all = new Map(readTable(one, 'patients').map((row) => [row['patient_code'], row]));
    for (const row of readTable(two, 'patients')) expect(all.get(row['patient_code'])).toMatchObject(row);
  });

  it('leaves out who withdrew consent and still searches for them', async () => {
    const withdrawn = patientOf(900, {
      patient: { familyName: 'Withdrawnsson', consentStatus: 'withdrawn' },
      taceSessions: [{ date: '2020-01-01' }],
    });
    const out = join(folder, 'withdrawn');
    await runExport(runOf([...patients, withdrawn], out));
    expect(readTable(out, 'patients').length).toBe(readJson(out, 'manifest.json')['patients']);
    expect(readJson(out, 'manifest.json')).toMatchObject({ patients: patients.length, withdrawn: 1 });
    const leaking = { release: 'for-withdrawnsson' };
    await expect(
      runExport(runOf([...patients, withdrawn], join(folder, 'named'), leaking)),
    ).rejects.toMatchObject({
      code: 'leak-found',
    });
  });
});

describe('survival from the released file', () => {
  it('is that of the source where follow-up is not shortened', async () => {
    const out = join(folder, 'survival');
    await runExport(runOf(patients, out, { privateCutoff: false }));
    const rows = readTable(out, 'patients').filter((row) => row['os_time'] !== '');
    const curve = (time: readonly number[], status: readonly number[]) =>
      kaplanMeier({ time: Float64Array.from(time), status: Uint8Array.from(status) });
    const source = patients.flatMap(({ record }) => {
      const index = indexDateOf(toTree(record), 'firstTace');
      const { dead, deathDay, lastAlive } = vitalStatusOf(record.followUps);
      const end = dead ? deathDay : lastAlive;
      return index === null || end === null ? [] : [{ time: end - must(dayNumber(index), 'a day'), dead }];
    });
    const expected = curve(
      source.map(({ time }) => time),
      source.map(({ dead }) => (dead ? 1 : 0)),
    );
    const actual = curve(
      rows.map((row) => Number(row['os_time'])),
      rows.map((row) => Number(row['os_event'])),
    );
    expect(expected.ok).toBe(true);
    expect(actual).toEqual(expected);
  });

  it('has no time without an index', () => {
    const patient = patientOf(1, {
      patient: {},
      followUps: [{ visitDate: '2020-01-01', vitalStatus: 'alive' }],
    });
    const parts = {
      tree: toTree(patient.record),
      record: patient.record,
      timeline: timelineOf(null, 0),
      last: null,
    };
    expect(survivalPlan(PROFILES['relative-days']).cells(parts)).toEqual([null, null, 'NOIDX']);
  });
});

describe('what is refused', () => {
  const nothingLeft = (out: string) => {
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  };

  it('a release in which someone stands alone', async () => {
    const out = join(folder, 'gate');
    await expect(runExport(runOf(patients, out, { k: 5 }))).rejects.toMatchObject({
      code: 'risk-gate',
      details: { k: 5, smallest: 1 },
    });
    nothingLeft(out);
  });

  it('not one in which everybody has company', async () => {
    const same = Array.from({ length: 6 }, (_, n) =>
      patientOf(n, {
        patient: { sex: 'male', birthDate: '1950-01-01' },
        taceSessions: [{ date: '2020-01-01' }],
      }),
    );
    const report = await runExport(runOf(same, join(folder, 'company'), { k: 5 }));
    expect(report.riskGate).toBe('met');
  });

  it('the identified profile, unknown formats, and shifted dates after the export', async () => {
    const out = join(folder, 'refused');
    await expect(runExport(runOf(patients, out, { profile: 'identified' }))).rejects.toMatchObject({
      code: 'second-user-required',
    });
    await expect(runExport(runOf(patients, out, { formats: ['pdf'] }))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const shifted = { profile: 'shifted-dates', privateCutoff: false } as const;
    await expect(runExport(runOf(patients, out, shifted, { today: '2024-06-30' }))).rejects.toMatchObject({
      code: 'risk-gate',
      details: { gate: 'shifted-date-after-export' },
    });
    nothingLeft(out);
  });

  it('a folder that exists, whatever is in it', async () => {
    const out = join(folder, 'taken');
    mkdirSync(out);
    await expect(runExport(runOf(patients, out))).rejects.toMatchObject({ code: 'file-exists' });
    expect(readdirSync(out)).toEqual([]);
  });

  it('a registry that changed in between', async () => {
    const out = join(folder, 'changed');
    await expect(runExport(runOf(patients, out, {}, { isUnchanged: () => false }))).rejects.toMatchObject({
      code: 'conflict',
    });
    nothingLeft(out);
  });

  it('a release the log does not take', async () => {
    const out = join(folder, 'unlogged');
    const record = async (_: unknown, publish: () => Promise<void>): Promise<void> => {
      await publish();
      expect(existsSync(out)).toBe(true);
      throw new Error('the log is full');
    };
    await expect(runExport(runOf(patients, out, {}, { record }))).rejects.toThrow('the log is full');
    nothingLeft(out);
  });
});
