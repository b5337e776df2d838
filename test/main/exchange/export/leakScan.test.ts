import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn } from '#main/exchange/export/leakScan/dates.ts';
import { fold, tokensOf } from '#main/exchange/export/leakScan/fold.ts';
import { IdentifierIndex } from '#main/exchange/export/leakScan/identifiers.ts';
import { LeakScan } from '#main/exchange/export/leakScan/scan.ts';
import type { FoundCell } from '#main/exchange/export/formats/format.ts';
import { column } from '#shared/deidentification/column.ts';
import { patientOf, uuidOf } from '#test/shared/deidentification/support.ts';

const IDENTITY = {
  familyName: 'Hong',
  givenName: 'Gildong',
  hospitalNo: '00123456',
  nationalId: '800101-1234567',
  phone: '+82 10-9876-5432',
  email: 'gildong.hong@example.org',
  address: '12 Sejong-daero, Jung-gu',
  birthDate: '1950-05-17',
  centre: 'Haneul Hospital',
};
const western = patientOf(1, {
  patient: IDENTITY,
  taceSessions: [{ date: '2021-03-14', operator: 'Dr. Baekje', deviceLot: 'LOT-77A1' }],
  imaging: [{ date: '2021-05-02', accessionNo: 'ACC 9-55512' }],
});
const korean = patientOf(2, {
  patient: { familyName: '홍', givenName: '길동', address: '서울시 종로구 세종대로 1' },
});

const index = new IdentifierIndex();
index.addPatient(western);
index.addPatient(korean);
const NONE: ReadonlySet<string> = new Set();
const find = (text: string) => index.find(text, NONE);

const wide = (text: string): string =>
  Array.from(text, (letter) =>
    /[!-~]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter,
  ).join('');

describe('identifiers', () => {
  const values = [
    ...Object.entries(IDENTITY)
      .filter(([name]) => !['familyName', 'birthDate'].includes(name))
      .map(([, value]) => value),
    'Hong Gildong',
    'Gildong Hong',
    'Dr. Baekje',
    'LOT-77A1',
    'ACC 9-55512',
    'S-1001',
    uuidOf(1),
    '홍길동',
    '홍 길동',
    '길동',
    '서울시 종로구 세종대로 1',
  ];

  it.each(values)('are found: %s', (value) => {
    const spellings = [
      value,
      value.toUpperCase(),
      value.toLowerCase(),
      wide(value),
      `seen with ${value}; stable`,
      `(${value})`,
    ];
    for (const text of spellings) expect(find(text), text).toBe('identifier');
  });

  it('are found without their separators, with accents, and inside a Korean sentence', () => {
    for (const text of ['821098765432', 'GILDONG_HONG', 'Gîldóng', '환자홍길동님', 'lot77a1'])
      expect(find(text), text).toBe('identifier');
  });

  it('are not found in other words', () => {
    for (const text of ['', 'hon', 'hongs', 'Gildongs', '77A1', '홍', 'sorafenib', 'stable disease'])
      expect(find(text), text).toBeNull();
  });

  it('are found around any other text', () => {
    const words = fc.array(fc.constantFrom('liver', 'and', '12', 'mm', '간', 'é'), { maxLength: 4 });
    const separator = fc.constantFrom(' ', ', ', '-', '/', '\n');
    fc.assert(
      fc.property(
        words,
        words,
        separator,
        fc.constantFrom('Gildong', '홍길동', 'Haneul Hospital'),
        (before, after, sign, value) => {
          expect(find([...before, value, ...after].join(sign))).toBe('identifier');
        },
      ),
      { seed: 60, numRuns: 200 },
    );
  });
});

describe('dates', () => {
  const SPELLINGS = [
    '2021-03-14',
    '2021/03/14',
    '14.03.2021',
    '14/3/2021',
    '03/14/2021',
    '20210314',
    '2021. 3. 14.',
    '2021년 3월 14일',
    '14 Mar 2021',
    'March 14, 2021',
    '14-MAR-2021',
    '14th of March 2021'.replace(' of', ''),
  ];
  it.each(SPELLINGS)('of a patient are found: %s', (text) => {
    expect(find(text)).toBe('date');
    expect(find(`on ${text}:`)).toBe('date');
  });

  it('of nobody are not', () => {
    for (const text of ['2021-03-15', '15.03.2021', '20210315', 'a20210314b'])
      expect(find(text), text).toBeNull();
    expect(find('1950-05-17')).toBe('date');
  });

  it('are read only where they exist', () => {
    expect(datesIn(fold('2021-02-30 and 31.4.2021'))).toEqual([]);
  });
});

describe('a scan', () => {
  const codes = { sorafenib: 'Sorafenib', gildong: 'A code that is also a name' };
  const table = {
    name: 'rows',
    label: 'Rows',
    columns: [
      column({ name: 'patient_code', label: '', type: 'key' }),
      column({ name: 'drug', label: '', type: 'code', codes }),
      column({ name: 'drugs', label: '', type: 'codes', codes }),
      column({ name: 'value', label: '', type: 'number' }),
      column({ name: 'seen', label: '', type: 'date' }),
      column({ name: 'yes', label: '', type: 'boolean' }),
      column({ name: 'list', label: '', type: 'integers' }),
    ],
  };
  const scanOf = async (name: string, text: string, row = 1) => {
    const scan = new LeakScan(index, [table], new Set(tokensOf('hospital gildong')));
    async function* cells(): AsyncGenerator<FoundCell> {
      yield { table: 'rows', column: name, row, text };
    }
    await scan.scanFile('data/rows.csv', cells());
    return scan.result;
  };

  it('passes what a column promises', async () => {
    for (const [name, text] of [
      ['patient_code', 'P-V753-RV7Y-6MW6'],
      ['drug', 'gildong'],
      ['drugs', 'sorafenib;gildong'],
      ['value', '-1.5e-7'],
      ['seen', '2021-03-14'],
      ['yes', 'TRUE'],
      ['list', '1;2'],
      ['drug', ''],
    ] as const) {
      expect(await scanOf(name, text)).toMatchObject({ texts: 1, coincidences: 0 });
    }
  });

  it('counts a measurement that is somebody’s number', async () => {
    expect((await scanOf('value', '123456')).coincidences).toBe(1);
  });

  it.each([
    ['patient_code', 'Hong Gildong'],
    ['drug', 'GILDONG'],
    ['drugs', 'sorafenib;Gildong'],
    ['value', 'ＬＯＴ－７７Ａ１'],
    ['seen', '홍길동'],
    ['yes', '2021-03-14'],
    ['list', '821098765432'],
    ['another', 'Gildong Hong'],
  ])('stops at an identifier under %s', async (name, text) => {
    const failure = scanOf(name, text);
    await expect(failure).rejects.toMatchObject({
      code: 'leak-found',
      details: { file: 'data/rows.csv', table: 'rows', column: name, row: 1 },
    });
    await expect(failure).rejects.not.toThrow(/gildong/i);
  });

  it('takes words of the documents for what they are, but not a full name', async () => {
    expect((await scanOf('label', 'Gildong', 0)).texts).toBe(1);
    await expect(scanOf('label', 'Gildong Hong', 0)).rejects.toMatchObject({ code: 'leak-found' });
  });
});
