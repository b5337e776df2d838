import { assessPatient, type PatientAssessment } from '#shared/assessment/assess.ts';
import { baselineInputs, type BaselineInputs } from '#shared/assessment/baselineInputs.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { defaultConfig } from '#shared/model/config.ts';

/** What the rules say of a record, with the inputs that an explanation shows. */
export interface AssessedPatient {
  readonly assessment: PatientAssessment;
  readonly baseline: BaselineInputs;
}

export function assess(record: PatientRecord): AssessedPatient {
  const timeline = timelineOf(record, null, defaultConfig);
  return { assessment: assessPatient(record), baseline: baselineInputs(timeline) };
}
