import { entityOf } from '#shared/codebook/codebook.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { isMissing } from '#shared/model/missing.ts';
import type { LooseRow } from './form/fieldGroup.svelte.ts';
import type { FormModel } from './form/formModel.svelte.ts';

/** The row that a form stands for, with ids for what has none yet. */
function rowOf(form: FormModel): LooseRow {
  const children = Object.entries(form.children()).map(
    ([key, rows]) =>
      [key, rows.map((row, index) => ({ ...row.record, id: row.id ?? `${form.draftId}-${index}` }))] as const,
  );
  return { ...form.record(), ...Object.fromEntries(children), id: form.id ?? form.draftId };
}

/**
 * The patient as it would be if every form that can be stored were: what scores and timeline show while one types.
 * A form whose date is not known yet is left out.
 */
export function liveRecord(record: PatientRecord, forms: readonly FormModel[]): PatientRecord {
  let live: Record<string, unknown> = { ...record };
  for (const form of forms) {
    if (!form.dirty) continue;
    const { cardinality, dateField, documentKey } = entityOf(form.entity);
    const row = rowOf(form);
    if (cardinality === 'one') {
      live = { ...live, [documentKey]: row };
      continue;
    }
    if (dateField === null) continue;
    const date = row[dateField] ?? null;
    if (date === null || isMissing(date)) continue;
    const others = (live[documentKey] as readonly LooseRow[]).filter((known) => known['id'] !== row['id']);
    const rows = [...others, row].sort((a, b) => byCodePoint(String(a[dateField]), String(b[dateField])));
    live = { ...live, [documentKey]: rows };
  }
  return live as PatientRecord & Record<string, unknown>;
}
