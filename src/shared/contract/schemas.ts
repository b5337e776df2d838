import { z } from 'zod';
import { childrenOf, entityOf, isEntityName, type EntityName } from '#shared/codebook/codebook.ts';
import { parseRecord } from '#shared/codebook/parseRecord.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';
import { isDay } from '#shared/kernel/day.ts';
import type { Json } from '#shared/kernel/json.ts';

/** Any JSON, typed as what may cross a transport. */
export const json: z.ZodType<Json, Json> = z.json();

/** Ids the registry gives: UUIDs. */
export const uuid = z.uuid();
export const studyId = z.string().trim().min(1).max(60);
export const day = z.string().refine((text) => text.length === 10 && isDay(text), 'expects YYYY-MM-DD');
export const reason = z.string().trim().min(1).max(400);

export const entityName = z.string().refine(isEntityName, 'is not an entity');

/** A record on the wire before the entity is known; `recordInput` gives it its meaning. */
export const looseRecord = z.record(z.string().max(80), json);

/** Puts a record through the codebook's validator; problems become issues with their paths. */
export function checkRecord(name: EntityName, raw: unknown, context: z.RefinementCtx): AnyRecord {
  const parsed = parseRecord(name, raw);
  if (parsed.ok) return { ...parsed.value };
  for (const problem of parsed.error) {
    context.addIssue({
      code: 'custom',
      path: problem.path.split('/'),
      message: problem.message,
      params: { problem: problem.code },
    });
  }
  return z.NEVER;
}

/** The whole of a patient in normal form; rows come from the registry, which validated them when they were written. */
export const patientRecord = z.custom<PatientRecord>((value) => typeof value === 'object' && value !== null);

interface LooseTree {
  readonly entity: EntityName;
  readonly record: z.output<typeof looseRecord>;
  readonly children: Readonly<
    Record<string, readonly { id: string | null; record: z.output<typeof looseRecord> }[]>
  >;
}

export interface ChildList {
  readonly entity: EntityName;
  readonly rows: readonly { readonly id: string | null; readonly record: AnyRecord }[];
}

/** Checks a record together with its child lists, which are keyed as in the record document. */
export function checkTree(
  tree: LooseTree,
  context: z.RefinementCtx,
): { readonly record: AnyRecord; readonly children: readonly ChildList[] } {
  const allowed = tree.entity === 'patient' ? [] : childrenOf(tree.entity);
  const byKey = new Map(allowed.map((name) => [entityOf(name).documentKey, name]));
  const children: ChildList[] = [];
  for (const [key, rows] of Object.entries(tree.children)) {
    const name = byKey.get(key);
    if (name === undefined) {
      context.addIssue({ code: 'custom', path: ['children', key], message: 'is not a list of this record' });
      continue;
    }
    children.push({
      entity: name,
      rows: rows.map((row) => ({ id: row.id, record: checkRecord(name, row.record, context) })),
    });
  }
  return { record: checkRecord(tree.entity, tree.record, context), children };
}
