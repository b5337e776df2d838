import { toPatientDocument } from '#shared/codebook/document.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { readHccTaceSeg } from './presets/hccTaceSeg.ts';
import {
  cellName,
  type ImportError,
  type ImportPlan,
  type ImportWrite,
  type PatientLookup,
  type SourceTable,
} from './types.ts';

/** The document of a patient with ids and row order taken out: two patients that say the same compare equal. */
function fingerprint(record: PatientRecord): string {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map((item) => JSON.stringify(strip(item))).sort();
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).filter(([key]) => key !== 'id');
    return Object.fromEntries(entries.map(([key, value]) => [key, strip(value)]));
  };
  return JSON.stringify(strip(toPatientDocument(record)));
}

/** The plan of a preset: whole patients; one that is stored already is unchanged, or a conflict if it differs. */
export function planPreset(table: SourceTable, lookup: PatientLookup): ImportPlan {
  const counts = { new: 0, changed: 0, unchanged: 0, conflict: 0, error: 0, excluded: 0 };
  const read = readHccTaceSeg(table);
  if (!read.ok)
    return { counts: { ...counts, error: table.rows.length }, errors: read.error, warnings: [], writes: [] };
  const errors: ImportError[] = [];
  const writes: ImportWrite[] = [];
  const seen = new Set<string>();
  const refuse = (code: ImportError['code'], row: number, studyId: string, message: string): void => {
    errors.push({
      code,
      row,
      column: 'TCIA_ID',
      cell: cellName(0, row),
      field: 'studyId',
      raw: studyId,
      message,
    });
  };
  for (const { row, record } of read.value.patients) {
    const stored = lookup(record.studyId);
    if (seen.has(record.studyId)) {
      refuse('duplicate-key', row, record.studyId, 'is in the file twice');
      counts.error += 1;
    } else if (stored === null) {
      writes.push({ kind: 'whole', record });
      counts.new += 1;
    } else if (fingerprint(stored) === fingerprint(record)) counts.unchanged += 1;
    else {
      refuse('conflict', row, record.studyId, 'is stored with other content; a preset never overwrites');
      counts.conflict += 1;
    }
    seen.add(record.studyId);
  }
  return { counts, errors, warnings: read.value.warnings, writes };
}
