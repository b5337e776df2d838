import type { Row } from '#shared/codebook/records.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import type { DayWindow } from '#shared/model/configKey.ts';
import { known } from '#shared/model/missing.ts';
import { jshInsufficient, viablePctOf, type LesionAreas } from '#shared/response/jshInsufficient.ts';
import type { Course } from './courses.ts';
import { imageFor } from './evaluationImage.ts';
import { valueOn, type Notes } from './onDay.ts';
import type { Image, Timeline } from './timeline.ts';

/** What an evaluation image says of a course; `value` is `null` where it is not known. */
export interface Judgement {
  readonly value: Truth;
  readonly image: Image | null;
  readonly notes: readonly string[];
}

const TE_GRADES = [1, 2, 3, 4] as const;

const areasOf = (lesion: Row<'lesion'>): LesionAreas => ({
  wholeA: known(lesion.longestMm),
  wholeB: known(lesion.perpMm),
  viableA: known(lesion.viableLongestMm),
  viableB: known(lesion.viablePerpMm),
});

const isAboveHalf = (lesion: LesionAreas): boolean => (viablePctOf([lesion]) ?? 0) > 50;

/**
 * Selections of treated lesions that a share can be computed on. Where it is not said which lesions the course
 * treated, the two extreme selections stand for all: the answer is decided when both agree.
 */
function treatedSelections(image: Image, course: Course): readonly (readonly LesionAreas[])[] {
  const [row] = image.rows;
  if (row === undefined || image.rows.length > 1) return [];
  const inLiver = row.lesions.filter((lesion) => (known(lesion.kind) ?? 'intrahepatic') === 'intrahepatic');
  const treated: LesionAreas[] = [];
  const perhaps: LesionAreas[] = [];
  for (const lesion of inLiver) {
    const courses = known(lesion.treatedInCourses);
    if (courses === null) perhaps.push(areasOf(lesion));
    else if (courses.includes(course.number)) treated.push(areasOf(lesion));
  }
  if (perhaps.length === 0) return treated.length === 0 ? [] : [treated];
  if ([...treated, ...perhaps].some((lesion) => viablePctOf([lesion]) === null)) return [];
  const worse = [...treated, ...perhaps.filter(isAboveHalf)];
  const better = [...treated, ...perhaps.filter((lesion) => !isAboveHalf(lesion))];
  return [worse, better].filter((selection) => selection.length > 0);
}

/** Whether more than half of the treated tumour is still viable on an image. */
function insufficientOn(image: Image, course: Course, timeline: Timeline, notes: Notes): Truth {
  const viablePct = valueOn(image, (row) => known(row.viablePctTreated), notes);
  const grade = valueOn(image, (row) => known(row.te), notes);
  const te = TE_GRADES.find((candidate) => candidate === grade) ?? null;
  const selections =
    viablePct === null && te === null ? treatedSelections(image, course) : [[] as readonly LesionAreas[]];
  const values = new Set<boolean>();
  for (const lesions of selections) {
    const outcome = jshInsufficient.evaluate({ viablePct, te, lesions }, timeline.config);
    if (outcome.kind !== 'decided') return null;
    values.add(outcome.value);
    outcome.notes.forEach((note) => notes.add(note));
  }
  const [value = null, ...others] = values;
  return others.length === 0 ? value : null;
}

/** JSH insufficiency of a course at its evaluation image. */
export function insufficiencyOf(timeline: Timeline, course: Course, window: DayWindow): Judgement {
  const notes: Notes = new Set();
  const read = (image: Image, own: Notes): Truth => insufficientOn(image, course, timeline, own);
  const found = imageFor(timeline.evaluations, course, window, read, notes);
  return { value: found?.value ?? null, image: found?.image ?? null, notes: [...notes] };
}
