/** Why a value or a record is refused. Messages name fields, codes and limits, never the value. */
export type ProblemCode =
  | 'wrong-type'
  | 'unknown-code'
  | 'unknown-field'
  | 'unknown-unit'
  | 'out-of-range'
  | 'invalid-date'
  | 'too-long'
  | 'required'
  | 'duplicate-key'
  | 'target-rule'
  | 'unknown-reference';

export interface Problem {
  readonly code: ProblemCode;
  /** Place within what was given: `labs[2].bilirubin`, or a field name alone. */
  readonly path: string;
  readonly message: string;
}
