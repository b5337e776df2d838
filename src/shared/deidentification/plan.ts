import { CODEBOOK, ENTITY_NAMES, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import { column, columnName, type ReleaseColumn, type ReleaseTable } from './column.ts';
import { agePlan, coursePlan, indexYearPlan, scorePlan, survivalPlan, type DerivedPlan } from './derived.ts';
import { planField, type FieldPlan } from './fieldPlan.ts';
import type { Profile } from './profile.ts';
import type { IndexEvent } from './timeline.ts';

/** A table of rows below the patient: key columns, then the fields that leave. */
export interface RowsPlan {
  readonly entity: EntityName;
  /** Entity whose row number is the second key, when it is not the patient. */
  readonly parent: EntityName | null;
  /** A field that names another row of the same table; it leaves as that row's number. */
  readonly reference: string | null;
  readonly fields: readonly FieldPlan[];
  readonly table: ReleaseTable;
}

export interface ReleasePlan {
  readonly profile: Profile;
  readonly index: IndexEvent;
  readonly patients: {
    readonly entities: readonly { readonly entity: EntityName; readonly fields: readonly FieldPlan[] }[];
    readonly before: readonly DerivedPlan[];
    readonly after: readonly DerivedPlan[];
    readonly table: ReleaseTable;
  };
  readonly rows: readonly RowsPlan[];
  /** Fields that stay behind, as `entity.field`. */
  readonly withheld: readonly string[];
}

const PATIENT_KEY = 'patient_code';
const PATIENT_COLUMN = column({
  name: PATIENT_KEY,
  label: 'Patient code of this release',
  type: 'key',
  classes: ['record_key'],
  action: 'pseudonym',
});

const numberColumn = (entity: EntityName): ReleaseColumn =>
  column({
    name: `${entity}_no`,
    label: `${entityOf(entity).label}: number within the patient, by date`,
    type: 'integer',
    classes: ['record_key'],
    action: 'pseudonym',
  });

function fieldsOf(entity: EntityName, profile: Profile): readonly FieldPlan[] {
  return Object.entries(entityOf(entity).fields).flatMap(
    ([name, field]) => planField(entity, name, field, profile) ?? [],
  );
}

function referenceIn(entity: EntityName): string | null {
  const found = Object.entries(entityOf(entity).fields).find(([, field]) => field.type === 'reference');
  return found?.[0] ?? null;
}

function referenceColumn(entity: EntityName, field: string): ReleaseColumn {
  return column({
    name: `${columnName(field)}_no`,
    label: `${entityOf(entity).fields[field]?.label ?? field}: its number`,
    type: 'integer',
    source: `${entity}.${field}`,
    classes: ['record_key'],
    action: 'pseudonym',
  });
}

const parentOf = (entity: EntityName): EntityName | null => {
  const name = ENTITY_NAMES.find((candidate) => candidate === entityOf(entity).parent);
  return name === undefined || entityOf(name).cardinality === 'one' ? null : name;
};

function planRows(entity: EntityName, profile: Profile): RowsPlan {
  const [fields, parent, reference] = [fieldsOf(entity, profile), parentOf(entity), referenceIn(entity)];
  const columns = [
    PATIENT_COLUMN,
    ...(parent === null ? [] : [numberColumn(parent)]),
    numberColumn(entity),
    ...(reference === null ? [] : [referenceColumn(entity, reference)]),
    ...fields.flatMap((field) => field.columns),
  ];
  const { documentKey, label } = entityOf(entity);
  return { entity, parent, reference, fields, table: { name: documentKey, label, columns } };
}

function planPatients(profile: Profile): ReleasePlan['patients'] {
  const single = ENTITY_NAMES.filter((name) => entityOf(name).cardinality === 'one');
  const entities = single.map((entity) => ({ entity, fields: fieldsOf(entity, profile) }));
  const before = [...(profile.indexYear ? [indexYearPlan] : []), agePlan(profile)];
  const after = [scorePlan, coursePlan, survivalPlan(profile)];
  const columns = [
    PATIENT_COLUMN,
    ...before.flatMap((part) => part.columns),
    ...entities.flatMap(({ fields }) => fields.flatMap((field) => field.columns)),
    ...after.flatMap((part) => part.columns),
  ];
  return { entities, before, after, table: { name: 'patients', label: 'Patients, one row each', columns } };
}

/** What leaves under a profile: decided by the codebook and the profile alone, never by the data. */
export function planRelease(profile: Profile, index: IndexEvent = 'firstTace'): ReleasePlan {
  const patients = planPatients(profile);
  const rows = ENTITY_NAMES.filter((name) => CODEBOOK[name].cardinality === 'many').map((name) =>
    planRows(name, profile),
  );
  const tables = [patients.table, ...rows.map((part) => part.table)];
  const released = new Set(tables.flatMap((table) => table.columns.map((item) => item.source)));
  const fields = ENTITY_NAMES.flatMap((entity) =>
    Object.keys(entityOf(entity).fields).map((name) => `${entity}.${name}`),
  );
  return { profile, index, patients, rows, withheld: fields.filter((name) => !released.has(name)) };
}

export const tablesOf = (plan: ReleasePlan): readonly ReleaseTable[] => [
  plan.patients.table,
  ...plan.rows.map((part) => part.table),
];
