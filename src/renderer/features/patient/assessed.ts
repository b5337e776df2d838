import { assessPatient, type PatientAssessment } from '#shared/assessment/assess.ts';
import { baselineInputs, type BaselineInputs } from '#shared/assessment/baselineInputs.ts';
import { abcrInputs, artInputs } from '#shared/assessment/retreatment.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { Evidence } from '#shared/longitudinal/evidence.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';

/** What the rules say of a record, with the inputs that an explanation shows. */
export interface AssessedPatient {
  readonly assessment: PatientAssessment;
  readonly baseline: BaselineInputs;
  readonly evidence: Evidence;
}

/** Every rule on a record, under the rules of the study. */
export function assess(record: PatientRecord, config: Config = defaultConfig): AssessedPatient {
  const evidence = new Evidence(timelineOf(record, null, config));
  return {
    assessment: assessPatient(record, { config }),
    baseline: baselineInputs(evidence.timeline),
    evidence,
  };
}

/** The items of the ART score before a course; empty where there is no such course. */
export function artItems(
  { evidence }: AssessedPatient,
  beforeCourse: number,
): Readonly<Record<string, unknown>> {
  const course = evidence.timeline.courses[beforeCourse - 1];
  return course === undefined ? {} : artInputs(evidence, course).inputs;
}

/** The items of the ABCR score; empty without a second course. */
export function abcrItems({ evidence, baseline }: AssessedPatient): Readonly<Record<string, unknown>> {
  const stage = bclc.evaluate(baseline.shared, evidence.timeline.config);
  return abcrInputs(evidence, { bclc: stage, afp: baseline.afp })?.inputs ?? {};
}
