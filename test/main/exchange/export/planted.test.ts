import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTITY_NAMES, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { column, type Row } from '#shared/deidentification/column.ts';
import type { RegisteredPatient } from '#shared/deidentification/deidentify.ts';
import { readCsv } from '#main/exchange/export/formats/csv.ts';
import { csv } from '#main/exchange/export/formats/csv.ts';
import { diskFiles } from '#main/exchange/export/fileSystem.ts';
import { fold } from '#main/exchange/export/leakScan/fold.ts';
import { IdentifierIndex } from '#main/exchange/export/leakScan/identifiers.ts';
import { LeakScan } from '#main/exchange/export/leakScan/scan.ts';
import { ReleaseFolder } from '#main/exchange/export/releaseFolder.ts';
import { runExport } from '#main/exchange/export/runExport.ts';
import { PROFILE_NAMES, uuidOf } from '#test/shared/deidentification/support.ts';
import { cohort, contentOf, runOf, temporaryFolder, TODAY } from './support.ts';

const folder = temporaryFolder();

/** A value as the pattern that matches it and nothing else. */
const escaped = (value: string): string =>
  value.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);

const wide = (text: string): string =>
  Array.from(text, (letter) =>
    /[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter,
  ).join('');

const [FAMILY, GIVEN, NUMBER, KOREAN_FAMILY, KOREAN_GIVEN] = [
  'Quixotides',
  'Zephyrine',
  'ZQX-908172',
  '남궁',
  '하얀별',
] as const;
const PLANTED: readonly string[] = [
  FAMILY,
  FAMILY.toUpperCase(),
  GIVEN.toLowerCase(),
  `${GIVEN} ${FAMILY}`,
  wide(FAMILY),
  NUMBER,
  wide(NUMBER),
  KOREAN_FAMILY + KOREAN_GIVEN,
  `${KOREAN_FAMILY} ${KOREAN_GIVEN}`,
];

/** A record with the text in every field that can hold text, coded fields too, as a faulty import might leave it. */
function everywhere(text: string): PatientRecord {
  const rowOf = (entity: EntityName): Record<string, unknown> => {
    const row: Record<string, unknown> = { ...emptyRecord(entity), id: text };
    for (const [name, field] of Object.entries(entityOf(entity).fields)) {
      if (field.type === 'text' || field.type === 'code' || field.type === 'reference') row[name] = text;
      if (field.type === 'codes') row[name] = [text];
      if (field.type === 'date') row[name] = '2021-04-15';
    }
    for (const child of ENTITY_NAMES.filter((name) => entityOf(name).parent === entity)) {
      const below = rowOf(child);
      row[entityOf(child).documentKey] = entityOf(child).cardinality === 'one' ? below : [below];
    }
    return row;
  };
  const { id, ...rest } = rowOf('patient');
  const lists = ENTITY_NAMES.filter((name) => entityOf(name).parent === 'patient').map(
    (name) => entityOf(name).documentKey,
  );
  const patient = Object.fromEntries(Object.entries(rest).filter(([name]) => !lists.includes(name)));
  const record: Record<string, unknown> = {
    studyId: text,
    patient: { ...patient, id, consentStatus: 'given' },
  };
  for (const list of lists) record[list] = rest[list];
  return record as Record<string, unknown> & PatientRecord;
}

const holder = cohort(1, 9).map(({ record }): RegisteredPatient => ({
  uuid: uuidOf(7000),
  record: {
    ...record,
    patient: { ...record.patient, familyName: FAMILY, givenName: GIVEN, hospitalNo: NUMBER },
  },
}));
const koreanHolder = cohort(1, 10).map(({ record }): RegisteredPatient => ({
  uuid: uuidOf(7001),
  record: { ...record, patient: { ...record.patient, familyName: KOREAN_FAMILY, givenName: KOREAN_GIVEN } },
}));
const bystanders = [...holder, ...koreanHolder];

describe.each(PROFILE_NAMES)('identifiers of patients under %s', (profile) => {
  it('are in no byte of the release', async () => {
    const patients = [...cohort(25), ...bystanders];
    const out = join(folder, profile);
    await runExport(runOf(patients, out, { profile }));
    const values = patients.flatMap(({ uuid, record: { studyId, patient, imaging, taceSessions } }) => [
      uuid,
      studyId,
      ...[
        patient.familyName,
        patient.givenName,
        patient.hospitalNo,
        patient.nationalId,
        patient.phone,
        patient.email,
        patient.address,
      ],
      ...imaging.map((image) => image.accessionNo),
      ...taceSessions.map((session) => session.deviceLot),
      ...(profile === 'limited' || profile === 'shifted-dates'
        ? []
        : [patient.birthDate, ...taceSessions.map((session) => session.date)]),
    ]);
    const searched = values.flatMap((value) =>
      typeof value === 'string' && value.length >= 4 ? [fold(value)] : [],
    );
    expect(searched.length).toBeGreaterThan(100);
    const word = (value: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(value)}(?![\\p{L}\\p{N}])`, 'u');
    const patterns = searched.map(word);
    for (const [path, content] of contentOf(out)) {
      const text = fold(content.toString('utf8'));
      for (const pattern of patterns) expect(pattern.test(text) ? `${path}: ${pattern.source}` : '').toBe('');
    }
  });

  it.each(PLANTED)('typed into every field never leave: %s', async (text) => {
    const victim: RegisteredPatient = { uuid: uuidOf(8000), record: everywhere(text) };
    const out = join(folder, `${profile}-${PLANTED.indexOf(text)}`);
    const run = runOf([victim, ...bystanders], out, { profile });
    await expect(runExport(run)).rejects.toMatchObject({ code: 'leak-found' });
    expect(
      [...contentOf(folder).keys()].some((path) => path.includes(`${profile}-${PLANTED.indexOf(text)}`)),
    ).toBe(false);
  });

  it('are withheld by the transform alone where a field is free text or names someone', async () => {
    const patients = cohort(3).map(({ uuid, record }) => ({
      uuid,
      record: {
        ...record,
        patient: {
          ...record.patient,
          centre: `${GIVEN} ${FAMILY}`,
          country: FAMILY,
          address: KOREAN_FAMILY + KOREAN_GIVEN,
        },
        adverseEvents: [
          {
            ...emptyRecord('adverseEvent'),
            id: 'ae',
            onset: '2021-01-01',
            term: FAMILY,
            action: GIVEN,
            outcome: NUMBER,
          },
        ],
        taceSessions: record.taceSessions.map((session) => ({
          ...session,
          operator: wide(FAMILY),
          deviceLot: NUMBER,
        })),
      },
    }));
    const out = join(folder, `${profile}-fields`);
    await runExport(runOf([...patients, ...bystanders], out, { profile }));
    for (const [path, content] of contentOf(out)) {
      const text = fold(content.toString('utf8'));
      for (const planted of PLANTED) expect(text.includes(fold(planted)), path).toBe(false);
    }
  });
});

describe('without the transform', () => {
  it.each(PLANTED)('the scan finds what was planted: %s', async (text) => {
    const release = await ReleaseFolder.create(diskFiles, join(folder, `raw-${PLANTED.indexOf(text)}`));
    const table = {
      name: 'patients',
      label: '',
      columns: [column({ name: 'sex', label: '', type: 'code', codes: { male: 'Male' } })],
    };
    async function* rows(): AsyncGenerator<Row> {
      yield ['male'];
      yield [text];
    }
    await csv.write(
      { name: 'raw', label: '', date: TODAY, tables: [{ ...table, widths: [9], rowCount: 2, rows }] },
      release,
    );
    const index = new IdentifierIndex();
    for (const patient of bystanders) index.addPatient(patient);
    const scan = new LeakScan(index, [table], new Set());
    const cells = readCsv(join(release.root, 'data/patients.csv'));
    await expect(scan.scanFile('data/patients.csv', cells)).rejects.toMatchObject({
      code: 'leak-found',
      details: { column: 'sex', row: 2 },
    });
    await release.discard();
  });
});
