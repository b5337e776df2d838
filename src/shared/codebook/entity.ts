import type { Field } from './fieldTypes.ts';

/** An entity of the data dictionary: its place in the patient's record and its fields in reading order. */
export interface Entity {
  readonly name: string;
  readonly label: string;
  /** Key under the parent in the record document. */
  readonly documentKey: string;
  readonly parent: string | null;
  readonly cardinality: 'one' | 'many';
  /** Date field that orders the rows and, with the patient, forms the natural key of an import. */
  readonly dateField: string | null;
  /** Field names; a dot groups fields under one object of the document (`response.mRECIST`). */
  readonly fields: Readonly<Record<string, Field>>;
}

export function entity<const E extends Entity>(declaration: E): E {
  return declaration;
}
