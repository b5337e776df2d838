import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import type { System } from '#shared/longitudinal/lesions.ts';
import { proportionInterval } from '#shared/statistics/proportion/proportionInterval.ts';

/** Responses to one course, of the patients who received it. */
export interface ResponseRow {
  readonly course: number;
  readonly n: number;
  readonly CR: number;
  readonly PR: number;
  readonly SD: number;
  readonly PD: number;
  /** Not evaluable, or without a response: no response in the rate. */
  readonly NE: number;
  readonly orr: number;
  readonly lower: number;
  readonly upper: number;
}

type Counts = Record<Response, number>;

function rowOf(course: number, counts: Counts): ResponseRow {
  const n = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rate = proportionInterval(counts.CR + counts.PR, n);
  const [lower, upper] = rate.ok ? rate.value.wilson : [0, 1];
  return { course, n, ...counts, orr: rate.ok ? rate.value.p : 0, lower, upper };
}

/**
 * Response by number of the course, with Wilson's 95 % interval of the objective response rate. A rate that falls from
 * course to course is partly selection: only some patients receive the next one. Patients are added one by one and not
 * kept. Cost: linear in the cohort.
 */
export class ResponseRun {
  readonly #system: System;
  readonly #byCourse = new Map<number, Counts>();

  constructor(system: System) {
    this.#system = system;
  }

  add(evidence: Evidence): void {
    for (const course of evidence.timeline.courses) {
      const counts = this.#byCourse.get(course.number) ?? { CR: 0, PR: 0, SD: 0, PD: 0, NE: 0 };
      const category = evidence.sessionResponse(course, this.#system).found?.value;
      counts[typeof category === 'string' ? category : 'NE'] += 1;
      this.#byCourse.set(course.number, counts);
    }
  }

  rows(): ResponseRow[] {
    return [...this.#byCourse].sort(([a], [b]) => a - b).map(([course, counts]) => rowOf(course, counts));
  }
}
