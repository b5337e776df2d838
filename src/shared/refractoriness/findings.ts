import type { Appearance, Feature, SiteFlag } from '#shared/longitudinal/appearance.ts';
import { PRESENT_AT_BASELINE, siteFlag } from '#shared/longitudinal/appearance.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { met, notMet, unknown, type Finding } from './result.ts';

/** Sessions of the last course that had started before a day; the same day counts as before the session. */
export function sessionsBefore(courses: readonly Course[], day: number): readonly string[] {
  return courses.filter((course) => course.start < day).at(-1)?.sessionIds ?? [];
}

function fromAppearance(
  code: string,
  appearance: Appearance,
  field: string,
  courses: readonly Course[],
): Finding {
  const { status, day, imagingIds, notes } = appearance;
  if (status === false) return notMet(code, notes);
  if (status === null || day === null) return unknown(code, [field], notes);
  return met(code, day, { sessionIds: sessionsBefore(courses, day), imagingIds, notes });
}

/** Appearance of vascular invasion or extrahepatic spread after the first course. */
export function featureAppeared(code: string, evidence: Evidence, feature: Feature): Finding {
  return fromAppearance(code, evidence.appearance(feature), feature, evidence.timeline.courses);
}

/** A site's judgement on an image after the first course; with `unlessAtBaseline` a state that was there before. */
export function flagRaised(
  code: string,
  evidence: Evidence,
  flag: SiteFlag,
  unlessAtBaseline: (evidence: Evidence) => boolean = () => false,
): Finding {
  if (unlessAtBaseline(evidence)) return notMet(code, [PRESENT_AT_BASELINE]);
  return fromAppearance(code, siteFlag(evidence.timeline, flag), flag, evidence.timeline.courses);
}

const TECHNICAL_FAILURE_SKIPPED = 'technical_failure_skipped';

/** Marks the criteria that count courses when a technical failure was left out. */
export function withSkipNote(evidence: Evidence, finding: Finding): Finding {
  const isSkipped = evidence.courses.length < evidence.timeline.courses.length;
  return isSkipped ? { ...finding, notes: [...finding.notes, TECHNICAL_FAILURE_SKIPPED] } : finding;
}
