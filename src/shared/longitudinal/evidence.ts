import type { DayWindow } from '#shared/model/configKey.ts';
import { appearanceOf, type Appearance, type Feature } from './appearance.ts';
import { childPughSeries, type ChildPughPoint } from './childPughItems.ts';
import { effectiveCourses, type Course } from './courses.ts';
import type { Evaluation } from './evaluationImage.ts';
import { insufficiencyOf, type Judgement } from './insufficiency.ts';
import type { System } from './lesions.ts';
import { overallResponses, sessionResponse, type Category, type OverallResponse } from './response.ts';
import type { Timeline } from './timeline.ts';
import { vitalStatusOf, type VitalStatus } from './vitalStatus.ts';

export interface SessionResponse {
  readonly found: Evaluation<Category> | null;
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

  /** Response to a course at its evaluation image in `win.session`. */
  sessionResponse(course: Course, system: System): SessionResponse {
    return this.once(`session ${system} ${course.number} ${course.nextStart ?? ''}`, () => {
      const notes = new Set<string>();
      const found = sessionResponse(this.timeline, course, system, notes);
      return { found, notes: [...notes] };
    });
  }

  overallResponses(system: System): readonly OverallResponse[] {
    return this.once(`overall ${system}`, () => overallResponses(this.timeline, system));
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
