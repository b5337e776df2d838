import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';

/** The stored row a row of the file speaks of. */
export type Stored =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly row: AnyRecord }
  | { readonly kind: 'several' }
  | { readonly kind: 'no-image' };

function only(rows: readonly AnyRecord[]): Stored {
  const [row] = rows;
  if (row === undefined) return { kind: 'none' };
  return rows.length === 1 ? { kind: 'row', row } : { kind: 'several' };
}

/** Finds by the natural key: the patient, then the date; for a lesion the image's date and the lesion number. */
export function findStored(
  entity: EntityName,
  patient: PatientRecord,
  date: string | null,
  lesionNo: number | null,
): Stored {
  if (entity === 'patient') return only([{ ...patient.patient }]);
  if (entity === 'baseline') return only(patient.baseline === null ? [] : [withoutLists(patient.baseline)]);
  if (entity === 'lesion') {
    const images = patient.imaging.filter((image) => image.date === date);
    const [image] = images;
    if (image === undefined) return { kind: 'no-image' };
    if (images.length > 1) return { kind: 'several' };
    return only(image.lesions.filter((row) => row.lesionNo === lesionNo).map((row) => ({ ...row })));
  }
  const { documentKey, dateField } = entityOf(entity);
  const lists: Readonly<Record<string, unknown>> = { ...patient };
  const rows = lists[documentKey] as readonly AnyRecord[];
  return only(rows.filter((row) => row[dateField ?? ''] === date).map(withoutLists));
}

/** A row's own fields; its child lists are not part of the comparison. */
function withoutLists(row: object): AnyRecord {
  const entries = Object.entries(row).filter(([, value]) => !isChildList(value));
  return Object.fromEntries(entries);
}

const isChildList = (value: unknown): boolean =>
  Array.isArray(value) && (value.length === 0 || typeof value[0] === 'object');
