import { dayFromNumber } from '#shared/kernel/day.ts';
import type { ReleaseReason } from './missingReason.ts';
import { boundsOf } from './partialDate.ts';
import { textOf, type Branch } from './tree.ts';

const OLDEST = 89;
const DAYS_PER_YEAR = 365.25;

/** Ten-year bands of the released age, oldest last. */
export const AGE_GROUPS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Array.from({ length: 11 }, (_, index) => index * 10).map((from) => [
      `${from}-${from + 9}`,
      `${from} to ${from + 9}`,
    ]),
  ),
  '90+': 'Over 89',
  '90+ at last event': 'At most 89 at the index, over 89 at the last released event',
};

export interface ReleasedAge {
  readonly age: number | null;
  readonly group: string | null;
  readonly reason: ReleaseReason | null;
}

/** Completed years between two day numbers. */
function completedYears(birth: number, at: number): number {
  const [from, to] = [dayFromNumber(birth), dayFromNumber(at)];
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

interface Ages {
  readonly atIndex: number;
  /** Oldest the patient can have been at the last event. */
  readonly atLast: number;
}

function agesOf(tree: Branch, index: number, last: number): Ages | null {
  const birth = textOf(tree.values['birthDate']);
  if (birth !== null) {
    const bounds = boundsOf(birth);
    const middle = Math.floor((bounds.low + bounds.high) / 2);
    return { atIndex: completedYears(middle, index), atLast: completedYears(bounds.low, last) };
  }
  const stated = tree.values['ageAtIndex'];
  if (typeof stated !== 'number') return null;
  return { atIndex: stated, atLast: Math.floor(stated + (last - index) / DAYS_PER_YEAR) };
}

const bandOf = (age: number): string => {
  const from = Math.floor(age / 10) * 10;
  return `${from}-${from + 9}`;
};

/**
 * Age in completed years on the index day (a day number), as it may leave. With `capped`, an age over 89 is withheld,
 * and so is one that the released follow-up up to `last` would carry past 89, by the true dates or by adding the
 * interval to the released number.
 */
export function releasedAge(
  tree: Branch,
  index: number | null,
  last: number | null,
  capped: boolean,
): ReleasedAge {
  const none: ReleasedAge = { age: null, group: null, reason: null };
  if (index === null) return { ...none, reason: 'NOIDX' };
  const end = Math.max(index, last ?? index);
  const ages = agesOf(tree, index, end);
  if (ages === null) return none;
  const { atIndex, atLast } = ages;
  if (capped && atIndex > OLDEST) return { age: null, group: '90+', reason: 'AGE90' };
  const derivable = atIndex + (end - index) / DAYS_PER_YEAR;
  if (capped && (atLast > OLDEST || derivable > OLDEST + 1 - 1e-9)) {
    return { age: null, group: '90+ at last event', reason: 'AGE90' };
  }
  return { age: atIndex, group: bandOf(atIndex), reason: null };
}
