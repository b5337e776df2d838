/**
 * The answer of a clinical rule (`decided`, `indeterminate`, `not_applicable`). Nothing is ever substituted for a
 * missing input: `missing` names what is not known, `possible` the values that remain.
 */
export type Decided<T> = {
  readonly kind: 'decided';
  readonly value: T;
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly rule: string;
};
export type Indeterminate<T> = {
  readonly kind: 'indeterminate';
  readonly possible: readonly T[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  readonly rule: string;
};
export type NotApplicable = {
  readonly kind: 'not_applicable';
  readonly reason: string;
  readonly rule: string;
};
export type Outcome<T> = Decided<T> | Indeterminate<T> | NotApplicable;
