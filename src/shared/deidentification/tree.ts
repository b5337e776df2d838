import { childrenOf, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { PatientRecord, Value } from '#shared/codebook/records.ts';
import type { Missing } from '#shared/model/missing.ts';
import type { ReleaseReason } from './missingReason.ts';

/** A value, a reason why there is none, which the release may have added, or nothing said. */
export type ReleaseEntry = Value | Missing | { readonly missing: ReleaseReason } | null;

/** A record with the records below it: the shape in which code that walks the codebook sees a patient. */
export interface Branch {
  readonly entity: EntityName;
  readonly id: string;
  readonly values: Readonly<Record<string, ReleaseEntry>>;
  readonly children: readonly Branch[];
}

type Node = Readonly<Record<string, unknown>>;

function branchOf(entity: EntityName, row: Node, below: Node): Branch {
  const values: Record<string, ReleaseEntry> = {};
  for (const field of Object.keys(entityOf(entity).fields))
    values[field] = (row[field] ?? null) as ReleaseEntry;
  const children: Branch[] = [];
  for (const child of childrenOf(entity)) {
    const held = below[entityOf(child).documentKey] ?? [];
    for (const node of (Array.isArray(held) ? held : [held]) as readonly Node[]) {
      children.push(branchOf(child, node, node));
    }
  }
  return { entity, id: String(row['id']), values, children };
}

/** A patient as a tree; the root is the entity `patient`. Cost: linear in the record. */
export function toTree(record: PatientRecord): Branch {
  return branchOf('patient', { ...record.patient }, { ...record });
}

export function branchesOf(tree: Branch, entity: EntityName): readonly Branch[] {
  const own = tree.entity === entity ? [tree] : [];
  return [...own, ...tree.children.flatMap((child) => branchesOf(child, entity))];
}

/** The text of an entry, or `null` when there is none, for dates and codes. */
export function textOf(entry: ReleaseEntry | undefined): string | null {
  return typeof entry === 'string' ? entry : null;
}
