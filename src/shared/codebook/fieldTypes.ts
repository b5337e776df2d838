import type { Quantity } from '#shared/kernel/units.ts';

/**
 * What a field is. Forms, the contract, import, quality rules, export and the generated codebook all read these
 * declarations; nothing about a field is said twice.
 */

/** De-identification class (`docs/deidentification.md`). A field may be both `quasi` and `sensitive`. */
export type DeidClass =
  | 'direct'
  | 'record_key'
  | 'site'
  | 'geo'
  | 'birth_date'
  | 'event_date'
  | 'age_like'
  | 'quasi'
  | 'sensitive'
  | 'measure'
  | 'free_text'
  | 'system';

/** Inclusive bounds in the field's (canonical) unit. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A field is active when the named field of the same record has one of these values. */
export interface ActiveWhen {
  readonly field: string;
  readonly in: readonly (string | boolean)[];
}

interface Common {
  readonly label: string;
  readonly deid: DeidClass | readonly DeidClass[];
  /** A record without it cannot be stored: only the keys of the natural order. */
  readonly required?: true;
  /** Left out of the completeness count; the form says "optional". */
  readonly optional?: true;
  readonly section?: string;
  /** Definition, source or hint shown by the inspector. */
  readonly help?: string;
  readonly activeWhen?: ActiveWhen;
}

export interface TextField extends Common {
  readonly type: 'text';
  readonly maxLength: number;
  readonly pattern?: string;
}
export interface DateField extends Common {
  readonly type: 'date';
  readonly minYear?: number;
}
export interface BooleanField extends Common {
  readonly type: 'boolean';
}
export interface CodeField extends Common {
  readonly type: 'code';
  readonly codes: Readonly<Record<string, string>>;
}
export interface CodesField extends Common {
  readonly type: 'codes';
  readonly codes: Readonly<Record<string, string>>;
}
/** A small whole-number scale with a label per grade (ECOG, Vp, CTCAE grade). */
export interface GradeField extends Common {
  readonly type: 'grade';
  readonly grades: Readonly<Record<number, string>>;
}
export interface IntegerField extends Common {
  readonly type: 'integer';
  readonly hard: Range;
  readonly soft?: Range;
  readonly unit?: string;
  /** Accepts the word `innumerable` beside a count. */
  readonly innumerable?: true;
}
export interface IntegersField extends Common {
  readonly type: 'integers';
  readonly hard: Range;
}
export interface NumberField extends Common {
  readonly type: 'number';
  readonly unit: string;
  readonly hard: Range;
  readonly soft?: Range;
  /** 0 says that nothing is left to measure: a finding of its own, which the soft range does not ask about. */
  readonly zeroIsNone?: true;
}
export interface LabField extends Common {
  readonly type: 'lab';
  readonly quantity: Quantity;
  readonly hard: Range;
  readonly soft?: Range;
}
/** The id of another record of the same entity and patient. */
export interface ReferenceField extends Common {
  readonly type: 'reference';
}

export type Field =
  | TextField
  | DateField
  | BooleanField
  | CodeField
  | CodesField
  | GradeField
  | IntegerField
  | IntegersField
  | NumberField
  | LabField
  | ReferenceField;

type Declared<F extends Field> = Omit<F, 'type'>;

/* Constructors keep literal code keys, from which the record types are derived. */
export const text = <const D extends Declared<TextField>>(d: D) => ({ type: 'text', ...d }) as const;
export const date = <const D extends Declared<DateField>>(d: D) => ({ type: 'date', ...d }) as const;
export const boolean = <const D extends Declared<BooleanField>>(d: D) => ({ type: 'boolean', ...d }) as const;
export const code = <const D extends Declared<CodeField>>(d: D) => ({ type: 'code', ...d }) as const;
export const codes = <const D extends Declared<CodesField>>(d: D) => ({ type: 'codes', ...d }) as const;
export const grade = <const D extends Declared<GradeField>>(d: D) => ({ type: 'grade', ...d }) as const;
export const integer = <const D extends Declared<IntegerField>>(d: D) => ({ type: 'integer', ...d }) as const;
export const integers = <const D extends Declared<IntegersField>>(d: D) =>
  ({ type: 'integers', ...d }) as const;
export const number = <const D extends Declared<NumberField>>(d: D) => ({ type: 'number', ...d }) as const;
export const lab = <const D extends Declared<LabField>>(d: D) => ({ type: 'lab', ...d }) as const;
export const reference = <const D extends Declared<ReferenceField>>(d: D) =>
  ({ type: 'reference', ...d }) as const;

export function deidClasses(field: Field): readonly DeidClass[] {
  return typeof field.deid === 'string' ? [field.deid] : field.deid;
}
