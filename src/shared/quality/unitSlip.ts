import type { Field } from '#shared/codebook/fieldTypes.ts';
import { inRange } from '#shared/codebook/parseValue.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import { unitFactor, unitsOf } from '#shared/kernel/units.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import { Hits } from './hits.ts';
import { allRows } from './rows.ts';
import type { RuleGroup } from './types.ts';
import { entityOf } from '#shared/codebook/codebook.ts';

/**
 * The reading a laboratory value probably has: the same number in another unit of the quantity lies in the usual
 * range, and in the unit given it does not. `null` when there is nothing to suspect (Q-U01).
 */
export function likelyUnit(field: Field, lab: LabValue): LabValue | null {
  if (field.type !== 'lab' || field.soft === undefined) return null;
  const { soft, quantity } = field;
  const inSoft = (unit: string): boolean =>
    inRange(round6(lab.value * (unitFactor(quantity, unit) ?? 0)), soft);
  if (inSoft(lab.unit)) return null;
  const other = unitsOf(quantity).find((unit) => unit !== lab.unit && inSoft(unit));
  return other === undefined ? null : { ...lab, unit: other };
}

export const unitRules: RuleGroup = (record) => {
  const hits = new Hits();
  for (const { entity, rowId, row } of allRows(record)) {
    for (const [name, field] of Object.entries(entityOf(entity).fields)) {
      if (field.type !== 'lab') continue;
      const value = known(row[name] ?? null);
      if (typeof value !== 'object' || value === null || !('unit' in value)) continue;
      if (likelyUnit(field, value) !== null) {
        hits.add('Q-U01', 'W', { entity, rowId, fields: [name] }, 'looks like a value in another unit');
      }
    }
  }
  return hits.found;
};
