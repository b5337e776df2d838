import type { Response } from '#shared/codebook/entities/imaging.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { DefinitionName } from '#shared/model/config.ts';
import { known } from '#shared/model/missing.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { refractoriness } from '#shared/refractoriness/definitions.ts';
import { switchOf } from '#shared/switching/switchRecord.ts';

/** One patient's course in days from the first TACE; earlier days are negative. */
export interface SwimmerCourse {
  readonly sessions: number[];
  readonly images: { readonly day: number; readonly response: Response | null }[];
  /** Systemic therapy; `stop` is `null` while it goes on or when its end is not known. */
  readonly systemic: { readonly start: number; readonly stop: number | null }[];
  readonly switchDay: number | null;
  /** Definitions of refractoriness that are met, at the date on which they fired. */
  readonly definitions: { readonly definition: DefinitionName; readonly day: number }[];
  /** The last day known of the patient; `unknown` when no follow-up says whether the patient lived. */
  readonly end: { readonly day: number; readonly kind: 'death' | 'alive' | 'unknown' };
}

function endOf(evidence: Evidence, origin: number, lastDay: number): SwimmerCourse['end'] {
  const { dead, deathDay, lastAlive } = evidence.vitalStatus();
  if (dead && deathDay !== null) return { day: deathDay - origin, kind: 'death' };
  if (dead || lastAlive === null) return { day: lastDay, kind: 'unknown' };
  return { day: Math.max(lastAlive - origin, lastDay), kind: 'alive' };
}

/** The course of a patient for a swimmer figure, `null` without TACE: nothing then says where it begins. */
export function swimmerCourse(evidence: Evidence): SwimmerCourse | null {
  const { courses, systemic, adequate } = evidence.timeline;
  const origin = courses[0]?.start;
  if (origin === undefined) return null;
  const responses = new Map(
    evidence.overallResponses('mRECIST').map(({ image, category }) => [image.day, category]),
  );
  const sessions = courses.flatMap((course) => course.sessionDays.map((day) => day - origin));
  const images = adequate.map(({ day }) => {
    const response = responses.get(day);
    return { day: day - origin, response: typeof response === 'string' ? response : null };
  });
  const therapies = systemic.flatMap(({ day, rows }) =>
    rows.map((row) => {
      const stop = known(row.stopDate);
      const stopDay = stop === null ? null : dayNumber(stop);
      return { start: day - origin, stop: stopDay === null ? null : stopDay - origin };
    }),
  );
  const definitions = refractoriness(evidence).flatMap(({ definition, dateFirstMet }) => {
    const day = dateFirstMet === null ? null : dayNumber(dateFirstMet);
    return day === null ? [] : [{ definition, day: day - origin }];
  });
  const { kind, start } = switchOf(evidence.timeline);
  const lastDay = Math.max(
    0,
    ...sessions,
    ...images.map(({ day }) => day),
    ...therapies.map(({ start: began, stop }) => stop ?? began),
  );
  return {
    sessions,
    images,
    systemic: therapies,
    switchDay: kind === 'switch' && start !== null ? start - origin : null,
    definitions,
    end: endOf(evidence, origin, lastDay),
  };
}

/** What comes first in the figure. */
export type SwimmerOrder = 'followUp' | 'courses' | 'switch' | 'refractory' | 'studyId';

/** Patients in the order of a swimmer figure. */
export class SwimmerOrdering {
  readonly #order: SwimmerOrder;
  readonly #definition: DefinitionName;
  readonly #lanes: { readonly id: string; readonly studyId: string; readonly key: number }[] = [];
  /** Patients without TACE. */
  withoutTace = 0;

  constructor(order: SwimmerOrder, definition: DefinitionName) {
    this.#order = order;
    this.#definition = definition;
  }

  add(id: string, evidence: Evidence): void {
    const course = swimmerCourse(evidence);
    if (course === null) this.withoutTace += 1;
    else this.#lanes.push({ id, studyId: evidence.timeline.record.studyId, key: this.#keyOf(course) });
  }

  /** Ids in order: the longest, the most, or the earliest first; what never came about last. */
  ids(): string[] {
    return [...this.#lanes]
      .sort((a, b) => a.key - b.key || byCodePoint(a.studyId, b.studyId))
      .map(({ id }) => id);
  }

  #keyOf({ end, sessions, switchDay, definitions }: SwimmerCourse): number {
    switch (this.#order) {
      case 'followUp':
        return -end.day;
      case 'courses':
        return -sessions.length;
      case 'switch':
        return switchDay ?? Number.MAX_SAFE_INTEGER;
      case 'refractory':
        return (
          definitions.find(({ definition }) => definition === this.#definition)?.day ??
          Number.MAX_SAFE_INTEGER
        );
      case 'studyId':
        return 0;
    }
  }
}
