import { dayFromNumber, dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';

/** A stretch of days, both ends in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly day: number;
  readonly label: string;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const MIN_GAP = 58;
const MIN_SPAN = 28;

/** Pixels from day numbers. */
export function timeScale(span: Span, left: number, width: number): (day: number) => number {
  const days = Math.max(1, span.to - span.from);
  return (day) => left + ((day - span.from) / days) * width;
}

/** First days of months or years, spaced so that their labels do not touch. */
export function ticksOf(span: Span, width: number): readonly Tick[] {
  const pixelsPerMonth = (width / Math.max(1, span.to - span.from)) * 30.44;
  const step = STEPS.find((months) => months * pixelsPerMonth >= MIN_GAP) ?? 120;
  const first = dayFromNumber(span.from);
  const ticks: Tick[] = [];
  let month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1;
  month = Math.ceil(month / step) * step;
  for (; ticks.length < 100; month += step) {
    const label = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
    const day = must(dayNumber(`${label}-01`), 'a month');
    if (day > span.to) break;
    if (day >= span.from) ticks.push({ day, label: step % 12 === 0 ? label.slice(0, 4) : label });
  }
  return ticks;
}

/** Makes a stretch `factor` times as long around a day, inside the whole. */
export function zoomed(span: Span, whole: Span, factor: number, around: number): Span {
  const length = Math.max(MIN_SPAN, (span.to - span.from) * factor);
  if (length >= whole.to - whole.from) return whole;
  const share = (around - span.from) / (span.to - span.from);
  return clamped({ from: around - share * length, to: around + (1 - share) * length }, whole);
}

export function shifted(span: Span, whole: Span, days: number): Span {
  return clamped({ from: span.from + days, to: span.to + days }, whole);
}

function clamped({ from, to }: Span, whole: Span): Span {
  const over = Math.max(0, whole.from - from) - Math.max(0, to - whole.to);
  return { from: from + over, to: to + over };
}
