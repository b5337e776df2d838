import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayFromNumber } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Config, DefinitionName } from '#shared/model/config.ts';
import { baselineInputs, type BaselineInputs } from '#shared/assessment/baselineInputs.ts';
import { baselineScore } from '#shared/assessment/baselineScores.ts';
import {
  abcrAssessment,
  artScores,
  type AbcrAssessment,
  type ArtAssessment,
} from '#shared/assessment/retreatment.ts';
import { ENDPOINTS, type EndpointName } from '#shared/endpoints/allEndpoints.ts';
import type { Endpoint, Origin } from '#shared/endpoints/endpoint.ts';
import { Evidence } from '#shared/longitudinal/evidence.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { evaluateDefinition } from '#shared/refractoriness/definition.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import type { RuleName } from '#shared/scoring/catalogue.ts';
import type { RuleValue } from '#shared/scoring/engine/declaration.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';

/** A patient under analysis at a data cut; every rule runs only when a question asks for it. */
export class Subject {
  readonly record: PatientRecord;
  readonly config: Config;
  readonly evidence: Evidence;

  constructor(record: PatientRecord, asOf: number | null, config: Config) {
    this.record = record;
    this.config = config;
    this.evidence = new Evidence(timelineOf(record, asOf === null ? null : dayFromNumber(asOf), config));
  }

  /** The same patient as known on an earlier day. */
  asKnownOn(day: number): Subject {
    const { asOf } = this.evidence.timeline;
    return new Subject(this.record, asOf === null ? day : Math.min(day, asOf), this.config);
  }

  baseline(): BaselineInputs {
    return this.evidence.once('baseline', () => baselineInputs(this.evidence.timeline));
  }

  score(name: RuleName): Outcome<RuleValue> {
    return this.evidence.once(`score ${name}`, () => baselineScore(name, this.baseline(), this.config));
  }

  art(beforeCourse: number): ArtAssessment | null {
    const scores = this.evidence.once('art', () => artScores(this.evidence));
    return scores.find((score) => score.beforeCourse === beforeCourse) ?? null;
  }

  abcr(): AbcrAssessment {
    const { shared, afp } = this.baseline();
    return abcrAssessment(this.evidence, { bclc: bclc.evaluate(shared, this.config), afp });
  }

  result(name: DefinitionName): RefractorinessResult {
    return this.evidence.once(`definition ${name}`, () =>
      evaluateDefinition(definitionOf(name), this.evidence),
    );
  }

  endpoint(name: EndpointName, origin: Origin): Endpoint {
    return ENDPOINTS[name](origin, {
      evidence: this.evidence,
      baselineClass: this.baseline().childPughClass,
      resultOf: (definition) => this.result(definition),
    });
  }
}
