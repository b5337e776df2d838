import { known } from '#shared/model/missing.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import type { System } from '#shared/longitudinal/lesions.ts';
import type { OverallResponse } from '#shared/longitudinal/response.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';
import type { Origin } from './endpoint.ts';

/** Adequate images after the origin that say what the response is; not evaluable is no assessment. */
export function assessments(evidence: Evidence, system: System, origin: Origin): readonly OverallResponse[] {
  return evidence
    .overallResponses(system)
    .filter(
      ({ image, category }) => image.day > origin.day && typeof category === 'string' && category !== 'NE',
    );
}

/** The last assessment up to a day; without one, observation ends at the origin. */
export function lastAssessment(
  assessed: readonly OverallResponse[],
  origin: Origin,
  upTo: number,
): { readonly day: number; readonly isAssessed: boolean } {
  const last = assessed.filter(({ image }) => image.day <= upTo).at(-1);
  return { day: last?.image.day ?? origin.day, isAssessed: last !== undefined };
}

/** First anticancer therapy other than TACE that starts after the origin. */
export function newTherapyDay({ systemic, otherTreatments }: Timeline, origin: Origin): number | null {
  const days = [...systemic, ...otherTreatments].map((item) => item.day).filter((day) => day > origin.day);
  return days.length === 0 ? null : Math.min(...days);
}

/** First transplant or resection from the origin on. */
export function transplantDay({ otherTreatments }: Timeline, origin: Origin): number | null {
  const found = otherTreatments.find(
    ({ day, rows }) =>
      day >= origin.day && rows.some((row) => ['transplant', 'resection'].includes(known(row.type) ?? '')),
  );
  return found?.day ?? null;
}
