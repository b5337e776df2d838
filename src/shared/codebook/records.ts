import type { Day } from '#shared/kernel/day.ts';
import type { LabValue } from '#shared/model/lab.ts';
import type { Entry } from '#shared/model/missing.ts';
import type { Codebook, EntityName } from './codebook.ts';
import type { Field } from './fieldTypes.ts';

/** The value type of a field, derived from its declaration. */
export type ValueOf<F> = F extends { type: 'text' | 'reference' }
  ? string
  : F extends { type: 'date' }
    ? Day
    : F extends { type: 'boolean' }
      ? boolean
      : F extends { type: 'code'; codes: infer C }
        ? keyof C & string
        : F extends { type: 'codes'; codes: infer C }
          ? readonly (keyof C & string)[]
          : F extends { type: 'grade' }
            ? number
            : F extends { type: 'integer'; innumerable: true }
              ? number | 'innumerable'
              : F extends { type: 'integer' | 'number' }
                ? number
                : F extends { type: 'integers' }
                  ? readonly number[]
                  : F extends { type: 'lab' }
                    ? LabValue
                    : never;

export type Value = ValueOf<Field>;

type FieldsOf<E extends EntityName> = Codebook[E]['fields'];

/**
 * A record in normal form: every field of the entity by its full name (`response.mRECIST` is one key), `null` where
 * nothing is said. Nesting exists in the record document only.
 */
export type RecordOf<E extends EntityName> = {
  readonly [F in keyof FieldsOf<E>]: FieldsOf<E>[F] extends { required: true }
    ? ValueOf<FieldsOf<E>[F]>
    : Entry<ValueOf<FieldsOf<E>[F]>>;
};

/** A record with its identity within the registry (or, in a document, within the patient). */
export type Row<E extends EntityName> = RecordOf<E> & { readonly id: string };

/** The same without literal types, for code that walks the codebook. */
export type AnyRecord = Readonly<Record<string, Entry<Value>>>;

export interface BaselineRow extends Row<'baseline'> {
  readonly priorTreatment: readonly Row<'priorTreatment'>[];
}
export interface ImagingRow extends Row<'imaging'> {
  readonly lesions: readonly Row<'lesion'>[];
  readonly readings: readonly Row<'reading'>[];
}
export interface SystemicCourseRow extends Row<'systemicCourse'> {
  readonly doseReductions: readonly Row<'doseReduction'>[];
  readonly interruptions: readonly Row<'interruption'>[];
}

/** Everything that is known of one patient: the input of every longitudinal rule. */
export interface PatientRecord {
  readonly studyId: string;
  readonly patient: Row<'patient'>;
  readonly baseline: BaselineRow | null;
  readonly taceSessions: readonly Row<'taceSession'>[];
  readonly imaging: readonly ImagingRow[];
  readonly labs: readonly Row<'labPanel'>[];
  readonly clinicalStatus: readonly Row<'clinicalStatus'>[];
  readonly adverseEvents: readonly Row<'adverseEvent'>[];
  readonly systemicCourses: readonly SystemicCourseRow[];
  readonly otherTreatments: readonly Row<'otherTreatment'>[];
  readonly followUps: readonly Row<'followUp'>[];
}
