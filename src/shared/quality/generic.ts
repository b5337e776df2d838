import { isActive } from '#shared/codebook/branching.ts';
import { entityOf } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import { isUnusual } from '#shared/codebook/parseValue.ts';
import type { Value } from '#shared/codebook/records.ts';
import { canonicalValue, type LabValue } from '#shared/model/lab.ts';
import { isMissing } from '#shared/model/missing.ts';
import { Hits } from './hits.ts';
import { allRows } from './rows.ts';
import type { RuleGroup } from './types.ts';

const isLab = (value: Value): value is LabValue =>
  typeof value === 'object' && !Array.isArray(value) && 'unit' in value;

function outsideSoftRange(field: Field, value: Value): boolean {
  switch (field.type) {
    case 'integer':
    case 'number':
      return typeof value === 'number' && isUnusual(field, value);
    case 'lab': {
      const number = isLab(value) ? canonicalValue(field.quantity, value) : null;
      return number !== null && isUnusual(field, number);
    }
    default:
      return false;
  }
}

/** Q-G01 blank without a reason, Q-G04 soft range, Q-G05 an inactive field with a value. */
export const genericRules: RuleGroup = (record) => {
  const hits = new Hits();
  for (const { entity, rowId, row } of allRows(record)) {
    for (const [name, field] of Object.entries(entityOf(entity).fields)) {
      const entry = row[name] ?? null;
      const at = { entity, rowId, fields: [name] };
      const active = isActive(field, (other) => row[other]);
      if (entry === null) {
        if (!field.optional && !field.activeWhen) hits.add('Q-G01', 'E', at, 'is blank without a reason');
      } else if (active === false && !isMissing(entry))
        hits.add('Q-G05', 'W', at, 'holds a value although it does not apply');
      else if (!isMissing(entry) && outsideSoftRange(field, entry)) {
        hits.add('Q-G04', 'W', at, 'lies outside the usual range');
      }
    }
  }
  return hits.found;
};
