import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { AnyRecord, PatientRecord, Value } from '#shared/codebook/records.ts';
import { targetProblems } from '#shared/codebook/targetRules.ts';
import { known, type Entry } from '#shared/model/missing.ts';
import { ColumnReader } from './cells.ts';
import { recogniseColumns, type Columns, type FieldColumn } from './columns.ts';
import { AMBIGUOUS, dateReader, type DateReader } from './dates.ts';
import { findStored, type Stored } from './stored.ts';
import {
  cellName,
  type ImportCode,
  type ImportError,
  type ImportPlan,
  type ImportWrite,
  type Mapping,
  type PatientLookup,
  type SourceRow,
  type SourceTable,
} from './types.ts';

type RowStatus = 'new' | 'changed' | 'unchanged' | 'conflict' | 'error';

/** Key of a row within its patient: the date, for lesions the date of the image and the lesion number. */
interface RowKey {
  readonly studyId: string;
  readonly date: string | null;
  readonly lesionNo: number | null;
}

const same = (a: Entry<Value> | undefined, b: Entry<Value> | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

class Planner {
  readonly errors: ImportError[] = [];
  readonly writes: ImportWrite[] = [];
  readonly counts = { new: 0, changed: 0, unchanged: 0, conflict: 0, error: 0, excluded: 0 };
  readonly #seen = new Set<string>();
  readonly #patients = new Map<string, PatientRecord | null>();
  readonly #entity: EntityName;
  readonly #columns: Columns;
  readonly #readers: readonly { readonly column: FieldColumn; readonly reader: ColumnReader }[];
  readonly #imageDate: DateReader;
  readonly #lookup: PatientLookup;

  constructor(
    entity: EntityName,
    columns: Columns,
    table: SourceTable,
    mapping: Mapping,
    lookup: PatientLookup,
  ) {
    this.#entity = entity;
    this.#columns = columns;
    this.#lookup = lookup;
    this.#readers = columns.fields.map((column) => ({
      column,
      reader: new ColumnReader(column, table.rows, mapping.missing),
    }));
    const imageDates = table.rows.map(({ cells }) => cells[columns.imageDate ?? -1] ?? '');
    this.#imageDate = dateReader(imageDates, undefined);
  }

  add(row: SourceRow): void {
    this.counts[this.#plan(row)] += 1;
  }

  #plan(row: SourceRow): RowStatus {
    const before = this.errors.length;
    const given = this.#read(row);
    const key = this.#keyOf(row, given, before);
    if (key === null || this.errors.length > before) return 'error';
    const name = JSON.stringify(key);
    if (this.#seen.has(name)) return this.#refuseRow(row, 'duplicate-key', 'is in the file twice');
    this.#seen.add(name);
    const patient = this.#patientOf(key.studyId);
    if (patient === null && this.#entity !== 'patient') {
      return this.#refuseRow(row, 'unknown-patient', 'is not a patient of this registry');
    }
    if (patient !== null && known(patient.patient.consentStatus) === 'withdrawn') {
      return this.#refuseRow(row, 'locked', 'belongs to a patient who withdrew consent');
    }
    const stored =
      patient === null
        ? { kind: 'none' as const }
        : findStored(this.#entity, patient, key.date, key.lesionNo);
    if (stored.kind === 'no-image')
      return this.#refuseRow(row, 'unknown-patient', 'has no image on this date');
    if (stored.kind === 'several') {
      this.#refuseRow(row, 'conflict', 'fits more than one stored row of this date');
      return 'conflict';
    }
    return this.#write(row, key, given, stored);
  }

  #write(row: SourceRow, key: RowKey, given: AnyRecord, stored: Stored): RowStatus {
    const base: AnyRecord = stored.kind === 'row' ? stored.row : { ...emptyRecord(this.#entity) };
    if (stored.kind === 'row' && Object.entries(given).every(([field, value]) => same(value, base[field]))) {
      return 'unchanged';
    }
    const fields = Object.keys(entityOf(this.#entity).fields);
    const merged = { ...base, ...given };
    const record = Object.fromEntries(fields.map((field) => [field, merged[field] ?? null]));
    for (const field of fields) {
      if (record[field] === null && entityOf(this.#entity).fields[field]?.required) {
        return this.#refuseRow(row, 'wrong-type', `needs ${field}`);
      }
    }
    if (this.#entity === 'patient' && stored.kind === 'none') {
      this.writes.push({ kind: 'patient', studyId: key.studyId, record });
      return 'new';
    }
    const id = stored.kind === 'row' && typeof stored.row['id'] === 'string' ? stored.row['id'] : null;
    const imageDate = this.#entity === 'lesion' ? key.date : null;
    this.writes.push({ kind: 'row', studyId: key.studyId, entity: this.#entity, id, imageDate, record });
    return id === null ? 'new' : 'changed';
  }

  #read(row: SourceRow): AnyRecord {
    const given: Record<string, Entry<Value>> = {};
    for (const { column, reader } of this.#readers) {
      const cell = reader.read(row);
      if (!cell.ok) this.#refuse(row, column.index, column.field, cell.error.code, cell.error.message);
      else if (cell.value.kind === 'entry') given[column.field] = cell.value.entry;
    }
    return given;
  }

  #keyOf(row: SourceRow, given: AnyRecord, before: number): RowKey | null {
    const studyId = row.cells[this.#columns.studyId] ?? '';
    if (studyId === '')
      return this.#refuseKey(row, this.#columns.studyId, 'unknown-patient', 'has no study code');
    if (this.#entity === 'lesion') return this.#lesionKeyOf(row, given, studyId);
    const { dateField, cardinality } = entityOf(this.#entity);
    if (cardinality === 'one' || dateField === null) return { studyId, date: null, lesionNo: null };
    const date = given[dateField];
    if (typeof date === 'string') return { studyId, date, lesionNo: null };
    const refused = this.errors
      .slice(before)
      .some((error) => error.row === row.row && error.field === dateField);
    const column = this.#columns.fields.find(({ field }) => field === dateField);
    return refused ? null : this.#refuseKey(row, column?.index ?? 0, 'wrong-type', 'needs a date');
  }

  #lesionKeyOf(row: SourceRow, given: AnyRecord, studyId: string): RowKey | null {
    const index = this.#columns.imageDate ?? 0;
    const date = this.#imageDate(row.cells[index] ?? '');
    const lesionNo = given['lesionNo'];
    if (date === AMBIGUOUS)
      return this.#refuseKey(row, index, 'ambiguous-date', 'day and month can be read both ways');
    if (date === null) return this.#refuseKey(row, index, 'wrong-type', 'needs the date of the image');
    if (typeof lesionNo !== 'number')
      return this.#refuseKey(row, index, 'wrong-type', 'needs a lesion number');
    return { studyId, date, lesionNo };
  }

  #patientOf(studyId: string): PatientRecord | null {
    const found = this.#patients.get(studyId);
    if (found !== undefined) return found;
    const patient = this.#lookup(studyId);
    this.#patients.set(studyId, patient);
    return patient;
  }

  /** Target rules on the state the plan would leave: they compare images, so they run at the end. */
  checkTargets(): void {
    if (this.#entity !== 'lesion') return;
    for (const [studyId, patient] of this.#patients) {
      const images = patient === null ? [] : wouldBeImages(patient, this.writes, studyId);
      for (const problem of targetProblems(images, (index) => images[index]?.date ?? '')) {
        this.errors.push({
          code: 'out-of-range',
          row: 0,
          column: 'isTarget',
          cell: '',
          field: 'isTarget',
          raw: studyId,
          message: problem.message,
        });
        this.counts.error += 1;
      }
    }
  }

  #refuse(row: SourceRow, index: number, field: string, code: ImportCode, message: string): void {
    const header = this.#columns.fields.find((column) => column.index === index)?.header ?? field;
    const raw = row.cells[index] ?? '';
    this.errors.push({
      code,
      row: row.row,
      column: header,
      cell: cellName(index, row.row),
      field,
      raw,
      message,
    });
  }

  #refuseKey(row: SourceRow, index: number, code: ImportCode, message: string): null {
    this.#refuse(row, index, index === this.#columns.studyId ? 'studyId' : 'date', code, message);
    return null;
  }

  #refuseRow(row: SourceRow, code: ImportCode, message: string): 'error' {
    this.#refuse(row, this.#columns.studyId, 'studyId', code, message);
    return 'error';
  }
}

function wouldBeImages(
  patient: PatientRecord,
  writes: readonly ImportWrite[],
  studyId: string,
): PatientRecord['imaging'] {
  const lesions = writes.filter((write) => write.kind === 'row').filter((write) => write.studyId === studyId);
  return patient.imaging.map((image) => {
    const written = lesions.filter((write) => write.imageDate === image.date);
    const kept = image.lesions.filter(({ id }) => !written.some((write) => write.id === id));
    const added = written.map((write) => ({ ...write.record, id: write.id ?? '' }) as (typeof kept)[number]);
    return { ...image, lesions: [...kept, ...added] };
  });
}

/**
 * The plan of an import: what each row of the file would do, every error with its cell, and the writes a commit
 * carries out as they stand. Pure: nothing is written. Cost: linear in the file, one look-up per patient.
 */
export function planImport(
  entity: EntityName,
  table: SourceTable,
  mapping: Mapping,
  lookup: PatientLookup,
): ImportPlan {
  const { columns, errors } = recogniseColumns(entity, table.headers, mapping);
  if (errors.length > 0) {
    const counts = { new: 0, changed: 0, unchanged: 0, conflict: 0, error: table.rows.length, excluded: 0 };
    return { counts, errors, warnings: [], writes: [] };
  }
  const planner = new Planner(entity, columns, table, mapping, lookup);
  for (const row of table.rows) planner.add(row);
  planner.checkTargets();
  return { counts: planner.counts, errors: planner.errors, warnings: [], writes: planner.writes };
}
