import type { DayWindow } from '#shared/model/configKey.ts';
import { appearanceOf, type Appearance, type Feature } from './appearance.ts';
import { childPughSeries, type ChildPughPoint } from './childPughItems.ts';
import { effectiveCourses, type Course } from './courses.ts';
import { imageFor, type Evaluation } from './evaluationImage.ts';
import { insufficiencyOf, type Judgement } from './insufficiency.ts';
import type { System } from './lesions.ts';
import type { Notes } from './onDay.ts';
import {
  comparisonBefore,
  overallResponses,
  sessionCategory,
  type Category,
  type Comparison,
  type OverallResponse,
} from './response.ts';
import type { Image, Timeline } from './timeline.ts';
import { vitalStatusOf, type VitalStatus } from './vitalStatus.ts';

export interface SessionResponse {
  readonly found: Evaluation<Category> | null;
  readonly notes: readonly string[];
}

export interface ImageResponse {
  readonly category: Category | null;
  readonly notes: readonly string[];
}

/** Answers on one timeline that several rules ask for, each computed once, when it is first asked for. */
export class Evidence {
  readonly timeline: Timeline;
  /** Courses without purely technical failures: what consecutive rules count. */
  readonly courses: readonly Course[];
  readonly #memo = new Map<string, unknown>();

  constructor(timeline: Timeline) {
    this.timeline = timeline;
    this.courses = effectiveCourses(timeline.courses);
  }

  /** The answer under a key that names the question and all it depends on besides the timeline. */
  once<T>(key: string, compute: () => T): T {
    const known = this.#memo.get(key);
    if (known !== undefined) return known as T;
    const answer = compute();
    this.#memo.set(key, answer);
    return answer;
  }

  /** JSH insufficiency of every counted course, in their order. */
  insufficiency(window: DayWindow): readonly Judgement[] {
    return this.once(`insufficiency ${window.from} ${window.to} ${window.tolerance}`, () =>
      this.courses.map((course) => insufficiencyOf(this.timeline, course, window)),
    );
  }

  #comparison(course: Course, system: System): Comparison | null {
    return this.once(`comparison ${system} ${course.number}`, () =>
      comparisonBefore(this.timeline, course, system),
    );
  }

  /** The category of an image after a course, against the last adequate image before that course. */
  responseOn(image: Image, course: Course, system: System): ImageResponse {
    return this.once(`response ${system} ${course.number} ${image.day}`, () => {
      const notes: Notes = new Set();
      const category = sessionCategory(image, this.#comparison(course, system), system, notes);
      return { category, notes: [...notes] };
    });
  }

  /** Response to a course at its evaluation image, by default in `win.session`. */
  sessionResponse(
    course: Course,
    system: System,
    window: DayWindow = this.timeline.config['win.session'],
  ): SessionResponse {
    const { from, to, tolerance } = window;
    const key = `session ${system} ${course.number} ${course.nextStart ?? ''} ${from} ${to} ${tolerance}`;
    return this.once(key, () => {
      const notes: Notes = new Set();
      const read = (image: Image, own: Notes): Category | null => {
        const response = this.responseOn(image, course, system);
        response.notes.forEach((note) => own.add(note));
        return response.category;
      };
      const found = imageFor(this.timeline.evaluations, course, window, read, notes);
      return { found, notes: [...notes] };
    });
  }

  overallResponses(system: System): readonly OverallResponse[] {
    return this.once(`overall ${system}`, () => {
      const [first] = this.timeline.courses;
      if (first === undefined) return [];
      return overallResponses(this.timeline, first, this.#comparison(first, system), system);
    });
  }

  childPugh(): readonly ChildPughPoint[] {
    return this.once('childPugh', () => childPughSeries(this.timeline));
  }

  vitalStatus(): VitalStatus {
    return this.once('vitalStatus', () => vitalStatusOf(this.timeline.record.followUps));
  }

  appearance(feature: Feature): Appearance {
    return this.once(feature, () => appearanceOf(this.timeline, feature));
  }
}
