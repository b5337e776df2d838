import { round6 } from '#shared/kernel/rounding.ts';
import type { LabInterval } from '#shared/model/lab.ts';

/**
 * Thresholds divide the range of a quantity into classes within which no rule can tell two values apart. One
 * representative per class therefore stands for every value in it.
 */
export interface Cut {
  readonly at: number;
  /** The threshold value itself opens the class above it, or closes the class below it. */
  readonly opens: boolean;
}

/** The boundary of a test `value >= at` (or `value < at`). */
export const atLeast = (at: number): Cut => ({ at: round6(at), opens: true });
/** The boundary of a test `value > at` (or `value <= at`). */
export const above = (at: number): Cut => ({ at: round6(at), opens: false });
/** Both: the value is a class of its own. For thresholds that another input moves. */
export const around = (at: number): readonly Cut[] => [atLeast(at), above(at)];

interface Position {
  readonly at: number;
  /** 0 is just before the value, 1 just after it. */
  readonly side: 0 | 1;
}

const isBefore = (a: Position, b: Position): boolean => a.at < b.at || (a.at === b.at && a.side < b.side);
const order = (a: Position, b: Position): number => a.at - b.at || a.side - b.side;

/** A single value, to the precision of every comparison: no threshold can divide it. */
export const isPoint = ({ low, high }: LabInterval): boolean => round6(low) >= round6(high);

/** One value of each class that the interval meets, ascending; a point is its own representative. */
export function representatives(interval: LabInterval, cuts: readonly Cut[]): readonly number[] {
  if (isPoint(interval)) return [interval.high];
  const low = round6(interval.low);
  const high = round6(interval.high);
  const start: Position = { at: low, side: interval.lowOpen ? 1 : 0 };
  const end: Position = { at: high, side: interval.highOpen ? 0 : 1 };
  const inner = cuts
    .map((cut): Position => ({ at: cut.at, side: cut.opens ? 0 : 1 }))
    .filter((position) => isBefore(start, position) && isBefore(position, end))
    .sort(order);
  const values: number[] = [];
  let from = start;
  for (const to of [...inner, end]) {
    if (isBefore(from, to)) values.push(valueBetween(from, to));
    from = to;
  }
  return values;
}

function valueBetween(from: Position, to: Position): number {
  if (from.side === 0) return from.at;
  if (to.side === 1) return to.at;
  return Number.isFinite(to.at) ? (from.at + to.at) / 2 : from.at * 2 + 1;
}

export const span = (low: number, high: number): LabInterval => ({
  low,
  high,
  lowOpen: false,
  highOpen: false,
});
export const POSITIVE: LabInterval = { low: 0, high: Infinity, lowOpen: true, highOpen: true };
