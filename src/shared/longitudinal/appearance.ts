import type { Truth } from '#shared/kernel/kleene.ts';
import { known } from '#shared/model/missing.ts';
import { baselineInvasion } from './baselineInvasion.ts';
import { lastImage } from './evaluationImage.ts';
import { idsOn, IMPUTED_DATE, valueOn, type Notes } from './onDay.ts';
import type { Image, Timeline } from './timeline.ts';

export type Feature = 'mvi' | 'ehs';

export const PRESENT_AT_BASELINE = 'present_at_baseline';
const BASELINE_NOT_ASSESSED = 'baseline_not_assessed';

export interface Appearance {
  readonly status: Truth;
  readonly day: number | null;
  readonly imagingIds: readonly string[];
  readonly notes: readonly string[];
}

/** What the images of one date say of the feature. */
export const featureOn = (image: Image, feature: Feature, notes: Notes): Truth =>
  valueOn(image, pick(feature), notes);

const pick = (feature: Feature) => (row: Image['rows'][number]) => known(row[feature]);

/** The feature before the first course: on the last image that says it, else by the baseline record. */
function featureAtBaseline(timeline: Timeline, feature: Feature): Truth {
  const [first] = timeline.courses;
  const { baseline } = timeline.record;
  const seen =
    first && lastImage(timeline.images, first.start, (image) => featureOn(image, feature, new Set()));
  if (seen) return seen.value;
  return feature === 'mvi' ? baselineInvasion(baseline) : baseline && known(baseline.ehs);
}

/**
 * Whether vascular invasion or spread appeared after the start of the first course. What was there before did not
 * appear; a first positive image without any earlier negative one does not tell.
 */
export function appearanceOf(timeline: Timeline, feature: Feature): Appearance {
  const start = timeline.courses[0]?.start ?? Infinity;
  const atBaseline = featureAtBaseline(timeline, feature);
  const none = { day: null, imagingIds: [] };
  if (atBaseline === true) return { status: false, ...none, notes: [PRESENT_AT_BASELINE] };
  let wasAbsent = atBaseline === false;
  const notes: Notes = new Set();
  for (const image of timeline.images) {
    if (image.day <= start) continue;
    const value = featureOn(image, feature, notes);
    if (value === true && !wasAbsent)
      return { status: null, ...none, notes: [...notes, BASELINE_NOT_ASSESSED] };
    if (value === true) {
      if (image.imputed) notes.add(IMPUTED_DATE);
      return { status: true, day: image.day, imagingIds: idsOn(image, pick(feature)), notes: [...notes] };
    }
    wasAbsent ||= value === false;
  }
  const last = timeline.adequate.at(-1);
  const isClear = last !== undefined && last.day > start && featureOn(last, feature, notes) === false;
  return { status: isClear ? false : null, ...none, notes: [...notes] };
}

export type SiteFlag = 'massiveLiverInvolvement' | 'retreatmentUnsafe' | 'unTaceable';

/**
 * The first image after the first course that carries a site's judgement. These are reported by exception: without
 * one, an adequate image says that there was nothing to report.
 */
export function siteFlag(timeline: Timeline, flag: SiteFlag): Appearance {
  const start = timeline.courses[0]?.start ?? Infinity;
  const read = (row: Image['rows'][number]) => known(row[flag]);
  const notes: Notes = new Set();
  for (const image of timeline.images) {
    if (image.day <= start || valueOn(image, read, notes) !== true) continue;
    return { status: true, day: image.day, imagingIds: idsOn(image, read), notes: [...notes] };
  }
  const isReported = timeline.adequate.some((image) => image.day > start);
  return { status: isReported ? false : null, day: null, imagingIds: [], notes: [...notes] };
}
