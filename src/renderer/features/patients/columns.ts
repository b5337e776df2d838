import type { PatientColumn, PatientSummary } from '#shared/contract/features/patients.ts';
import { codeLabel } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';

export interface Column {
  readonly name: PatientColumn;
  /** A track of the grid. */
  readonly width: string;
  readonly numeric?: true;
}

export const COLUMNS: readonly Column[] = [
  { name: 'studyId', width: '116px' },
  { name: 'age', width: '52px', numeric: true },
  { name: 'sex', width: 'minmax(64px, 0.6fr)' },
  { name: 'firstTace', width: 'minmax(92px, 1fr)' },
  { name: 'sessions', width: '76px', numeric: true },
  { name: 'lastResponse', width: 'minmax(104px, 1fr)' },
  { name: 'bclc', width: 'minmax(96px, 1fr)' },
  { name: 'albiGrade', width: 'minmax(96px, 1fr)' },
  { name: 'childPughClass', width: 'minmax(96px, 1fr)' },
  { name: 'status', width: 'minmax(84px, 1fr)' },
  { name: 'completeness', width: 'minmax(96px, 1fr)' },
  { name: 'lastContact', width: 'minmax(96px, 1fr)' },
];

export const TEMPLATE = COLUMNS.map(({ width }) => width).join(' ');

/** The text of a cell; `null` where nothing is known. */
export function cellText(row: PatientSummary, column: PatientColumn): string | null {
  const value = row[column];
  if (value === null) return null;
  if (value === 'indeterminate') return i18n.t.patients.indeterminate;
  switch (column) {
    case 'sex':
      return codeLabel('patient', 'sex', value);
    case 'status':
      return row.status === 'unknown' ? null : i18n.t.patients.status[row.status];
    case 'completeness':
      return `${Math.round(row.completeness)} %`;
    default:
      return String(value);
  }
}
