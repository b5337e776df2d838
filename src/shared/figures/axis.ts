import { DAYS_PER_MONTH } from '#shared/kernel/day.ts';

export type TimeUnit = 'months' | 'days';

export interface Tick {
  /** In days on a time axis. */
  readonly value: number;
  readonly label: string;
}

const MONTH_STEPS = [1, 3, 6, 12, 24, 36, 60, 120, 240];
const DAY_STEPS = [7, 30, 60, 90, 180, 365, 730, 1825, 3650];
const MOST_TICKS = 8;

const daysIn = (unit: TimeUnit): number => (unit === 'months' ? DAYS_PER_MONTH : 1);

/** Ticks from exactly 0 at multiples of 3, 6 or 12 months (30 days and so on), at most eight; the last one ends the axis. */
export function timeTicks(longest: number, unit: TimeUnit): readonly Tick[] {
  const most = longest / daysIn(unit);
  const steps = unit === 'months' ? MONTH_STEPS : DAY_STEPS;
  const step =
    steps.find((candidate) => Math.ceil(most / candidate) < MOST_TICKS) ?? Math.ceil(most / MOST_TICKS);
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => ({
    value: index * step * daysIn(unit),
    label: String(index * step),
  }));
}

const LOG_STEPS = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];
const LOG_DAY_STEPS = [7, 14, 30, 60, 90, 180, 365, 730, 1825, 3650];

/** Ticks of a logarithmic time axis inside a stretch. */
export function logTimeTicks(from: number, to: number, unit: TimeUnit): readonly Tick[] {
  const steps = unit === 'months' ? LOG_STEPS : LOG_DAY_STEPS;
  return steps
    .map((step) => ({ value: step * daysIn(unit), label: String(step) }))
    .filter((tick) => tick.value >= from && tick.value <= to);
}

export function linear(from: number, to: number, low: number, high: number): (value: number) => number {
  const scale = (high - low) / (to - from || 1);
  return (value) => low + (value - from) * scale;
}
