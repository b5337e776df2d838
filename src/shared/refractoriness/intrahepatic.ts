import type { Truth } from '#shared/kernel/kleene.ts';
import type { DayWindow } from '#shared/model/configKey.ts';
import { known } from '#shared/model/missing.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import { imageFor, lastImage } from '#shared/longitudinal/evaluationImage.ts';
import { valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import type { Image, Timeline } from '#shared/longitudinal/timeline.ts';
import type { CourseJudgement } from './pairs.ts';

const count = (image: Image, notes: Notes): number | null =>
  valueOn(image, (row) => known(row.nViableLiver), notes);

/**
 * More tumours after a course: a new lesion in the liver, or a risen count. The new lesion comes first, because
 * necrosis of old ones hides it in the count.
 */
export function tumoursIncreased(timeline: Timeline, course: Course, window: DayWindow): CourseJudgement {
  const { evaluations } = timeline;
  const before = lastImage(evaluations, course.start, (image) => count(image, new Set()))?.value ?? null;
  const read = (image: Image, own: Notes): Truth => {
    const isNew = valueOn(image, (row) => known(row.newIntrahepaticLesion), own);
    if (isNew === true) return true;
    const after = count(image, own);
    const hasRisen = before !== null && after !== null && after > before;
    return hasRisen ? true : isNew;
  };
  return judgedBy(timeline, course, window, read, 'newIntrahepaticLesion');
}

/** A new lesion in the liver after a course, whatever the counts. */
export function newLesions(timeline: Timeline, course: Course, window: DayWindow): CourseJudgement {
  const read = (image: Image, own: Notes): Truth =>
    valueOn(image, (row) => known(row.newIntrahepaticLesion), own);
  return judgedBy(timeline, course, window, read, 'newIntrahepaticLesion');
}

/** Less than half of the tumour holds lipiodol; drug-eluting beads leave none to judge. */
export function lipiodolIncomplete(timeline: Timeline, course: Course, window: DayWindow): CourseJudgement {
  const read = (image: Image, own: Notes): Truth => {
    if (image.rows.every((row) => row.modality !== 'CT')) return null;
    const share = valueOn(image, (row) => (row.modality === 'CT' ? known(row.lipiodolPct) : null), own);
    return share === null ? null : share < 50;
  };
  if (course.drugEluting === true) {
    return { value: null, image: null, missing: ['lipiodolPct'], notes: ['no_lipiodol_to_judge'] };
  }
  return judgedBy(timeline, course, window, read, 'lipiodolPct');
}

function judgedBy(
  timeline: Timeline,
  course: Course,
  window: DayWindow,
  read: (image: Image, notes: Notes) => Truth,
  field: string,
): CourseJudgement {
  const notes: Notes = new Set();
  const found = imageFor(timeline.evaluations, course, window, read, notes);
  return { value: found?.value ?? null, image: found?.image ?? null, missing: [field], notes: [...notes] };
}
