import { entityOf, fieldOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import { unitFactor } from '#shared/kernel/units.ts';
import { cellName, type ColumnMapping, type ImportError, type Mapping } from './types.ts';

/** A column of the file that was recognised as a field. */
export interface FieldColumn {
  readonly index: number;
  readonly header: string;
  readonly field: string;
  readonly declaration: Field;
  readonly mapping: ColumnMapping;
  /** Unit of the whole column, or the index of the column that names it per row. */
  readonly unit: string | null;
  readonly unitColumn: number | null;
}

export interface Columns {
  readonly studyId: number;
  readonly imageDate: number | null;
  readonly fields: readonly FieldColumn[];
}

const WITH_UNIT = /^(.*?)\s*\(([^()]+)\)$/;

/** The field and unit a header stands for by itself: `bilirubin`, `bilirubin (mg/dL)`. */
function readHeader(entity: EntityName, header: string): { field: string; unit?: string } | null {
  if (fieldOf(entity, header) !== null) return { field: header };
  const [, field, unit] = WITH_UNIT.exec(header) ?? [];
  return field !== undefined && unit !== undefined && fieldOf(entity, field) !== null
    ? { field, unit }
    : null;
}

const unitColumnOf = (headers: readonly string[], field: string): number => headers.indexOf(`${field}Unit`);

/** Rows of a lesion name the image by its date, which is not a field of the lesion. */
const isImageDate = (entity: EntityName, header: string): boolean => entity === 'lesion' && header === 'date';

export function isKnownHeader(entity: EntityName, mapping: Mapping): (header: string) => boolean {
  return (header) =>
    header === 'studyId' ||
    isImageDate(entity, header) ||
    Object.hasOwn(mapping.columns, header) ||
    readHeader(entity, header) !== null ||
    (header.endsWith('Unit') && fieldOf(entity, header.slice(0, -4))?.type === 'lab');
}

/** Recognises the columns of a file, or says which are unknown, missing or named twice. */
export function recogniseColumns(
  entity: EntityName,
  headers: readonly string[],
  mapping: Mapping,
): { readonly columns: Columns; readonly errors: readonly ImportError[] } {
  const errors: ImportError[] = [];
  const refuse = (code: ImportError['code'], index: number, header: string, message: string): void => {
    errors.push({ code, row: 1, column: header, cell: cellName(index, 1), field: '', raw: header, message });
  };
  const fields: FieldColumn[] = [];
  let studyId = -1;
  let imageDate: number | null = null;
  headers.forEach((header, index) => {
    const named = mapping.columns[header];
    if (header === 'studyId' || named?.field === 'studyId') studyId = index;
    else if (isImageDate(entity, named?.field ?? header)) imageDate = index;
    else {
      const column = recogniseField(entity, headers, header, index, named);
      if (column === 'unit') return;
      if (column === null) refuse('unknown-column', index, header, 'is not a field; map it or leave it out');
      else if (column.unit !== null && !hasUnit(column.declaration, column.unit)) {
        refuse('unknown-code', index, header, 'names a unit this field is not measured in');
      } else if (fields.some((other) => other.field === column.field)) {
        refuse('duplicate-key', index, header, 'is the second column of this field');
      } else fields.push(column);
    }
  });
  for (const required of requiredColumns(entity)) {
    const present =
      required === 'studyId'
        ? studyId >= 0
        : required === 'date of the image'
          ? imageDate !== null
          : fields.some(({ field }) => field === required);
    if (!present) refuse('missing-column', 0, required, 'is needed to know which record a row belongs to');
  }
  return { columns: { studyId, imageDate, fields }, errors };
}

function recogniseField(
  entity: EntityName,
  headers: readonly string[],
  header: string,
  index: number,
  named: ColumnMapping | undefined,
): FieldColumn | 'unit' | null {
  if (
    named === undefined &&
    header.endsWith('Unit') &&
    fieldOf(entity, header.slice(0, -4))?.type === 'lab'
  ) {
    return 'unit';
  }
  const mapping = named ?? readHeader(entity, header);
  const declaration = mapping === null ? null : fieldOf(entity, mapping.field);
  if (mapping === null || declaration === null) return null;
  const unitColumn = unitColumnOf(headers, mapping.field);
  return {
    index,
    header,
    field: mapping.field,
    declaration,
    mapping,
    unit: mapping.unit ?? null,
    unitColumn: unitColumn >= 0 ? unitColumn : null,
  };
}

const hasUnit = (field: Field, unit: string): boolean =>
  field.type === 'lab'
    ? unitFactor(field.quantity, unit) !== null
    : field.type === 'number' && field.unit === unit;

function requiredColumns(entity: EntityName): readonly string[] {
  const { cardinality, dateField } = entityOf(entity);
  if (entity === 'lesion') return ['studyId', 'date of the image', 'lesionNo'];
  return cardinality === 'many' && dateField !== null ? ['studyId', dateField] : ['studyId'];
}
