import {
  kaplanMeierGeometry,
  type FigureCurve,
  type FigureGeometry,
  type FigureOptions,
} from './kaplanMeier.ts';
import type { FigureStratum } from './survivalStrata.ts';
import { escaped, line, MUTED, tag, text } from './svg.ts';

/** The words of a figure, in the reader's language. */
export interface FigureWords {
  readonly title: string;
  readonly description: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly atRisk: string;
  /** One name per curve. */
  readonly groups: readonly string[];
  /** Test and its p, or empty. */
  readonly test: string;
}

/** Okabe-Ito, with a dash per group so that print and colour-blind readers can tell the curves apart. */
const GROUP_COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#555555'] as const;
const GROUP_DASHES = ['', '7 3', '2 2.5', '9 3 2 3', '4 2', '12 4', '1 3'] as const;

export const colourOf = (index: number): string => GROUP_COLOURS[index % GROUP_COLOURS.length] ?? '#000000';
export const dashOf = (index: number): string => GROUP_DASHES[index % GROUP_DASHES.length] ?? '';

const ROW = 17;

function axes({ plot, xTicks, yTicks, halfLine }: FigureGeometry, words: FigureWords): string {
  const middle = (plot.top + plot.bottom) / 2;
  return [
    halfLine === null ? '' : line(plot.left, halfLine, plot.right, halfLine, { stroke: '#d5dade' }),
    line(plot.left, plot.bottom, plot.right, plot.bottom),
    line(plot.left, plot.top, plot.left, plot.bottom),
    ...xTicks.flatMap(({ x, label }) => [
      line(x, plot.bottom, x, plot.bottom + 4),
      text(x, plot.bottom + 16, label, { 'text-anchor': 'middle' }),
    ]),
    ...yTicks.flatMap(({ y, label }) => [
      line(plot.left - 4, y, plot.left, y),
      text(plot.left - 8, y + 4, label, { 'text-anchor': 'end' }),
    ]),
    text((plot.left + plot.right) / 2, plot.bottom + 34, words.xLabel, { 'text-anchor': 'middle' }),
    text(plot.left - 42, middle, words.yLabel, {
      'text-anchor': 'middle',
      transform: `rotate(-90 ${plot.left - 42} ${middle})`,
    }),
  ].join('');
}

function curve({ index, path, band, censorMarks, median }: FigureCurve, { plot }: FigureGeometry): string {
  const colour = colourOf(index);
  const drop = { stroke: colour, 'stroke-dasharray': '1.5 3' };
  return [
    band === null ? '' : tag('path', { d: band, fill: colour, 'fill-opacity': 0.12 }),
    median === null
      ? ''
      : line(plot.left, median.y, median.x, median.y, drop) +
        line(median.x, median.y, median.x, plot.bottom, drop),
    tag('path', {
      d: path,
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.75,
      'stroke-dasharray': dashOf(index),
    }),
    ...censorMarks.map(({ x, y }) => line(x, y - 3, x, y + 3, { stroke: colour })),
  ].join('');
}

function sample(index: number, x: number, y: number): string {
  return line(x, y, x + 22, y, {
    stroke: colourOf(index),
    'stroke-width': 1.75,
    'stroke-dasharray': dashOf(index),
  });
}

function names(geometry: FigureGeometry, { groups }: FigureWords): string {
  if (groups.length < 2) return '';
  if (geometry.labels === 'direct') {
    return geometry.curves
      .map(({ index, end }) =>
        text(geometry.plot.right + 8, end.y + 4, groups[index] ?? '', { fill: colourOf(index) }),
      )
      .join('');
  }
  let x = geometry.plot.left;
  return groups
    .map((group, index) => {
      const entry = sample(index, x, 16) + text(x + 28, 20, group);
      x += 46 + group.length * 6.6;
      return entry;
    })
    .join('');
}

function riskTable({ atRisk, xTicks, height, plot }: FigureGeometry, words: FigureWords): string {
  const rows = atRisk.map(({ index, counts }) => {
    const y = height + 14 + (index + 1) * ROW;
    const group = words.groups[index] ?? '';
    return [
      sample(index, 4, y - 4),
      text(30, y, group.length > 11 ? `${group.slice(0, 10)}…` : group, { fill: colourOf(index) }),
      ...counts.map((count, column) =>
        text(xTicks[column]?.x ?? 0, y, String(count), { 'text-anchor': 'middle' }),
      ),
    ].join('');
  });
  return text(Math.min(4, plot.left), height + 12, words.atRisk, { 'font-weight': 600 }) + rows.join('');
}

/** A Kaplan-Meier figure as a document of its own, with title, description, risk table and legend. */
export function kaplanMeierSvg(
  strata: readonly FigureStratum[],
  words: FigureWords,
  options: FigureOptions,
): string {
  const geometry = kaplanMeierGeometry(strata, options);
  const height = geometry.height + 22 + (strata.length + 1) * ROW;
  const content = [
    tag('title', { id: 'figure-title' }, escaped(words.title)),
    tag('desc', { id: 'figure-description' }, escaped(words.description)),
    tag('rect', { width: geometry.width, height, fill: '#ffffff' }),
    axes(geometry, words),
    ...geometry.curves.map((own) => curve(own, geometry)),
    names(geometry, words),
    words.test === ''
      ? ''
      : text(geometry.plot.right, geometry.plot.top + 12, words.test, { 'text-anchor': 'end', fill: MUTED }),
    riskTable(geometry, words),
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
