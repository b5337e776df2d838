import type { EntityName } from '#shared/codebook/codebook.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';
import type { MissingReason } from '#shared/model/missing.ts';

export type ImportCode =
  | 'unknown-column'
  | 'missing-column'
  | 'unknown-patient'
  | 'duplicate-key'
  | 'wrong-type'
  | 'unknown-code'
  | 'out-of-range'
  | 'ambiguous-date'
  | 'ambiguous-number'
  | 'unit-missing'
  | 'formula-error'
  | 'conflict'
  | 'locked';

/** One refused cell (or row: `cell` is then that of the key). Rows count as in the spreadsheet: the header is 1. */
export interface ImportError {
  readonly code: ImportCode;
  readonly row: number;
  readonly column: string;
  readonly cell: string;
  readonly field: string;
  readonly raw: string;
  readonly message: string;
}

export interface ImportWarning {
  readonly code: string;
  readonly row: number;
  readonly message: string;
}

/** A file as a grid of text; nothing is interpreted yet. */
export interface SourceTable {
  readonly headers: readonly string[];
  readonly rows: readonly SourceRow[];
}
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type DateOrder = 'YMD' | 'DMY' | 'MDY';

/** How the columns of a file are to be read. */
export interface Mapping {
  readonly columns: Readonly<Record<string, ColumnMapping>>;
  readonly missing: Readonly<Record<string, MissingReason>>;
}
export interface ColumnMapping {
  readonly field: string;
  readonly unit?: string;
  readonly dateOrder?: DateOrder;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a commit will do; made in the dry run and carried out unchanged. */
export type ImportWrite =
  | { readonly kind: 'patient'; readonly studyId: string; readonly record: AnyRecord }
  | {
      readonly kind: 'row';
      readonly studyId: string;
      readonly entity: EntityName;
      /** `null` adds a row. */
      readonly id: string | null;
      /** Date of the image a lesion belongs to. */
      readonly imageDate: string | null;
      readonly record: AnyRecord;
    }
  | { readonly kind: 'whole'; readonly record: PatientRecord };

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly conflict: number;
  readonly error: number;
  readonly excluded: number;
}

export interface ImportPlan {
  readonly counts: ImportCounts;
  readonly errors: readonly ImportError[];
  readonly warnings: readonly ImportWarning[];
  readonly writes: readonly ImportWrite[];
}

/** What is stored of a patient, or `null`; the planner asks once per patient of the file. */
export type PatientLookup = (studyId: string) => PatientRecord | null;

/** `A1`-style name of a cell; columns count from 0. */
export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
