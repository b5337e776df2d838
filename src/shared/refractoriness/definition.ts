import type { Evidence } from '#shared/longitudinal/evidence.ts';
import {
  combine,
  notApplicable,
  type DefinitionFindings,
  type DefinitionHead,
  type RefractorinessResult,
} from './result.ts';

/** One definition: what it is called, where it comes from, and how it judges a patient with at least one course. */
export interface Definition extends DefinitionHead {
  readonly label: string;
  readonly citation: string;
  /** Criteria by code, in plain words. */
  readonly criteria: Readonly<Record<string, string>>;
  find(evidence: Evidence): DefinitionFindings;
}

export function evaluateDefinition(definition: Definition, evidence: Evidence): RefractorinessResult {
  const { config, courses } = evidence.timeline;
  if (courses.length === 0) return notApplicable(definition, config);
  return combine(definition, definition.find(evidence), config, courses);
}
