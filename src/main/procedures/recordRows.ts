import { CODEBOOK, entityOf, ENTITY_NAMES, type EntityName } from '#shared/codebook/codebook.ts';
import type { AnyRecord, PatientRecord } from '#shared/codebook/records.ts';
import { RECORD_ENTITIES, type RecordEntity } from '#main/database/entityTables.ts';

/** A row of a patient's record with its own fields only. */
export interface PlacedRow {
  readonly entity: RecordEntity;
  /** As it stands in the record: local to a document, or the registry's. */
  readonly id: string;
  readonly parentId: string | null;
  readonly record: AnyRecord;
}

type Node = Readonly<Record<string, unknown>>;

const TOP: readonly RecordEntity[] = RECORD_ENTITIES.filter((name) => CODEBOOK[name].parent === 'patient');
const CHILDREN: ReadonlyMap<RecordEntity, readonly RecordEntity[]> = new Map(
  TOP.map((name) => [name, RECORD_ENTITIES.filter((child) => CODEBOOK[child].parent === name)]),
);
const FIELDS: ReadonlyMap<EntityName, readonly string[]> = new Map(
  ENTITY_NAMES.map((name) => [name, Object.keys(entityOf(name).fields)]),
);

/** The fields of a row without its id and its child lists. */
export function ownFields(entity: EntityName, node: object): AnyRecord {
  const given = node as Node;
  const record: Record<string, unknown> = {};
  for (const field of FIELDS.get(entity) ?? []) record[field] = given[field] ?? null;
  return record as AnyRecord;
}

function nodesOf(owner: Node, entity: RecordEntity): readonly Node[] {
  const held = owner[entityOf(entity).documentKey] as Node | readonly Node[] | null;
  if (held === null) return [];
  return Array.isArray(held) ? (held as readonly Node[]) : [held as Node];
}

/** Every row of a patient but the patient's own, parents before their children, in the order of the lists. */
export function* rowsOf(record: PatientRecord): Generator<PlacedRow> {
  for (const entity of TOP) {
    for (const node of nodesOf({ ...record }, entity)) {
      const id = node['id'] as string;
      yield { entity, id, parentId: null, record: ownFields(entity, node) };
      for (const child of CHILDREN.get(entity) ?? []) {
        for (const inner of nodesOf(node, child)) {
          yield { entity: child, id: inner['id'] as string, parentId: id, record: ownFields(child, inner) };
        }
      }
    }
  }
}
