import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODEBOOK, ENTITY_NAMES, entityOf } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import { parseEntry } from '#shared/codebook/parseValue.ts';
import { editText, isTyped, parseTyped } from '#renderer/features/patient/form/typed.ts';
import { matchUnit, parseLabText, parseNumber } from '#renderer/features/patient/form/typedNumber.ts';

const CONTEXT = { today: '2026-11-23', anchor: null };
const { labPanel, baseline, lesion, taceSession } = CODEBOOK;
const read = (field: Field, text: string, unit = '') => parseTyped(field, text, unit, CONTEXT);

describe('numbers', () => {
  it.each([
    ['38', 38],
    ['3,8', 3.8],
    ['3.8', 3.8],
    ['.5', 0.5],
    [',5', 0.5],
    ['-2', -2],
  ])('%s is read with either decimal mark', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value });
  });

  it('refuses what could be read in two ways', () => {
    expect(parseNumber('1,234.5')).toEqual({ ok: false, error: { code: 'ambiguous-number' } });
    for (const text of ['1 200', '1,2,3', '1e5', 'x', '', '--1']) expect(parseNumber(text).ok).toBe(false);
  });

  it('takes comparator and unit with the number', () => {
    expect(parseLabText('>= 60500 ng/mL')).toEqual({
      ok: true,
      value: { value: 60500, comparator: '>=', unit: 'ng/mL' },
    });
    expect(parseLabText('≤3,5')).toEqual({ ok: true, value: { value: 3.5, comparator: '<=', unit: null } });
    expect(matchUnit('µMOL/l', ['umol/L', 'mg/dL'])).toBe('umol/L');
    expect(matchUnit('IU/mL', ['ng/mL'])).toBeNull();
  });
});

describe('laboratory values', () => {
  const albumin = labPanel.fields.albumin;

  it('keep the entered unit', () => {
    expect(read(albumin, '3.8 g/dL', 'g/L')).toMatchObject({
      kind: 'value',
      value: { value: 3.8, unit: 'g/dL' },
      unit: 'g/dL',
    });
    expect(read(albumin, '38', 'g/L')).toMatchObject({
      value: { value: 38, unit: 'g/L' },
      soft: null,
      slip: null,
    });
  });

  it('out of the hard range are refused with the likely unit', () => {
    expect(read(albumin, '3.8', 'g/L')).toEqual({
      kind: 'refused',
      problem: { code: 'out-of-range', range: albumin.hard, unit: 'g/L' },
      slip: { text: '3.8', unit: 'g/dL', readUnit: 'g/dL' },
    });
    expect(read(albumin, '380', 'g/L')).toMatchObject({ kind: 'refused', slip: null });
  });

  it('out of the soft range are asked about', () => {
    expect(read(albumin, '18', 'g/L')).toMatchObject({
      kind: 'value',
      soft: { code: 'unusual' },
      slip: null,
    });
    expect(read(labPanel.fields.bilirubin, '1.2', 'umol/L')).toMatchObject({
      kind: 'value',
      soft: { code: 'unusual', unit: 'umol/L' },
      slip: { unit: 'mg/dL' },
    });
    expect(read(labPanel.fields.afp, '<0.3', 'ng/mL')).toMatchObject({ kind: 'value', soft: null });
  });

  it('in a foreign unit are refused', () => {
    expect(read(labPanel.fields.afp, '20 IU/mL', 'ng/mL')).toMatchObject({
      kind: 'refused',
      problem: { code: 'unknown-unit' },
    });
  });
});

describe('other typed fields', () => {
  it('tell centimetres from millimetres', () => {
    expect(read(baseline.fields.maxSizeMm, '4.5')).toMatchObject({
      kind: 'value',
      slip: { text: '45', readUnit: 'cm' },
    });
    expect(read(baseline.fields.maxSizeMm, '45')).toMatchObject({ kind: 'value', slip: null, soft: null });
  });

  it('take a count or the word for no count', () => {
    expect(read(baseline.fields.nTumours, 'inn')).toMatchObject({ value: 'innumerable' });
    expect(read(baseline.fields.nTumours, '3.5')).toMatchObject({ problem: { code: 'not-whole' } });
    expect(read(baseline.fields.nTumours, '0')).toMatchObject({ problem: { code: 'out-of-range' } });
  });

  it('take lists of courses', () => {
    expect(read(lesion.fields.treatedInCourses, '1, 2 4')).toMatchObject({ value: [1, 2, 4] });
    expect(read(lesion.fields.treatedInCourses, '1, 99')).toMatchObject({
      problem: { code: 'out-of-range' },
    });
  });

  it('ask about the future and refuse before the first year', () => {
    expect(read(taceSession.fields.date, '2030-01-01')).toMatchObject({
      kind: 'value',
      soft: { code: 'future' },
    });
    expect(read(taceSession.fields.date, '1980-01-01')).toMatchObject({
      problem: { code: 'too-early', year: 1990 },
    });
  });
});

describe('every typed field of the codebook', () => {
  const fields = ENTITY_NAMES.flatMap((entity) =>
    Object.entries(entityOf(entity).fields)
      .filter(([, field]) => isTyped(field))
      .map(([name, field]) => ({ name: `${entity}.${name}`, field })),
  );

  it('never makes an entry that the validator refuses, whatever is typed', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.stringMatching(/^[<>]?=?[0-9]{1,6}([.,][0-9]{1,3})?$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), texts, ({ field }, text) => {
        fc.pre(text.trim() !== '');
        const unit = field.type === 'lab' ? 'g/L' : '';
        const typed = read(field, text, unit);
        if (typed.kind === 'value') expect(parseEntry(field, typed.value).ok).toBe(true);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('reads back the text in which a stored value is edited', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.stringMatching(/^[<>]?[0-9]{1,5}([.][0-9]{1,2})?$/),
        ({ field }, text) => {
          const unit = field.type === 'lab' ? (({ quantity }) => quantity)(field) : '';
          const first = read(field, text, unit);
          fc.pre(first.kind === 'value');
          if (first.kind !== 'value') return;
          const again = read(field, editText(field, first.value), first.unit);
          expect(again).toMatchObject({ kind: 'value', value: first.value });
        },
      ),
      { seed: 8, numRuns: 2000 },
    );
  });
});
