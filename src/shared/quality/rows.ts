import { entityOf, ENTITY_NAMES, type EntityName } from '#shared/codebook/codebook.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';
import { known } from '#shared/model/missing.ts';
import type { Day } from '#shared/kernel/day.ts';

export interface PlacedRow {
  readonly entity: EntityName;
  readonly rowId: string;
  readonly row: AnyRecord;
}

type Node = Readonly<Record<string, unknown>>;

function rowsUnder(entity: EntityName, node: Node): readonly PlacedRow[] {
  const own: PlacedRow = { entity, rowId: String(node['id']), row: node as AnyRecord };
  const children =
    entity === 'patient' ? [] : ENTITY_NAMES.filter((name) => entityOf(name).parent === entity);
  const nested = children.flatMap((child) =>
    (node[entityOf(child).documentKey] as readonly Node[]).flatMap((row) => rowsUnder(child, row)),
  );
  return [own, ...nested];
}

/** Every row of a patient, children after their parents. */
export function allRows(record: PatientRecord): readonly PlacedRow[] {
  const source: Node = { ...record };
  const lists = ENTITY_NAMES.filter((name) => entityOf(name).parent === 'patient' && name !== 'baseline');
  return [
    ...rowsUnder('patient', { ...record.patient }),
    ...(record.baseline === null ? [] : rowsUnder('baseline', { ...record.baseline })),
    ...lists.flatMap((name) =>
      (source[entityOf(name).documentKey] as readonly Node[]).flatMap((row) => rowsUnder(name, row)),
    ),
  ];
}

export interface PlacedDate {
  readonly entity: EntityName;
  readonly rowId: string;
  readonly field: string;
  readonly day: Day;
}

/** Every known date of a patient but the date of birth. */
export function allDates(record: PatientRecord): readonly PlacedDate[] {
  return allRows(record).flatMap(({ entity, rowId, row }) =>
    Object.entries(entityOf(entity).fields)
      .filter(([, field]) => field.type === 'date' && field.deid !== 'birth_date')
      .flatMap(([field]) => {
        const day = known(row[field] ?? null);
        return typeof day === 'string' ? [{ entity, rowId, field, day }] : [];
      }),
  );
}
