import { describe, expect, it } from 'vitest';
import { parsePatientDocument } from '#shared/codebook/document.ts';
import type { EntityName } from '#shared/codebook/codebook.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { must } from '#shared/kernel/must.ts';
import { isKnownHeader } from '#main/exchange/import/columns.ts';
import { readCsv } from '#main/exchange/import/csv.ts';
import { parseMapping } from '#main/exchange/import/mapping.ts';
import { planImport } from '#main/exchange/import/plan.ts';
import type { ImportPlan } from '#main/exchange/import/types.ts';

const stored = parsePatientDocument(
  {
    studyId: 'P1',
    patient: { sex: 'male' },
    labs: [{ id: 'l1', date: '2021-01-09', bilirubin: 18, afp: { missing: 'PEND' } }],
    imaging: [
      { id: 'i1', date: '2021-01-05', lesions: [{ id: 'a', lesionNo: 1, isTarget: true, longestMm: 30 }] },
    ],
  },
  'p',
);
const patient: PatientRecord = must(stored.ok ? stored.value : null, 'a valid document');

function plan(entity: EntityName, csv: string, rawMapping: unknown = null): ImportPlan {
  const mapping = must(parseMapping(rawMapping), 'a mapping');
  const table = readCsv(Buffer.from(csv), isKnownHeader(entity, mapping));
  if (!table.ok) throw new Error(table.error.reason);
  return planImport(entity, table.value, mapping, (studyId) => (studyId === 'P1' ? patient : null));
}

const errorsOf = (result: ImportPlan): readonly string[] =>
  result.errors.map(({ code, cell }) => `${code} ${cell}`);

describe('rows', () => {
  it('tells new, changed and unchanged rows apart, and leaves blanks alone', () => {
    const result = plan(
      'labPanel',
      'studyId,date,bilirubin,afp\nP1,2021-01-09,18,\nP1,2021-01-10,20,5\nP1,2021-01-11,,\n',
    );
    expect(result.counts).toEqual({ new: 2, changed: 0, unchanged: 1, conflict: 0, error: 0, excluded: 0 });
    const changed = plan('labPanel', 'studyId,date,afp\nP1,2021-01-09,<250\n');
    expect(changed.counts.changed).toBe(1);
    expect(changed.writes[0]).toMatchObject({
      id: 'l1',
      record: {
        bilirubin: { value: 18, unit: 'umol/L' },
        afp: { value: 250, unit: 'ng/mL', comparator: '<' },
      },
    });
  });

  it('creates patients, and refuses rows of patients it does not know', () => {
    expect(plan('patient', 'studyId,sex\nP1,Female\nP2,male\n').counts).toMatchObject({ new: 1, changed: 1 });
    expect(errorsOf(plan('labPanel', 'studyId,date\nP9,2021-01-09\n'))).toEqual(['unknown-patient A2']);
  });

  it('refuses the same key twice, and a row without its key', () => {
    expect(errorsOf(plan('labPanel', 'studyId,date\nP1,2021-02-01\nP1,2021-02-01\n'))).toEqual([
      'duplicate-key A3',
    ]);
    expect(errorsOf(plan('labPanel', 'studyId,date,afp\n,2021-02-01,1\nP1,,1\n'))).toEqual([
      'unknown-patient A2',
      'wrong-type B3',
    ]);
  });

  it('finds a lesion by the date of its image, and holds the target rules', () => {
    const header = 'studyId,date,lesionNo,isTarget,organ,longestMm\n';
    expect(plan('lesion', `${header}P1,2021-01-05,1,yes,,30\n`).counts.unchanged).toBe(1);
    expect(plan('lesion', `${header}P1,2021-01-05,2,yes,liver,12\n`).counts.new).toBe(1);
    expect(plan('lesion', `${header}P1,2021-01-05,2,yes,liver,9\n`).errors[0]?.message).toMatch(/from 10 mm/);
    expect(plan('lesion', `${header}P1,2021-01-06,2,yes,liver,12\n`).errors).toHaveLength(1);
  });
});

describe('columns', () => {
  it('refuses unknown, doubled and missing columns', () => {
    expect(errorsOf(plan('labPanel', 'studyId,date,bili\nP1,2021-01-09,1\n'))).toEqual(['unknown-column C1']);
    expect(errorsOf(plan('labPanel', 'studyId,afp\nP1,1\n'))).toEqual(['missing-column A1']);
    expect(errorsOf(plan('labPanel', 'studyId,date,afp,afp (ng/mL)\nP1,2021-01-09,1,1\n'))).toEqual([
      'duplicate-key D1',
    ]);
  });

  it('takes a unit from the header, from a unit column, or from the mapping', () => {
    const unitOf = (result: ImportPlan): unknown => {
      const write = result.writes[0];
      return write?.kind === 'row' ? write.record['bilirubin'] : null;
    };
    const wanted = { value: 1.2, unit: 'mg/dL' };
    expect(unitOf(plan('labPanel', 'studyId,date,bilirubin (mg/dL)\nP1,2021-02-01,1.2\n'))).toEqual(wanted);
    expect(
      unitOf(plan('labPanel', 'studyId,date,bilirubin,bilirubinUnit\nP1,2021-02-01,1.2,mg/dL\n')),
    ).toEqual(wanted);
    const mapping = { columns: { Bili: { field: 'bilirubin', unit: 'mg/dL' } } };
    expect(unitOf(plan('labPanel', 'studyId,date,Bili\nP1,2021-02-01,1.2\n', mapping))).toEqual(wanted);
    expect(errorsOf(plan('labPanel', 'studyId,date,bilirubin,bilirubinUnit\nP1,2021-02-01,1.2,\n'))).toEqual([
      'unit-missing C2',
    ]);
    expect(errorsOf(plan('labPanel', 'studyId,date,bilirubin (g/L)\nP1,2021-02-01,1.2\n'))).toEqual([
      'unknown-code C1',
    ]);
  });

  it('reads a header behind a byte order mark, and semicolons', () => {
    expect(plan('labPanel', '\uFEFFstudyId;date;afp\r\nP1;2021-02-01;12,5\r\n').writes[0]).toMatchObject({
      record: { afp: { value: 12.5, unit: 'ng/mL' } },
    });
  });
});

