import type { Entity } from './entity.ts';
import type { Field } from './fieldTypes.ts';
import { baseline, priorTreatment } from './entities/baseline.ts';
import {
  adverseEvent,
  clinicalStatus,
  doseReduction,
  followUp,
  interruption,
  otherTreatment,
  systemicCourse,
} from './entities/course.ts';
import { imaging, lesion, reading } from './entities/imaging.ts';
import { labPanel } from './entities/labPanel.ts';
import { patient } from './entities/patient.ts';
import { taceSession } from './entities/taceSession.ts';

/** Every entity, parents before children: the order of the record document and of every export. */
export const CODEBOOK = {
  patient,
  baseline,
  priorTreatment,
  taceSession,
  imaging,
  lesion,
  reading,
  labPanel,
  clinicalStatus,
  adverseEvent,
  systemicCourse,
  doseReduction,
  interruption,
  otherTreatment,
  followUp,
} as const satisfies Record<string, Entity>;

export type Codebook = typeof CODEBOOK;
export type EntityName = keyof Codebook;
export const ENTITY_NAMES = Object.keys(CODEBOOK) as readonly EntityName[];

export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(CODEBOOK, name);
}

/** The entity without its literal types, for code that walks the codebook. */
export function entityOf(name: EntityName): Entity {
  return CODEBOOK[name];
}

export function fieldOf(name: EntityName, field: string): Field | null {
  const fields = entityOf(name).fields;
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
}

export function childrenOf(name: EntityName): readonly EntityName[] {
  return ENTITY_NAMES.filter((candidate) => entityOf(candidate).parent === name);
}
