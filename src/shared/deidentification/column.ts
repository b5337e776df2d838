import type { DeidClass } from '#shared/codebook/fieldTypes.ts';

/** One cell of a released table; lists are joined by `;`, dates are text. */
export type Cell = string | number | boolean | null;
export type Row = readonly Cell[];

export type ColumnType =
  'key' | 'text' | 'code' | 'codes' | 'integer' | 'integers' | 'number' | 'boolean' | 'date';

/** What a release does to the field behind a column. */
export type ColumnAction =
  | 'kept'
  | 'pseudonym'
  | 'year only'
  | 'months from index'
  | 'days from index'
  | 'shifted'
  | 'age at index'
  | 'derived';

export interface ReleaseColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly unit: string | null;
  /** Allowed values with their labels, of coded columns and of graded whole numbers. */
  readonly codes: Readonly<Record<string, string>> | null;
  /** `entity.field` of the codebook; `null` for what the release itself adds. */
  readonly source: string | null;
  readonly classes: readonly DeidClass[];
  readonly action: ColumnAction;
  /** Name of the column this one explains: its missing reason, comparator, unit or bounds. */
  readonly companionOf: string | null;
}

export interface ReleaseTable {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly ReleaseColumn[];
}

/** A column with the usual parts left out. */
export function column(
  parts: Pick<ReleaseColumn, 'name' | 'label' | 'type'> & Partial<ReleaseColumn>,
): ReleaseColumn {
  return { unit: null, codes: null, source: null, classes: [], action: 'kept', companionOf: null, ...parts };
}

/** A field's name as a column name: the dot of a group becomes an underscore. */
export const columnName = (field: string): string => field.replaceAll('.', '_');
