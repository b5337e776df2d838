import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { childrenOf, entityOf, type EntityName } from './codebook.ts';
import { parseRecord } from './parseRecord.ts';
import type { Problem } from './problem.ts';
import type { PatientRecord } from './records.ts';
import { targetProblems } from './targetRules.ts';

/**
 * One patient of the record document: nested where the registry's records are flat (`response.mRECIST` becomes an
 * object), without empty fields, with ids that are local to the patient.
 */
export interface PatientDocument {
  readonly studyId: string;
  readonly [key: string]: unknown;
}

type Node = Readonly<Record<string, unknown>>;

const MAX_ID = 64;
const MAX_STUDY_ID = 60;

const isNode = (raw: unknown): raw is Node => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Lists of a patient, by entity, in document order. */
const PATIENT_LISTS = childrenOf('patient').filter((name) => entityOf(name).cardinality === 'many');

/** Entities nested in a row of this one; those of the patient stand beside it instead. */
const nestedIn = (name: EntityName): readonly EntityName[] => (name === 'patient' ? [] : childrenOf(name));

const groupOf = (field: string): string | null =>
  field.includes('.') ? field.slice(0, field.indexOf('.')) : null;

function groupsOf(name: EntityName): ReadonlySet<string> {
  const groups = Object.keys(entityOf(name).fields).map(groupOf);
  return new Set(groups.filter((group) => group !== null));
}

/** Takes `{response: {mRECIST}}` to `{'response.mRECIST'}`; everything else stays. */
function flatten(name: EntityName, node: Node): Node {
  const groups = groupsOf(name);
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (!groups.has(key)) flat[key] = value;
    else if (isNode(value)) for (const [part, inner] of Object.entries(value)) flat[`${key}.${part}`] = inner;
    else if (value !== null) flat[key] = value;
  }
  return flat;
}

function nest(name: EntityName, row: Node): Node {
  const node: Record<string, unknown> = {};
  for (const field of Object.keys(entityOf(name).fields)) {
    const value = row[field] ?? null;
    if (value === null) continue;
    const group = groupOf(field);
    if (group === null) node[field] = value;
    else node[group] = { ...(node[group] ?? {}), [field.slice(group.length + 1)]: value };
  }
  return node;
}

/** Reads rows and keeps every problem on the way. */
class DocumentReader {
  readonly problems: Problem[] = [];

  refuse(code: Problem['code'], path: string, message: string): void {
    this.problems.push({ code, path, message });
  }

  row(name: EntityName, raw: unknown, path: string, fallbackId: string): Node {
    if (!isNode(raw)) {
      this.refuse('wrong-type', path, 'expects an object');
      return {};
    }
    const { id = fallbackId, ...rest } = raw;
    if (typeof id !== 'string' || id === '' || id.length > MAX_ID) {
      this.refuse('wrong-type', `${path}.id`, `expects text of 1 to ${MAX_ID} characters`);
    }
    const nested: Record<string, unknown> = {};
    const own: Record<string, unknown> = { ...rest };
    for (const child of nestedIn(name)) {
      const key = entityOf(child).documentKey;
      nested[key] = this.list(child, rest[key], `${path}.${key}`);
      delete own[key];
    }
    const parsed = parseRecord(name, flatten(name, own), path);
    if (!parsed.ok) this.problems.push(...parsed.error);
    return { ...(parsed.ok ? parsed.value : {}), ...nested, id };
  }

  list(name: EntityName, raw: unknown, path: string): readonly Node[] {
    if (raw === null || raw === undefined) return [];
    if (!Array.isArray(raw)) {
      this.refuse('wrong-type', path, 'expects a list');
      return [];
    }
    const seen = new Set<unknown>();
    return (raw as readonly unknown[]).map((item, index) => {
      const row = this.row(name, item, `${path}[${index}]`, `${name}-${index + 1}`);
      if (seen.has(row['id'])) this.refuse('duplicate-key', `${path}[${index}].id`, 'stands twice');
      seen.add(row['id']);
      return row;
    });
  }
}

/** A patient record from one patient of a document, or every problem in it. Cost: linear in its size. */
export function parsePatientDocument(raw: unknown, path: string): Result<PatientRecord, readonly Problem[]> {
  if (!isNode(raw)) return fail([{ code: 'wrong-type', path, message: 'expects an object' }]);
  const { studyId, patient, baseline, ...rest } = raw;
  const lists: Record<string, unknown> = { ...rest };
  const reader = new DocumentReader();
  if (typeof studyId !== 'string' || studyId.trim() === '' || studyId.length > MAX_STUDY_ID) {
    reader.refuse('required', `${path}.studyId`, `expects text of 1 to ${MAX_STUDY_ID} characters`);
  }
  const record: Record<string, unknown> = {
    studyId,
    patient: reader.row('patient', patient ?? {}, `${path}.patient`, 'patient'),
    baseline:
      (baseline ?? null) === null ? null : reader.row('baseline', baseline, `${path}.baseline`, 'baseline'),
  };
  for (const name of PATIENT_LISTS) {
    const key = entityOf(name).documentKey;
    record[key] = reader.list(name, lists[key], `${path}.${key}`);
    delete lists[key];
  }
  for (const key of Object.keys(lists))
    reader.refuse('unknown-field', `${path}.${key}`, 'is not part of a patient');
  if (reader.problems.length > 0) return fail(reader.problems);
  const parsed = record as PatientRecord & Node;
  const targets = targetProblems(parsed.imaging, (index) => `${path}.imaging[${index}]`);
  return targets.length > 0 ? fail(targets) : ok(parsed);
}

function writeRow(name: EntityName, row: Node): Node {
  const node: Record<string, unknown> = entityOf(name).cardinality === 'many' ? { id: row['id'] } : {};
  Object.assign(node, nest(name, row));
  for (const child of nestedIn(name)) {
    const rows = row[entityOf(child).documentKey] as readonly Node[];
    if (rows.length > 0) node[entityOf(child).documentKey] = rows.map((item) => writeRow(child, item));
  }
  return node;
}

/** The document of one patient: the inverse of `parsePatientDocument` up to absent fields. */
export function toPatientDocument(record: PatientRecord): PatientDocument {
  const source: Node = { ...record };
  const document: Record<string, unknown> = { patient: nest('patient', record.patient) };
  if (record.baseline !== null) document['baseline'] = writeRow('baseline', { ...record.baseline });
  for (const name of PATIENT_LISTS) {
    const key = entityOf(name).documentKey;
    document[key] = (source[key] as readonly Node[]).map((row) => writeRow(name, row));
  }
  return { studyId: record.studyId, ...document };
}
