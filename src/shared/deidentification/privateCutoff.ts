import { hasRelativeDates, lastContact, lastDay } from './contact.ts';
import { SHIFT_WINDOW } from './dateShift.ts';
import { drawBelow, STABLE_SCOPE, type KeyedFunction } from './keyedFunction.ts';
import type { Profile } from './profile.ts';
import type { Branch } from './tree.ts';

/**
 * Where the living share one last-contact date, follow-up alone gives their index date away: index = cutoff minus
 * follow-up. The remedy shortens the follow-up of everybody, dead or alive, by a private number of days. Shortening
 * only the living would be informative censoring and bias every survival curve.
 */
export interface ContactTally {
  alive: number;
  /** Living patients by the day number of their last contact. */
  readonly byDay: Map<number, number>;
  /** Latest event of anybody. */
  latest: number | null;
}

export function newTally(): ContactTally {
  return { alive: 0, byDay: new Map(), latest: null };
}

/** Adds one patient; those without calendar dates are passed over. */
export function tallyContact(tally: ContactTally, tree: Branch): void {
  if (hasRelativeDates(tree)) return;
  const last = lastDay(tree);
  if (last !== null) tally.latest = Math.max(tally.latest ?? last, last);
  const day = lastContact(tree);
  if (day === null) return;
  tally.alive += 1;
  tally.byDay.set(day, (tally.byDay.get(day) ?? 0) + 1);
}

const SHARED_BY = 5;
const SHARED_PART = 0.1;

/**
 * The administrative cutoff that the contacts betray, or `null`. A day that more than a tenth of the living share
 * is one, the earliest of them the binding one; without such a day, the latest that five or more share.
 */
export function sharedCutoff(tally: ContactTally): number | null {
  const days = [...tally.byDay.entries()].sort(([a], [b]) => a - b);
  const dominant = days.find(([, n]) => n > 1 && n > SHARED_PART * tally.alive);
  if (dominant !== undefined) return dominant[0];
  return days.findLast(([, n]) => n >= SHARED_BY)?.[0] ?? null;
}

export interface CutoffPlan {
  /** Whether the living share a last contact. */
  readonly fired: boolean;
  /** Day number from which private days are taken off; `null` leaves every follow-up as it is. */
  readonly base: number | null;
  readonly range: number;
}

/**
 * Under shifted dates the end of the data is cut for everybody even without a shared contact, by the widest shift:
 * a date after the day of export, or after the last contact of all, would say how far it was moved.
 */
export function planCutoff(profile: Profile, tally: ContactTally, enabled: boolean): CutoffPlan {
  const shared = sharedCutoff(tally);
  const fired = shared !== null;
  const range = profile.cutoffRange;
  if (range === null || !enabled) return { fired, base: null, range: 0 };
  if (profile.dates !== 'shifted') return { fired, base: shared, range };
  const end = shared ?? tally.latest;
  return { fired, base: end === null ? null : end - SHIFT_WINDOW.most, range };
}

/**
 * The patient's own last day, 0 … range days before the base. The draw is the same in every release: were it new
 * each time, the releases together would narrow it.
 */
export function privateCutoffOf(
  plan: CutoffPlan,
  keyed: KeyedFunction,
  uuid: string,
  tree: Branch,
): number | null {
  if (plan.base === null || hasRelativeDates(tree)) return null;
  return plan.base - drawBelow(plan.range + 1, keyed, 'cutoff', STABLE_SCOPE, uuid);
}
