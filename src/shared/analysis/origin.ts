import { dayNumber } from '#shared/kernel/day.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { DEFINITIONS } from '#shared/model/config.ts';
import type { Exclusion } from '#shared/endpoints/endpoint.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import { switchOf } from '#shared/switching/switchRecord.ts';
import { evaluationOf } from './grouping.ts';
import type { Subject } from './subject.ts';

/** Time zero of a question. */
export interface OriginChoice {
  readonly name: string;
  readonly rules: readonly string[];
  /** The day, or why this patient has none. */
  of(subject: Subject): number | Exclusion;
}

function fromCourse(name: string, course: number): OriginChoice {
  return {
    name,
    rules: [],
    of: ({ evidence }) => {
      const { courses } = evidence.timeline;
      if (courses.length === 0) return 'no-tace';
      return courses[course - 1]?.start ?? 'unknown-origin';
    },
  };
}

function fromImage(name: string, course: number): OriginChoice {
  return {
    name,
    rules: ['sessionResponse@1'],
    of: (subject) => {
      if (subject.evidence.timeline.courses.length === 0) return 'no-tace';
      return evaluationOf(subject, course)?.image.day ?? 'unknown-origin';
    },
  };
}

const fromSwitch: OriginChoice = {
  name: 'switch',
  rules: [],
  of: ({ evidence }) => {
    const { kind, start, isUndated } = switchOf(evidence.timeline);
    if (isUndated) return 'unknown-origin';
    return kind === 'switch' && start !== null ? start : 'no-switch';
  },
};

/** Time on systemic therapy starts with therapy, whatever came before. */
export const fromSystemicStart: OriginChoice = {
  name: 'switch',
  rules: [],
  of: ({ evidence: { timeline } }) =>
    timeline.systemic[0]?.day ??
    (timeline.record.systemicCourses.length > 0 ? 'unknown-origin' : 'no-systemic'),
};

function fromRefractoriness(name: string, text: string): OriginChoice | null {
  const definition = DEFINITIONS.find((candidate) => candidate === text);
  if (definition === undefined) return null;
  return {
    name,
    rules: [`${definition}@${definitionOf(definition).version}`],
    of: (subject) => {
      if (subject.evidence.timeline.courses.length === 0) return 'no-tace';
      const { dateFirstMet } = subject.result(definition);
      return (dateFirstMet === null ? null : dayNumber(dateFirstMet)) ?? 'unknown-origin';
    },
  };
}

/**
 * Reads an origin: `firstTace`, `course:K`, `switch`, `refractory:DEFINITION`, or `image:K`, the evaluation image of
 * course K.
 */
export function parseOrigin(text: string): Result<OriginChoice, string> {
  if (text === 'firstTace') return ok(fromCourse(text, 1));
  if (text === 'switch') return ok(fromSwitch);
  const numbered = /^(course|image):([1-9]\d?)$/.exec(text);
  if (numbered !== null) {
    const course = Number(numbered[2]);
    return ok(numbered[1] === 'course' ? fromCourse(text, course) : fromImage(text, course));
  }
  const refractory = text.startsWith('refractory:')
    ? fromRefractoriness(text, text.slice('refractory:'.length))
    : null;
  return refractory === null
    ? fail(
        `expects firstTace, course:K, image:K, switch or refractory: with one of ${DEFINITIONS.join(', ')}`,
      )
    : ok(refractory);
}
