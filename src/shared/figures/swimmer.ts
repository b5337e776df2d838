import { DEFINITIONS, type DefinitionName } from '#shared/model/config.ts';
import { linear, timeTicks, type Tick, type TimeUnit } from './axis.ts';

/** One patient's course in days from the first TACE; what lies before it is not drawn. */
export interface SwimmerInput {
  readonly id: string;
  readonly label: string;
  readonly sessions: readonly number[];
  readonly images: readonly { readonly day: number; readonly response: string | null }[];
  readonly systemic: readonly { readonly start: number; readonly stop: number | null }[];
  readonly switchDay: number | null;
  readonly definitions: readonly { readonly definition: DefinitionName; readonly day: number }[];
  readonly end: { readonly day: number; readonly kind: SwimmerEnd };
}

export type SwimmerEnd = 'death' | 'alive' | 'unknown';

/** A lane that goes on beyond the axis has no end in the figure. */
type DrawnEnd = SwimmerEnd | 'beyond';

export interface SwimmerOptions {
  readonly width: number;
  readonly unit: TimeUnit;
  /** Last day drawn; `null` shows everything. */
  readonly until: number | null;
  /** Definitions that are marked. */
  readonly definitions: readonly DefinitionName[];
}

export interface SwimmerTag {
  /** Letters of the definitions that fired on this day. */
  readonly letters: string;
  readonly definitions: readonly DefinitionName[];
  readonly day: number;
  /** Left edge and width of the tag. */
  readonly x: number;
  readonly width: number;
  /** Where on the lane it belongs. */
  readonly at: number;
}

interface Span {
  readonly x: number;
  readonly width: number;
}

export interface SwimmerLaneGeometry {
  readonly id: string;
  readonly label: string;
  /** Top of the lane and middle of its bar. */
  readonly top: number;
  readonly middle: number;
  readonly bar: Span;
  readonly systemic: readonly (Span & { readonly open: boolean })[];
  readonly sessions: readonly number[];
  readonly images: readonly { readonly x: number; readonly progression: boolean }[];
  readonly switchAt: number | null;
  readonly end: { readonly x: number; readonly kind: DrawnEnd };
  readonly tags: readonly SwimmerTag[];
}

export interface SwimmerGeometry {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly laneHeight: number;
  readonly xTicks: readonly (Tick & { readonly x: number })[];
  readonly lanes: readonly SwimmerLaneGeometry[];
}

/** Heights within a lane: tags stand above the bar. */
export const LANE = { height: 30, tag: 12, bar: 7, middle: 21 } as const;

/** Outlines around 0, 0: circle, cross, triangle, square and arrow, told apart by shape alone. */
export const SWIMMER_MARKS = {
  session: 'M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z',
  image: 'M0 4.5V9',
  progression: 'M-3.2 -3.2L3.2 3.2M-3.2 3.2L3.2 -3.2',
  switch: 'M-4 5L0 -5L4 5Z',
  death: 'M-3.5 -3.5H3.5V3.5H-3.5Z',
  alive: 'M0 0H9M5.5 -3.5L9 0L5.5 3.5',
  unknown: 'M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z',
} as const;

const MARGIN = { left: 92, right: 30, top: 6, bottom: 44 };
const LETTER = 7;
const TAG_PADDING = 5;
const TAG_GAP = 2;
const SHORTEST_DAYS = 90;

/** The letter that stands for a definition in every figure. */
export const letterOf = (definition: DefinitionName): string =>
  String.fromCharCode('A'.charCodeAt(0) + DEFINITIONS.indexOf(definition));

type Scale = (day: number) => number;
interface Box {
  x: number;
  readonly width: number;
}

/** Moves tags apart: first to the right, then back from the right edge. */
function spread<T extends Box>(boxes: readonly T[], left: number, right: number): readonly T[] {
  let free = left;
  for (const box of boxes) {
    box.x = Math.max(box.x, free);
    free = box.x + box.width + TAG_GAP;
  }
  let limit = right;
  for (const box of [...boxes].reverse()) {
    box.x = Math.min(box.x, limit - box.width);
    limit = box.x - TAG_GAP;
  }
  return boxes;
}

