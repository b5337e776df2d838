import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber } from '#shared/kernel/day.ts';
import { parseTypedDate } from '#renderer/features/patient/form/typedDate.ts';

const TODAY = '2026-11-23';
const ANCHOR = '2026-10-01';
const parse = (text: string, anchor: string | null = ANCHOR) => parseTypedDate(text, TODAY, anchor);
const day = (text: string) => {
  const parsed = parse(text);
  return parsed.ok ? parsed.value : parsed.error.code;
};

describe('dates as they are typed', () => {
  it.each([
    ['140321', '2021-03-14'],
    ['14/3/21', '2021-03-14'],
    ['14.3.2021', '2021-03-14'],
    ['14 3 21', '2021-03-14'],
    ['2021-03-14', '2021-03-14'],
    ['2021/3/4', '2021-03-04'],
    ['20210314', '2021-03-14'],
    ['14032021', '2021-03-14'],
    ['2021-03', '2021-03'],
    ['3/2021', '2021-03'],
    ['3/21', '2021-03'],
    ['2021', '2021'],
    ['t', '2026-11-23'],
    ['T-7', '2026-11-16'],
    ['t+1', '2026-11-24'],
    ['+28', '2026-10-29'],
    ['-3', '2026-09-28'],
  ])('%s is %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('reads two-digit years up to next year as of this century', () => {
    expect(day('1/1/27')).toBe('2027-01-01');
    expect(day('1/1/28')).toBe('1928-01-01');
    expect(day('010160')).toBe('1960-01-01');
  });

  it.each([
    '',
    '310221',
    '2021-02-29',
    '32/1/21',
    '14/13/21',
    '123',
    '12345',
    '1-2-3-4',
    'soon',
    '2021-3-14x',
  ])('%s is no date', (text) => {
    expect(day(text)).toBe('not-a-date');
  });

  it('needs something to count from', () => {
    expect(parse('+28', null)).toEqual({ ok: false, error: { code: 'no-anchor' } });
    expect(parse('t-1', null)).toEqual({ ok: true, value: '2026-11-22' });
  });

  it('reads back every day in each of its spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: -14_000, max: 20_000 }), (number) => {
        const iso = dayFromNumber(number);
        const [year = '', month = '', date = ''] = iso.split('-');
        for (const text of [
          iso,
          `${year}${month}${date}`,
          `${date}/${month}/${year}`,
          `${Number(date)}.${Number(month)}.${year}`,
        ]) {
          expect(day(text)).toBe(iso);
        }
      }),
      { seed: 42 },
    );
  });
});
