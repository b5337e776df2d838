import type { RecordSummary } from '#shared/assessment/summary.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import type { PatientColumn, PatientFilter, PatientSummary } from '#shared/contract/features/patients.ts';
import { known } from '#shared/model/missing.ts';
import { must } from '#shared/kernel/must.ts';
import type { Database, Statement } from '#main/database/driver.ts';
import { columnName, quoteName } from '#main/database/fieldColumns.ts';

export interface ListQuery {
  readonly search: string;
  readonly filter: PatientFilter;
  readonly sort: { readonly column: PatientColumn; readonly descending: boolean };
  readonly offset: number;
  readonly limit: number;
  /** Whose drafts are marked. */
  readonly user: string;
  /** Shows names, and searches names and hospital numbers. */
  readonly identified: boolean;
}

interface Row extends Omit<PatientSummary, 'hasDraft'> {
  readonly hasDraft: number;
}

const COLUMNS = [
  'patientId',
  'studyId',
  'name',
  'age',
  'sex',
  'firstTace',
  'sessions',
  'lastResponse',
  'bclc',
  'albiGrade',
  'childPughClass',
  'status',
  'completeness',
  'lastContact',
] as const satisfies readonly (keyof PatientSummary)[];
const STORED = [...COLUMNS.map(columnName), 'search_code', 'search_identity'];

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

const among = (column: string, values: readonly string[] | undefined): readonly Condition[] =>
  values === undefined || values.length === 0
    ? []
    : [{ sql: `${quoteName(column)} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(values)] }];

function conditionsOf({ search, filter, identified }: ListQuery): readonly Condition[] {
  const text = search.trim().toLowerCase();
  const found = identified
    ? '(instr("search_code", ?) > 0 OR instr("search_identity", ?) > 0)'
    : 'instr("search_code", ?) > 0';
  return [
    ...(text === '' ? [] : [{ sql: found, values: identified ? [text, text] : [text] }]),
    ...among('sex', filter.sex),
    ...among('bclc', filter.bclc),
    ...among('last_response', filter.lastResponse),
    ...among('status', filter.status),
    ...(filter.minSessions === undefined ? [] : [{ sql: '"sessions" >= ?', values: [filter.minSessions] }]),
  ];
}

/** The derived line of each patient. */
export class SummaryStore {
  readonly #database: Database;
  readonly #put: Statement<unknown>;

  constructor(database: Database) {
    this.#database = database;
    this.#put = database.prepare(
      `INSERT OR REPLACE INTO "patient_summary" (${STORED.map(quoteName).join(', ')}) VALUES (${STORED.map(() => '?').join(', ')})`,
    );
  }

  put(patientId: string, summary: RecordSummary, record: PatientRecord): void {
    const { familyName, givenName, hospitalNo } = record.patient;
    const name = [known(familyName), known(givenName)].filter((part) => part !== null).join(', ');
    const line: Omit<PatientSummary, 'hasDraft'> = { ...summary, patientId, name: name === '' ? null : name };
    this.#put.run(
      ...COLUMNS.map((column) => line[column]),
      record.studyId.toLowerCase(),
      [name, known(hospitalNo) ?? ''].join('\n').toLowerCase(),
    );
  }

  remove(patientId: string): void {
    this.#database.prepare('DELETE FROM "patient_summary" WHERE "patient_id" = ?').run(patientId);
  }

  /** A page of the list. Unknown values come last in ascending order; the study code breaks ties. */
  page(query: ListQuery): { readonly total: number; readonly rows: PatientSummary[] } {
    const conditions = conditionsOf(query);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`;
    const values = conditions.flatMap((condition) => condition.values);
    const total = this.#database
      .prepare<unknown[], number>(`SELECT count(*) FROM "patient_summary" ${where}`)
      .pluck();
    const direction = query.sort.descending ? 'DESC' : 'ASC';
    const nulls = query.sort.descending ? 'NULLS FIRST' : 'NULLS LAST';
    const column = quoteName(columnName(query.sort.column));
    const order =
      query.sort.column === 'studyId'
        ? `"study_id" ${direction}`
        : `${column} ${direction} ${nulls}, "study_id" ${direction}`;
    const rows = this.#database
      .prepare<unknown[], Row>(
        `SELECT ${COLUMNS.map((name) => `${quoteName(columnName(name))} AS "${name}"`).join(', ')},
           EXISTS (SELECT 1 FROM "draft" d WHERE d."patient_id" = s."patient_id" AND d."user_name" = ?) AS "hasDraft"
         FROM "patient_summary" s ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
      )
      .all(query.user, ...values, query.limit, query.offset);
    return {
      total: must(total.get(...values), 'a count'),
      rows: rows.map((row) => ({
        ...row,
        name: query.identified ? row.name : null,
        hasDraft: row.hasDraft === 1,
      })),
    };
  }
}