describe('cells', () => {
  const afp = (...cells: readonly string[]): ImportPlan =>
    plan(
      'labPanel',
      `studyId;date;afp\n${cells.map((cell, index) => `P1;2022-01-${String(index + 10)};${cell}`).join('\n')}\n`,
    );
  const values = (result: ImportPlan): unknown[] =>
    result.writes
      .map((write) => (write.kind === 'row' ? write.record['afp'] : null))
      .map((lab) => (lab as { value: number }).value);

  it('never guesses what 1,234 means, and reads it once another cell decides', () => {
    expect(errorsOf(afp('1,234'))).toEqual(['ambiguous-number C2']);
    expect(values(afp('1,234', '5.5'))).toEqual([1234, 5.5]);
    expect(values(afp('1,234', '0,5'))).toEqual([1.234, 0.5]);
    expect(values(afp('1.234,5', '7'))).toEqual([1234.5, 7]);
    expect(errorsOf(afp('12', 'high'))).toEqual(['wrong-type C3']);
  });

  const onset = (...cells: readonly string[]): ImportPlan =>
    plan('adverseEvent', `studyId,onset,grade\n${cells.map((cell) => `P1,${cell},1`).join('\n')}\n`);

  it('never guesses the order of day and month', () => {
    expect(errorsOf(onset('3/4/2021'))).toEqual(['ambiguous-date B2']);
    expect(
      onset('3/4/2021', '14/4/2021').writes.map((write) =>
        write.kind === 'row' ? write.record['onset'] : '',
      ),
    ).toEqual(['2021-04-03', '2021-04-14']);
    expect(onset('2021.04.03', '20210404', '2021-05').counts.new).toBe(3);
    expect(onset('31/02/2021').counts.error).toBe(1);
  });

  it('sets missing reasons, clears, and treats a number such as -9 as a number', () => {
    const mapping = { missing: { NA: 'UNK' } };
    const result = plan(
      'labPanel',
      'studyId,date,afp,ast\nP1,2021-02-01,NA,[ND]\nP1,2021-01-09,[CLEAR],\n',
      mapping,
    );
    expect(result.writes[0]).toMatchObject({ record: { afp: { missing: 'UNK' }, ast: { missing: 'ND' } } });
    expect(result.writes[1]).toMatchObject({ record: { afp: null } });
    expect(errorsOf(plan('labPanel', 'studyId,date,afp\nP1,2021-02-01,NA\n'))).toEqual(['wrong-type C2']);
    expect(errorsOf(plan('labPanel', 'studyId,date,afp\nP1,2021-02-01,-9\n'))).toEqual(['out-of-range C2']);
  });

  it('refuses a formula error and a value out of range, at the cell', () => {
    expect(errorsOf(plan('labPanel', 'studyId,date,afp,albumin\nP1,2021-02-01,#N/A,3.8\n'))).toEqual([
      'formula-error C2',
      'out-of-range D2',
    ]);
  });

  it('takes codes, labels and lists of them in any case', () => {
    const result = plan(
      'taceSession',
      'studyId,date,technique,agent\nP1,2021-02-01,deb-tace,Doxorubicin; cisplatin\n',
    );
    expect(result.writes[0]).toMatchObject({
      record: { technique: 'DEB-TACE', agent: ['doxorubicin', 'cisplatin'] },
    });
    expect(errorsOf(plan('taceSession', 'studyId,date,technique\nP1,2021-02-01,laser\n'))).toEqual([
      'unknown-code C2',
    ]);
  });
});

describe('files', () => {
  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x73, 0xff, 0xfe]), 'encoding'],
    ['nothing', Buffer.from(''), 'delimiter'],
    ['a row with a cell too many', Buffer.from('studyId,date\nP1,2021-01-01,3\n'), 'malformed'],
    ['an open quote', Buffer.from('studyId,date\n"P1,2021-01-01\n'), 'malformed'],
  ])('refuses %s', (_what, bytes, reason) => {
    const table = readCsv(bytes, isKnownHeader('labPanel', { columns: {}, missing: {} }));
    expect(table.ok ? 'read' : table.error.reason).toBe(reason);
  });

  it('counts rows as a spreadsheet does, over empty lines', () => {
    expect(errorsOf(plan('labPanel', 'studyId,date,afp\n\nP1,2021-02-01,x\n'))).toEqual(['wrong-type C3']);
  });
});
