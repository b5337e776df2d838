import { describe, expect, it } from 'vitest';
import { ENTITY_NAMES, entityOf } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import { planRelease, tablesOf } from '#shared/deidentification/plan.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';
import { PROFILE_NAMES } from './support.ts';

const NEVER = ['direct', 'site', 'geo', 'free_text', 'system'];

describe.each(PROFILE_NAMES)('the plan of %s', (name) => {
  const plan = planRelease(PROFILES[name]);
  const columns = tablesOf(plan).flatMap((table) => table.columns.map((column) => ({ table, column })));

  it('releases or withholds every field of the codebook, none twice', () => {
    const fields = ENTITY_NAMES.flatMap((entity) =>
      Object.keys(entityOf(entity).fields).map((field) => `${entity}.${field}`),
    );
    const values = columns.filter(({ column }) => column.companionOf === null && column.name !== 'age_group');
    const sources = values.flatMap(({ column }) => column.source ?? []);
    expect(new Set(sources).size).toBe(sources.length);
    expect([...sources, ...plan.withheld].sort()).toEqual(fields.sort());
  });

  it('names no column twice in a table', () => {
    for (const { columns: own } of tablesOf(plan)) {
      const names = own.map((column) => column.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('releases nothing that identifies, places or was typed freely', () => {
    for (const entity of ENTITY_NAMES) {
      for (const [field, declaration] of Object.entries(entityOf(entity).fields)) {
        if (!deidClasses(declaration).some((item) => NEVER.includes(item))) continue;
        expect(plan.withheld).toContain(`${entity}.${field}`);
      }
    }
  });

  it('has calendar dates only where the profile says so', () => {
    const dates = columns.filter(({ column }) => column.type === 'date');
    expect(dates.length > 0).toBe(['shifted-dates', 'limited'].includes(name));
  });
});