function tagsOf(
  lane: SwimmerInput,
  { definitions: shown }: SwimmerOptions,
  until: number,
  x: Scale,
  left: number,
  right: number,
): readonly SwimmerTag[] {
  const byDay = new Map<number, DefinitionName[]>();
  for (const { definition, day } of lane.definitions) {
    if (!shown.includes(definition) || day < 0 || day > until) continue;
    const others = byDay.get(day);
    if (others === undefined) byDay.set(day, [definition]);
    else others.push(definition);
  }
  const tags = [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, definitions]) => {
      const letters = definitions.map(letterOf).sort().join('');
      const width = letters.length * LETTER + TAG_PADDING;
      return { letters, definitions, day, width, at: x(day), x: x(day) - width / 2 };
    });
  return spread(tags, left, right);
}

function laneOf(
  lane: SwimmerInput,
  index: number,
  x: Scale,
  plot: SwimmerGeometry['plot'],
  options: SwimmerOptions,
  until: number,
): SwimmerLaneGeometry {
  const top = plot.top + index * LANE.height;
  const isBeyond = lane.end.day > until;
  const end = Math.min(Math.max(0, lane.end.day), until);
  const isShown = (day: number): boolean => day >= 0 && day <= until;
  const span = (from: number, to: number): Span => ({ x: x(from), width: Math.max(1, x(to) - x(from)) });
  return {
    id: lane.id,
    label: lane.label,
    top,
    middle: top + LANE.middle,
    bar: span(0, end),
    systemic: lane.systemic
      .filter(({ start, stop }) => start <= until && Math.max(start, stop ?? end) >= 0)
      .map(({ start, stop }) => ({
        ...span(Math.max(0, start), Math.min(until, Math.max(0, start, stop ?? end))),
        open: stop === null,
      })),
    sessions: lane.sessions.filter(isShown).map(x),
    images: lane.images
      .filter(({ day }) => isShown(day))
      .map(({ day, response }) => ({ x: x(day), progression: response === 'PD' })),
    switchAt: lane.switchDay === null || !isShown(lane.switchDay) ? null : x(lane.switchDay),
    end: { x: x(end), kind: isBeyond ? 'beyond' : lane.end.kind },
    tags: tagsOf(lane, options, until, x, plot.left, plot.right + MARGIN.right - TAG_GAP),
  };
}

const lastDay = ({ end, sessions, images, systemic, definitions }: SwimmerInput): number =>
  Math.max(
    end.day,
    ...sessions,
    ...images.map(({ day }) => day),
    ...systemic.map(({ start, stop }) => stop ?? start),
    ...definitions.map(({ day }) => day),
  );

/**
 * Everything that a swimmer figure draws, one lane per patient from the first TACE to the last day known, in pixels of
 * a figure of the given width; no colour and no text but labels and letters. Cost: linear in the marks.
 */
export function swimmerGeometry(lanes: readonly SwimmerInput[], options: SwimmerOptions): SwimmerGeometry {
  const { width, unit } = options;
  const bottom = MARGIN.top + lanes.length * LANE.height;
  const plot = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom };
  const longest = Math.max(SHORTEST_DAYS, ...lanes.map(lastDay));
  const ticks = timeTicks(Math.min(longest, options.until ?? longest), unit);
  const until = ticks.at(-1)?.value ?? longest;
  const x = linear(0, until, plot.left, plot.right);
  return {
    width,
    height: bottom + MARGIN.bottom,
    plot,
    laneHeight: LANE.height,
    xTicks: ticks.map((tick) => ({ ...tick, x: x(tick.value) })),
    lanes: lanes.map((lane, index) => laneOf(lane, index, x, plot, options, until)),
  };
}
