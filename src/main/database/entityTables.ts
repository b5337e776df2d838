import { CODEBOOK, ENTITY_NAMES, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import { must } from '#shared/kernel/must.ts';
import { columnName, fieldColumns, type FieldColumns } from './fieldColumns.ts';

/**
 * Where the records of an entity lie. A patient's direct identifiers lie apart from the rest of the patient
 * (`identity`), so that they can be left unread, and one day destroyed, alone.
 */
export interface EntityTable {
  /** Name in the audit trail. */
  readonly audited: EntityName | 'patientIdentity';
  readonly entity: EntityName;
  readonly kind: 'patient' | 'identity' | 'record';
  readonly sqlName: string;
  /** Columns before those of the fields, in the order in which rows are read. */
  readonly keys: readonly string[];
  readonly fields: readonly FieldColumns[];
  /** The table of the parent of a child record; `null` for those that hang on the patient. */
  readonly parent: string | null;
}

const isDirect = (entity: EntityName, field: string): boolean =>
  deidClasses(must(entityOf(entity).fields[field], 'a field of the entity')).includes('direct');

function fieldsOf(entity: EntityName, keep: (field: string) => boolean): readonly FieldColumns[] {
  return Object.entries(entityOf(entity).fields)
    .filter(([field]) => keep(field))
    .map(([field, declaration]) => fieldColumns(field, declaration));
}

export const PATIENT_TABLE: EntityTable = {
  audited: 'patient',
  entity: 'patient',
  kind: 'patient',
  sqlName: 'patient',
  keys: ['id', 'study_id', 'version', 'deleted'],
  fields: fieldsOf('patient', (field) => !isDirect('patient', field)),
  parent: null,
};

export const IDENTITY_TABLE: EntityTable = {
  audited: 'patientIdentity',
  entity: 'patient',
  kind: 'identity',
  sqlName: 'patient_identity',
  keys: ['patient_id'],
  fields: fieldsOf('patient', (field) => isDirect('patient', field)),
  parent: null,
};

function recordTable(entity: EntityName): EntityTable {
  const { parent } = entityOf(entity);
  const parentTable = parent === null || parent === 'patient' ? null : columnName(parent);
  return {
    audited: entity,
    entity,
    kind: 'record',
    sqlName: columnName(entity),
    keys: ['patient_id', 'id', ...(parentTable === null ? [] : ['parent_id']), 'version', 'deleted'],
    fields: fieldsOf(entity, () => true),
    parent: parentTable,
  };
}

export type RecordEntity = Exclude<EntityName, 'patient'>;
const isRecordEntity = (name: EntityName): name is RecordEntity => name !== 'patient';

/** Every entity but the patient, parents before children. */
export const RECORD_ENTITIES: readonly RecordEntity[] = ENTITY_NAMES.filter(isRecordEntity);

const RECORD_TABLES = new Map(RECORD_ENTITIES.map((name) => [name, recordTable(name)]));

export function recordTableOf(name: RecordEntity): EntityTable {
  return must(RECORD_TABLES.get(name), `a table of ${CODEBOOK[name].label}`);
}

/** Parents before children. */
export const ENTITY_TABLES: readonly EntityTable[] = [
  PATIENT_TABLE,
  IDENTITY_TABLE,
  ...RECORD_ENTITIES.map(recordTableOf),
];
