import type { PatientRecord } from '#shared/codebook/records.ts';
import { known } from '#shared/model/missing.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';

export type SystemicCourse = PatientRecord['systemicCourses'][number];

/** How systemic therapy relates to TACE. A switch is the first systemic start after at least one TACE. */
export interface Switch {
  readonly kind: 'switch' | 'upfront_or_combined' | 'none';
  /** Day of the first systemic start, whatever the kind. */
  readonly start: number | null;
  /** No start can be placed, but a systemic course without a usable date of start is recorded. */
  readonly isUndated: boolean;
  /** Systemic courses that started on that day; more than one only by an error of the record. */
  readonly courses: readonly SystemicCourse[];
}

/**
 * Systemic therapy before, or on the day of, the first TACE is no switch; nor is it one after systemic therapy that
 * the baseline records.
 */
export function switchOf(timeline: Timeline): Switch {
  const first = timeline.courses[0]?.start;
  const systemic = timeline.systemic[0];
  const { baseline } = timeline.record;
  if (systemic === undefined || first === undefined) {
    const isUndated = systemic === undefined && timeline.record.systemicCourses.length > 0;
    return { kind: 'none', start: systemic?.day ?? null, isUndated, courses: systemic?.rows ?? [] };
  }
  const isLater = systemic.day > first;
  const hadBefore = baseline !== null && known(baseline.priorSystemic) === true;
  return {
    kind: isLater && !hadBefore ? 'switch' : 'upfront_or_combined',
    start: systemic.day,
    isUndated: false,
    courses: systemic.rows,
  };
}
