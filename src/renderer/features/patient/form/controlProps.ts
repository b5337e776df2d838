import type { FieldModel } from './fieldModel.svelte.ts';

/** A row of the same entity that a reference field may name. */
export interface ReferenceOption {
  readonly id: string;
  readonly label: string;
}

export interface ControlProps {
  readonly model: FieldModel;
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly references: readonly ReferenceOption[];
  /** The entry is another one now. */
  readonly onchanged: () => void;
  /** The field was left, or a choice was made. */
  readonly oncommit: () => void;
  /** The choice is made and the cursor may go on. */
  readonly onnext: (from: Element) => void;
}
