import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayFromNumber, type Day } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import { allEndpoints, type EndpointName } from '#shared/endpoints/allEndpoints.ts';
import { albiChange } from '#shared/endpoints/albiChange.ts';
import { bestResponse } from '#shared/endpoints/bestResponse.ts';
import type { Endpoint } from '#shared/endpoints/endpoint.ts';
import type { Course, DataError } from '#shared/longitudinal/courses.ts';
import { Evidence } from '#shared/longitudinal/evidence.ts';
import { SYSTEMS, type System } from '#shared/longitudinal/lesions.ts';
import { decided, indeterminate } from '#shared/longitudinal/outcomes.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { refractoriness } from '#shared/refractoriness/definitions.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { albiScore } from '#shared/scoring/rules/albi.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';
import { assessSwitch, type SwitchAssessment } from '#shared/switching/assessSwitch.ts';
import { baselineInputs } from './baselineInputs.ts';
import { baselineScores, type BaselineScores } from './baselineScores.ts';
import { discontinuation, type Discontinuation } from './discontinuation.ts';
import { europeanDecisions, type EuropeanAssessment } from './european.ts';
import { abcrAssessment, artScores, type AbcrAssessment, type ArtAssessment } from './retreatment.ts';

export interface CourseAssessment {
  readonly number: number;
  readonly start: Day;
  readonly end: Day;
  readonly sessionIds: readonly string[];
  readonly sessionResponse: Readonly<Record<System, Outcome<Response>>>;
  readonly notes: readonly string[];
}

/** Every longitudinal rule on one patient: an element of the document that `assess` writes. */
export interface PatientAssessment {
  readonly studyId: string;
  readonly courses: readonly CourseAssessment[];
  readonly scores: {
    readonly baseline: BaselineScores;
    readonly art: readonly ArtAssessment[];
    readonly abcr: AbcrAssessment;
    readonly european: readonly EuropeanAssessment[];
  };
  readonly refractoriness: readonly RefractorinessResult[];
  readonly discontinuation: Discontinuation;
  readonly switch: SwitchAssessment;
  readonly endpoints: Readonly<Record<EndpointName, Endpoint>>;
  readonly measures: {
    readonly bestResponse: Outcome<Response>;
    readonly albiChange: Outcome<number>;
  };
  /** Contradictions in the records that the rules had to work around. */
  readonly dataErrors: readonly DataError[];
}

export interface AssessOptions {
  /** Data cut: nothing dated later is known. */
  readonly asOf?: Day | null;
  readonly config?: Config;
}

const RESPONSES: readonly Response[] = ['CR', 'NE', 'PD', 'PR', 'SD'];
const RESPONSE_RULE = 'sessionResponse@1';

function responseOutcome(evidence: Evidence, course: Course, system: System): Outcome<Response> {
  const { found, notes } = evidence.sessionResponse(course, system);
  const field = `response.${system}`;
  if (found === null) return indeterminate(RESPONSE_RULE, RESPONSES, [field], notes);
  const { value } = found;
  return typeof value === 'string'
    ? decided(RESPONSE_RULE, value, notes)
    : indeterminate(RESPONSE_RULE, value.among, ['newIntrahepaticLesion', field], notes);
}

function courseAssessment(evidence: Evidence, course: Course): CourseAssessment {
  const [mRECIST, RECIST11] = SYSTEMS.map((system) => responseOutcome(evidence, course, system));
  return {
    number: course.number,
    start: dayFromNumber(course.start),
    end: dayFromNumber(course.end),
    sessionIds: course.sessionIds,
    sessionResponse: {
      mRECIST: must(mRECIST, 'an outcome'),
      RECIST11: must(RECIST11, 'an outcome'),
    },
    notes: course.notes,
  };
}

/**
 * Every rule on one patient. Cost: a sort per list of the record, then linear passes; 0.7 ms of processor time per
 * patient of the synthetic cohort, measured on a busy machine.
 */
export function assessPatient(record: PatientRecord, options: AssessOptions = {}): PatientAssessment {
  const config = options.config ?? defaultConfig;
  const evidence = new Evidence(timelineOf(record, options.asOf ?? null, config));
  const baseline = baselineInputs(evidence.timeline);
  const art = artScores(evidence);
  const results = refractoriness(evidence);
  const resultOf = (name: RefractorinessResult['definition']): RefractorinessResult =>
    must(
      results.find(({ definition }) => definition === name),
      'a result of every definition',
    );
  return {
    studyId: record.studyId,
    courses: evidence.timeline.courses.map((course) => courseAssessment(evidence, course)),
    scores: {
      baseline: baselineScores(baseline, config),
      art,
      abcr: abcrAssessment(evidence, {
        bclc: bclc.evaluate(baseline.shared, config),
        afp: baseline.afp,
      }),
      european: europeanDecisions(evidence, art),
    },
    refractoriness: results,
    discontinuation: discontinuation(evidence, results),
    switch: assessSwitch(evidence, results, resultOf(config['endpoint.refractoriness'])),
    endpoints: allEndpoints(evidence, baseline.childPughClass, resultOf),
    measures: {
      bestResponse: bestResponse(evidence),
      albiChange: albiChange(evidence, albiScore.evaluate(baseline.shared, config)),
    },
    dataErrors: evidence.timeline.errors,
  };
}
