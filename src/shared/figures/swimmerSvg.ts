import type { DefinitionName } from '#shared/model/config.ts';
import { colourOf } from './kaplanMeierSvg.ts';
import { escaped, INK, line, MUTED, tag, text } from './svg.ts';
import {
  LANE,
  letterOf,
  SWIMMER_MARKS,
  swimmerGeometry,
  type SwimmerGeometry,
  type SwimmerInput,
  type SwimmerLaneGeometry,
  type SwimmerOptions,
} from './swimmer.ts';

export type SwimmerMark = keyof typeof SWIMMER_MARKS;

/** The words of a swimmer figure, in the reader's language. */
export interface SwimmerWords {
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly marks: Readonly<Record<SwimmerMark | 'systemic', string>>;
  readonly definition: (name: DefinitionName) => string;
}

const SESSION = colourOf(0);
const SYSTEMIC = colourOf(1);
const PROGRESSION = '#A3123A';
const BAR = '#c9d1d6';
const LEGEND_ROW = 18;
const LEGEND_COLUMN = 168;

const STYLES: Readonly<Record<SwimmerMark, Readonly<Record<string, string | number>>>> = {
  session: { fill: SESSION },
  image: { fill: 'none', stroke: MUTED },
  progression: { fill: 'none', stroke: PROGRESSION, 'stroke-width': 1.75 },
  switch: { fill: SYSTEMIC },
  death: { fill: INK },
  alive: { fill: 'none', stroke: INK, 'stroke-width': 1.25 },
  unknown: { fill: '#ffffff', stroke: INK },
};

const mark = (kind: SwimmerMark, x: number, y: number): string =>
  tag('path', { d: SWIMMER_MARKS[kind], transform: `translate(${x} ${y})`, ...STYLES[kind] });

const letters = (x: number, y: number, width: number, content: string): string =>
  tag('rect', { x, y, width, height: LANE.tag, rx: 2, fill: '#ffffff', stroke: MUTED }) +
  text(x + width / 2, y + LANE.tag - 3, content, { 'text-anchor': 'middle', 'font-size': 9 });

function lane(geometry: SwimmerLaneGeometry, left: number): string {
  const { label, top, middle, bar, systemic, sessions, images, switchAt, end, tags } = geometry;
  const y = middle - LANE.bar / 2;
  return [
    text(left - 10, middle + 4, label, { 'text-anchor': 'end', 'font-size': 11 }),
    tag('rect', { ...bar, y, height: LANE.bar, fill: BAR }),
    ...systemic.map(({ x, width }) =>
      tag('rect', { x, y, width, height: LANE.bar, fill: SYSTEMIC, 'fill-opacity': 0.45, stroke: SYSTEMIC }),
    ),
    ...images.map(({ x, progression }) => mark(progression ? 'progression' : 'image', x, middle)),
    ...sessions.map((x) => mark('session', x, middle)),
    switchAt === null ? '' : mark('switch', switchAt, middle),
    end.kind === 'beyond' ? '' : mark(end.kind, end.x, middle),
    ...tags.map((own) =>
      [
        line(own.at, middle - LANE.bar / 2, own.x + own.width / 2, top + 1 + LANE.tag, { stroke: MUTED }),
        letters(own.x, top + 1, own.width, own.letters),
      ].join(''),
    ),
  ].join('');
}

function axis({ plot, xTicks }: SwimmerGeometry, words: SwimmerWords): string {
  return [
    ...xTicks.map(({ x }) => line(x, plot.top, x, plot.bottom, { stroke: '#e6eaed' })),
    line(plot.left, plot.bottom, plot.right, plot.bottom),
    ...xTicks.flatMap(({ x, label }) => [
      line(x, plot.bottom, x, plot.bottom + 4),
      text(x, plot.bottom + 16, label, { 'text-anchor': 'middle' }),
    ]),
    text((plot.left + plot.right) / 2, plot.bottom + 34, words.xLabel, { 'text-anchor': 'middle' }),
  ].join('');
}

function legend(geometry: SwimmerGeometry, words: SwimmerWords, definitions: readonly DefinitionName[]) {
  const columns = Math.max(1, Math.floor((geometry.width - 16) / LEGEND_COLUMN));
  const kinds = Object.keys(SWIMMER_MARKS) as readonly SwimmerMark[];
  const bar = (x: number, y: number): string =>
    tag('rect', {
      x: x - 6,
      y: y - 3.5,
      width: 14,
      height: 7,
      fill: SYSTEMIC,
      'fill-opacity': 0.45,
      stroke: SYSTEMIC,
    });
  const entries: readonly ((x: number, y: number) => string)[] = [
    ...kinds.map(
      (kind) => (x: number, y: number) =>
        mark(kind, x, y) + text(x + 16, y + 4, words.marks[kind], { 'font-size': 11 }),
    ),
    (x, y) => bar(x, y) + text(x + 16, y + 4, words.marks.systemic, { 'font-size': 11 }),
    ...definitions.map(
      (name) => (x: number, y: number) =>
        letters(x - 6, y - 6, 12, letterOf(name)) +
        text(x + 16, y + 4, words.definition(name), { 'font-size': 11 }),
    ),
  ];
  const drawn = entries.map((draw, index) =>
    draw(
      16 + (index % columns) * LEGEND_COLUMN,
      geometry.height + 10 + Math.floor(index / columns) * LEGEND_ROW,
    ),
  );
  return { svg: drawn.join(''), height: Math.ceil(entries.length / columns) * LEGEND_ROW + 8 };
}

/** A swimmer figure as a document of its own, with title, description and legend. */
export function swimmerSvg(
  lanes: readonly SwimmerInput[],
  words: SwimmerWords,
  options: SwimmerOptions,
): string {
  const geometry = swimmerGeometry(lanes, options);
  const key = legend(geometry, words, options.definitions);
  const height = geometry.height + key.height;
  const content = [
    tag('title', { id: 'figure-title' }, escaped(words.title)),
    tag('desc', { id: 'figure-description' }, escaped(words.description)),
    tag('rect', { width: geometry.width, height, fill: '#ffffff' }),
    axis(geometry, words),
    ...geometry.lanes.map((own) => lane(own, geometry.plot.left)),
    key.svg,
  ];
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: geometry.width,
      height,
      viewBox: `0 0 ${geometry.width} ${height}`,
      role: 'img',
      'aria-labelledby': 'figure-title figure-description',
      'font-family': 'Inter, Arial, Helvetica, sans-serif',
      'font-size': 12,
    },
    content.join(''),
  );
}
