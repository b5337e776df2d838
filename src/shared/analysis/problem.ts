/** Why a question cannot be asked. Names fields and codes, never a value of a patient. */
export interface QuestionProblem {
  /** The part of the question that is wrong. */
  readonly part: 'endpoint' | 'origin' | 'by' | 'filter' | 'landmark';
  readonly message: string;
  /** Place in the filter, counted from 0. */
  readonly position?: number;
}
