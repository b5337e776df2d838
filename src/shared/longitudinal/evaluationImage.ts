import type { DayWindow } from '#shared/model/configKey.ts';
import type { Course } from './courses.ts';
import { IMPUTED_DATE, type Notes } from './onDay.ts';
import type { Image } from './timeline.ts';

const WINDOW_TOLERANCE_USED = 'window_tolerance_used';

export interface Evaluation<T> {
  readonly image: Image;
  readonly value: T;
}

/**
 * The image that evaluates a course: the earliest adequate CT or MRI within the window after the course's end, and not
 * after the start of the next course, on which `read` finds a value. `read` answers `null` where the image says
 * nothing; the course is then unknown in that field. Cost: linear in the images.
 */
export function imageFor<T>(
  evaluations: readonly Image[],
  course: Course,
  window: DayWindow,
  read: (image: Image, notes: Notes) => T | null,
  notes: Notes,
): Evaluation<T> | null {
  const { from, to, tolerance } = window;
  for (const image of evaluations) {
    const days = image.day - course.end;
    if (days < from - tolerance) continue;
    if (days > to + tolerance || (course.nextStart !== null && image.day > course.nextStart)) return null;
    const value = read(image, notes);
    if (value === null) continue;
    if (days < from || days > to) notes.add(WINDOW_TOLERANCE_USED);
    if (image.imputed) notes.add(IMPUTED_DATE);
    return { image, value };
  }
  return null;
}

/** The last image on or before a day on which `read` finds a value. */
export function lastImage<T>(
  images: readonly Image[],
  upTo: number,
  read: (image: Image) => T | null,
): Evaluation<T> | null {
  for (let i = images.length - 1; i >= 0; i -= 1) {
    const image = images[i];
    if (image === undefined || image.day > upTo) continue;
    const value = read(image);
    if (value !== null) return { image, value };
  }
  return null;
}
