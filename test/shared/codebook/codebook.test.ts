import { describe, expect, it } from 'vitest';
import { CODEBOOK, ENTITY_NAMES, childrenOf, entityOf } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';

/** Words that SPSS, Stata, SAS or R keep for themselves. */
const RESERVED = new Set(
  'all and by eq ge gt le lt ne not or to with if else for while in next break true false null na inf nan byte double float int long str strl _n _all using function repeat'.split(
    ' ',
  ),
);

const fields = ENTITY_NAMES.flatMap((name) =>
  Object.entries(entityOf(name).fields).map(([field, declaration]) => ({ name, field, declaration })),
);

describe('codebook', () => {
  it.each(fields)('$name.$field has a name that every statistics package takes', ({ field }) => {
    const column = field.replace('.', '_');
    expect(column).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,31}$/);
    expect(RESERVED.has(column.toLowerCase())).toBe(false);
  });

  it.each(ENTITY_NAMES)('%s has no two fields that differ in case only', (name) => {
    const names = Object.keys(entityOf(name).fields).map((field) => field.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives every field a label and a de-identification class', () => {
    for (const { declaration } of fields) {
      expect(declaration.label).not.toBe('');
      expect(deidClasses(declaration).length).toBeGreaterThan(0);
    }
  });

  it('branches on fields of the same record, by values those fields can take', () => {
    for (const { name, declaration } of fields) {
      const rule = declaration.activeWhen;
      if (rule === undefined) continue;
      const source = entityOf(name).fields[rule.field];
      if (source?.type === 'code')
        for (const value of rule.in) expect(Object.keys(source.codes)).toContain(value);
      else expect(source?.type).toBe('boolean');
    }
  });

  it('keeps soft ranges inside hard ranges', () => {
    for (const { declaration } of fields) {
      if (!('soft' in declaration) || declaration.soft === undefined) continue;
      expect(declaration.soft.min).toBeGreaterThanOrEqual(declaration.hard.min);
      expect(declaration.soft.max).toBeLessThanOrEqual(declaration.hard.max);
    }
  });

  it('is a tree under the patient, parents before children, dates naming real fields', () => {
    const seen = new Set<string>();
    for (const name of ENTITY_NAMES) {
      const { parent, dateField, fields: own } = entityOf(name);
      expect(parent === null || seen.has(parent)).toBe(true);
      if (dateField !== null) expect(own[dateField]?.type).toBe('date');
      seen.add(name);
    }
    expect(childrenOf('imaging')).toEqual(['lesion', 'reading']);
    expect(Object.keys(CODEBOOK)).toHaveLength(15);
  });
});
