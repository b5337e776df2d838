import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { PatientRecord, Value } from '#shared/codebook/records.ts';
import type { Day } from '#shared/kernel/day.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { isMissing, known, type Entry } from '#shared/model/missing.ts';
import { valueText } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import type { LooseRow } from './form/fieldGroup.svelte.ts';
import type { Landmark } from './form/message.ts';

/** Entities with a dated row in the record, in the order in which rows of one day stand (latest first). */
const DATED = [
  'followUp',
  'adverseEvent',
  'systemicCourse',
  'otherTreatment',
  'taceSession',
  'imaging',
  'clinicalStatus',
  'labPanel',
] as const satisfies readonly EntityName[];

export interface RecordRow {
  readonly entity: EntityName;
  readonly id: string;
  readonly label: string;
  readonly day: Day | null;
  readonly summary: string;
  readonly row: LooseRow;
}

/** Starts of the TACE courses: a staged session belongs to the course it completes. */
export function courseLandmarks(record: PatientRecord): readonly (Landmark & { readonly id: string })[] {
  return record.taceSessions
    .filter((session) => known(session.stagedWith) === null)
    .toSorted((a, b) => byCodePoint(a.date, b.date))
    .map((session, index) => ({
      id: session.id,
      day: session.date,
      label: i18n.t.patient.course(index + 1),
    }));
}

/** Entities whose codes answer a question that must be told with them. */
const ASKED: readonly EntityName[] = ['clinicalStatus', 'followUp'];
const SHORT: Partial<Record<EntityName, number>> = { labPanel: 8, baseline: 9, patient: 6, imaging: 6 };

/** A yes of a question is its label; a no says nothing in a line that must be short. */
function part(field: Field, entry: Entry<Value>): string {
  if (entry === null || entry === false || isMissing(entry)) return '';
  if (entry === true) return field.label;
  const text = valueText(field, entry);
  if (field.type === 'grade') return `${field.label} ${typeof entry === 'number' ? entry : text}`;
  if (field.type === 'lab' || (field.type === 'integer' && field.unit === undefined))
    return `${field.label} ${text}`;
  return field.type === 'number' && field.unit === '%' ? `${field.label} ${text}` : text;
}

/** What a row says in one line: its filled fields in reading order, identity and dates left out. */
export function summaryOf(entity: EntityName, row: LooseRow): string {
  const parts: string[] = [];
  for (const [name, field] of Object.entries(entityOf(entity).fields)) {
    const deid = field.deid;
    if (field.type === 'date' || field.type === 'reference' || deid === 'direct' || deid === 'system')
      continue;
    const bare = part(field, (row[name] ?? null) as Entry<Value>);
    const text =
      bare !== '' && field.type === 'code' && ASKED.includes(entity)
        ? `${field.label}: ${bare.toLowerCase()}`
        : bare;
    if (text !== '' && !parts.includes(text)) parts.push(text);
  }
  return parts.slice(0, SHORT[entity] ?? 7).join(' · ');
}

/** Dated rows, the latest first. */
export function datedRows(record: PatientRecord): readonly RecordRow[] {
  const courses = new Map(courseLandmarks(record).map((course) => [course.id, course.label]));
  const lists: Readonly<Record<string, unknown>> = { ...record };
  const rows = DATED.flatMap((entity, order) => {
    const { documentKey, dateField, label } = entityOf(entity);
    return (lists[documentKey] as readonly LooseRow[]).map((row) => ({
      entity,
      order,
      id: String(row['id']),
      label: courses.get(String(row['id'])) ?? label,
      day: String(row[dateField ?? '']),
      summary: summaryOf(entity, row),
      row,
    }));
  });
  return rows.sort((a, b) => byCodePoint(b.day, a.day) || a.order - b.order);
}
