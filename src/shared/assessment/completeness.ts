import { CODEBOOK, type EntityName } from '#shared/codebook/codebook.ts';
import { isActive } from '#shared/codebook/branching.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { isMissing } from '#shared/model/missing.ts';

type AnyRow = Readonly<Record<string, unknown>>;

interface Tally {
  counted: number;
  filled: number;
}

type Counting = readonly (readonly [name: string, field: Field])[];

/** Fields that count, by entity: all but the optional ones. Walked once per process. */
const COUNTING = new Map<EntityName, Counting>(
  Object.entries(CODEBOOK).map(([name, { fields }]) => [
    name as EntityName,
    Object.entries<Field>(fields).filter(([, field]) => field.optional !== true),
  ]),
);

const isAnswered = (entry: unknown): boolean =>
  isMissing(entry) ||
  (entry !== null && entry !== undefined && !(Array.isArray(entry) && entry.length === 0));

function count(name: EntityName, row: AnyRow, tally: Tally): void {
  for (const [key, field] of COUNTING.get(name) ?? []) {
    if (isActive(field, (other) => row[other]) !== true) continue;
    tally.counted += 1;
    if (isAnswered(row[key])) tally.filled += 1;
  }
}

/**
 * Share of the fields that count which carry a value or a missing reason, in per cent with one decimal. A missing
 * baseline counts as one without any value. Cost: linear in the record.
 */
export function completenessOf(record: PatientRecord): number {
  const tally: Tally = { counted: 0, filled: 0 };
  const countAll = (name: EntityName, rows: readonly object[]): void => {
    for (const row of rows) count(name, row as AnyRow, tally);
  };
  countAll('patient', [record.patient]);
  countAll('baseline', [record.baseline ?? {}]);
  countAll('taceSession', record.taceSessions);
  countAll('imaging', record.imaging);
  for (const image of record.imaging) countAll('lesion', image.lesions);
  countAll('labPanel', record.labs);
  countAll('clinicalStatus', record.clinicalStatus);
  countAll('adverseEvent', record.adverseEvents);
  countAll('systemicCourse', record.systemicCourses);
  countAll('otherTreatment', record.otherTreatments);
  countAll('followUp', record.followUps);
  return Math.round((1000 * tally.filled) / tally.counted) / 10;
}
