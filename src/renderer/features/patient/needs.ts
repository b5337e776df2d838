import { entityOf } from '#shared/codebook/codebook.ts';
import { daysBetween, type Day } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';
import type { Entry } from '#shared/model/missing.ts';
import type { FieldPlace } from './form/formModel.svelte.ts';
import type { PatientPage } from './patientPage.svelte.ts';
import type { RecordRow } from './recordRows.ts';
import { neededField } from './scores/neededField.ts';

const distance = (row: RecordRow, near: Day): number =>
  Math.abs(daysBetween(near, row.day ?? near) ?? Infinity);

/**
 * Opens the form in which a missing input is entered: of the row without it that lies next to the day in question
 * (without one, the latest), else of a new record.
 */
export function placeForInput(page: PatientPage, input: string, near: Day | null): FieldPlace | null {
  const needed = neededField(input);
  if (needed === null) return null;
  const { entity, field } = needed;
  const single = entityOf(entity).cardinality === 'one';
  const lacking = page.rows.filter(
    (row) => row.entity === entity && known((row.row[field] ?? null) as Entry<string>) === null,
  );
  const chosen =
    near === null ? lacking[0] : lacking.toSorted((a, b) => distance(a, near) - distance(b, near))[0];
  const form = single || chosen === undefined ? page.add(entity) : page.openRow(entity, chosen.id);
  const model = form.own.field(field);
  return model === null ? null : { group: form.own, field: model };
}
