import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import { not, or } from '#shared/kernel/kleene.ts';
import { known } from '#shared/model/missing.ts';
import type { Config } from '#shared/model/config.ts';
import { mrecistTarget } from '#shared/response/mrecistTarget.ts';
import { overallResponse } from '#shared/response/overallResponse.ts';
import { recistTarget } from '#shared/response/recistTarget.ts';
import type { Course } from './courses.ts';
import { lastImage, type Evaluation } from './evaluationImage.ts';
import {
  currentSum,
  hasNewLesion,
  markedTargets,
  nonTargetOn,
  targetsOn,
  type System,
  type Targets,
} from './lesions.ts';
import { valueOn, type Notes } from './onDay.ts';
import type { Image, Timeline } from './timeline.ts';

/** A category, or those that remain possible. */
export type Category = Response | { readonly among: readonly Response[] };

interface Computed {
  readonly category: Category;
  /** All targets were measured: the computed category stands on its own. */
  readonly complete: boolean;
  readonly sum: number | null;
}

export function enteredResponse(image: Image, system: System, notes: Notes): Response | null {
  return system === 'mRECIST'
    ? valueOn(image, (row) => known(row['response.mRECIST']), notes)
    : valueOn(image, (row) => known(row['response.RECIST11']), notes);
}

/**
 * A new lesion in the liver, one marked new, or spread that the baseline did not have; spread on an image whose
 * baseline says nothing of it may be one.
 */
function newLesionOn(baseline: Image, image: Image, notes: Notes): Truth {
  const inLiver = valueOn(image, (row) => known(row.newIntrahepaticLesion), notes);
  const spread = valueOn(image, (row) => known(row.ehs), notes);
  const hadSpread = valueOn(baseline, (row) => known(row.ehs), notes);
  const isSpreadNew = spread === true ? not(hadSpread) : false;
  return or(inLiver, hasNewLesion(image, notes), isSpreadNew);
}

export interface Comparison {
  readonly baseline: Image;
  readonly targets: Targets;
  readonly earlierSums: readonly number[];
  readonly system: System;
  readonly config: Config;
}

/** The category by the measurements of an image; `null` where it says nothing of the targets. */
function computeResponse(image: Image, comparison: Comparison, notes: Notes): Computed | null {
  const { baseline, targets, earlierSums, system, config } = comparison;
  const { recorded, sum, onlySmallNodes } = currentSum(image, targets, system, notes);
  if (recorded === 0) return null;
  const rule = system === 'mRECIST' ? mrecistTarget : recistTarget;
  const target =
    sum === null
      ? null
      : rule.evaluate(
          {
            baseSumMm: targets.sum,
            earlierSumsMm: earlierSums,
            currentSumMm: sum,
            nodesAllShortAxisUnder10: onlySmallNodes,
          },
          config,
        );
  const outcome = overallResponse.evaluate(
    {
      target: target === null ? 'NE' : target.kind === 'decided' ? target.value : 'none',
      nonTarget: nonTargetOn(baseline, targets, image, system, notes),
      newLesion: newLesionOn(baseline, image, notes),
    },
    config,
  );
  if (outcome.kind === 'not_applicable') return null;
  const category: Category = outcome.kind === 'decided' ? outcome.value : { among: outcome.possible };
  return { category, complete: sum !== null, sum };
}

/**
 * The last adequate image before a course that measures all targets. One that does not is passed over, but never for
 * an image from before the previous course, which would credit this course with the response to that one.
 */
function baselineOf(
  { adequate, courses }: Timeline,
  course: Course,
  system: System,
): Evaluation<Targets> | null {
  const images = adequate.filter((image) => image.day <= course.start);
  const previous = courses.findLast((each) => each.start < course.start)?.start ?? -Infinity;
  const last = images.at(-1)?.day ?? -Infinity;
  const usable = last > previous ? images.filter((image) => image.day > previous) : images;
  const marked = markedTargets(images);
  return lastImage(usable, course.start, (image) => targetsOn(image, system, marked, new Set()));
}

/**
 * Response of a course on an image: the entered category comes first; the measured one takes its place where none is
 * entered.
 */
export function sessionCategory(
  image: Image,
  comparison: Comparison | null,
  system: System,
  notes: Notes,
): Category | null {
  const entered = enteredResponse(image, system, notes);
  const computed = comparison && computeResponse(image, comparison, notes);
  if (entered === null) return computed?.category ?? null;
  const isConflict = computed?.complete === true && typeof computed.category === 'string';
  if (isConflict && computed.category !== entered) notes.add('response_conflict');
  return entered;
}

/** The comparison of a course's own images: with the last adequate image before it, and nothing earlier. */
export function comparisonBefore(timeline: Timeline, course: Course, system: System): Comparison | null {
  const baseline = baselineOf(timeline, course, system);
  if (baseline === null) return null;
  const { image, value: targets } = baseline;
  return { baseline: image, targets, earlierSums: [], system, config: timeline.config };
}

/** The overall response on one image; `category` is null where nothing says what it is. */
export interface OverallResponse {
  readonly image: Image;
  readonly category: Category | null;
  readonly notes: readonly string[];
}

/**
 * Overall response on every adequate image after the first course, against the last adequate image before it with a
 * running nadir. Measurements come first here; the entered category takes their place where they are incomplete.
 * Cost: images x lesions.
 */
export function overallResponses(
  timeline: Timeline,
  first: Course,
  toBaseline: Comparison | null,
  system: System,
): readonly OverallResponse[] {
  const earlierSums: number[] = [];
  const responses: OverallResponse[] = [];
  for (const image of timeline.adequate) {
    if (image.day <= first.start) continue;
    const notes: Notes = new Set();
    const comparison = toBaseline && { ...toBaseline, earlierSums: [...earlierSums] };
    const computed = comparison && computeResponse(image, comparison, notes);
    const isDecided = computed?.complete === true && typeof computed.category === 'string';
    const category = isDecided
      ? computed.category
      : (enteredResponse(image, system, notes) ?? computed?.category ?? null);
    if (computed?.sum !== undefined && computed.sum !== null) earlierSums.push(computed.sum);
    responses.push({ image, category, notes: [...notes] });
  }
  return responses;
}
