import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { timeToChildPughB } from './childPughB.ts';
import { exclude, type Endpoint, type Origin } from './endpoint.ts';
import { overallSurvival } from './overallSurvival.ts';
import {
  progressionFreeSurvival,
  tacticsSurvival,
  timeToProgression,
  timeToRefractoriness,
  timeToUntreatable,
  type ResultOf,
} from './progression.ts';
import { timeOnSystemic } from './timeOnSystemic.ts';

export interface EndpointContext {
  readonly evidence: Evidence;
  readonly baselineClass: Outcome<'A' | 'B' | 'C'>;
  readonly resultOf: ResultOf;
}

type Measure = (origin: Origin, context: EndpointContext) => Endpoint;

/** Every endpoint by its name; time on systemic therapy has an origin of its own. */
export const ENDPOINTS = {
  os: (origin, { evidence }) => overallSurvival(evidence, origin),
  pfs: (origin, { evidence }) => progressionFreeSurvival(evidence, origin),
  pfsTactics: (origin, { evidence, resultOf }) => tacticsSurvival(evidence, origin, resultOf),
  ttp: (origin, { evidence }) => timeToProgression(evidence, origin),
  ttup: (origin, { evidence, resultOf }) => timeToUntreatable(evidence, origin, resultOf),
  timeToRefractoriness: (origin, { evidence, resultOf }) => timeToRefractoriness(evidence, origin, resultOf),
  timeToChildPughB: (origin, { evidence, baselineClass }) =>
    timeToChildPughB(evidence, origin, baselineClass),
  timeOnSystemic: (_, { evidence }) => timeOnSystemic(evidence),
} as const satisfies Readonly<Record<string, Measure>>;

export type EndpointName = keyof typeof ENDPOINTS;
export const ENDPOINT_NAMES = Object.keys(ENDPOINTS) as readonly EndpointName[];

/** All endpoints from the first TACE. */
export function allEndpoints(
  evidence: Evidence,
  baselineClass: Outcome<'A' | 'B' | 'C'>,
  resultOf: ResultOf,
): Readonly<Record<EndpointName, Endpoint>> {
  const [first] = evidence.timeline.courses;
  const context: EndpointContext = { evidence, baselineClass, resultOf };
  const entries = ENDPOINT_NAMES.map((name) => {
    if (name === 'timeOnSystemic') return [name, timeOnSystemic(evidence)] as const;
    if (first === undefined) return [name, exclude(`${name}@1`, 'no-tace')] as const;
    return [name, ENDPOINTS[name]({ name: 'firstTace', day: first.start }, context)] as const;
  });
  return Object.fromEntries(entries) as Record<EndpointName, Endpoint>;
}
