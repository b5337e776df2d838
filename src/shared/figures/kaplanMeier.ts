import { linear, logTimeTicks, timeTicks, type Tick, type TimeUnit } from './axis.ts';
import { readingAt, type FigureStratum } from './survivalStrata.ts';

export interface FigureOptions {
  readonly width: number;
  readonly unit: TimeUnit;
  readonly view: 'survival' | 'log-minus-log';
  readonly confidence: boolean;
  readonly censorMarks: boolean;
  readonly medianLines: boolean;
  /** Last time on the axis in days; `null` shows everything. */
  readonly maxTime: number | null;
}

export const DEFAULT_FIGURE: FigureOptions = {
  width: 680,
  unit: 'months',
  view: 'survival',
  confidence: true,
  censorMarks: true,
  medianLines: true,
  maxTime: null,
};

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface FigureCurve {
  readonly index: number;
  readonly path: string;
  readonly band: string | null;
  readonly censorMarks: readonly Point[];
  /** Where the curve stands when it leaves the plot: the place of a direct label. */
  readonly end: Point;
  readonly median: Point | null;
}

export interface AtRiskRow {
  readonly index: number;
  readonly counts: readonly number[];
}

export interface FigureGeometry {
  readonly width: number;
  readonly height: number;
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly xTicks: readonly (Tick & { readonly x: number })[];
  readonly yTicks: readonly (Tick & { readonly y: number })[];
  readonly curves: readonly FigureCurve[];
  readonly labels: 'direct' | 'legend';
  readonly atRisk: readonly AtRiskRow[];
  /** Length of the axis in days. */
  readonly extent: { readonly from: number; readonly to: number };
  readonly halfLine: number | null;
}

const MARGIN = { left: 108, right: 20, top: 34, bottom: 42 };
const DIRECT_LABEL_WIDTH = 84;
const DIRECT_LABEL_GAP = 15;
const HEIGHT_BY_WIDTH = 0.62;

type Scale = (value: number) => number;

const at = (value: number): string => String(Math.round(value * 100) / 100);

function stepPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  return `M${at(first.x)} ${at(first.y)}${rest.map(({ x, y }) => `H${at(x)}V${at(y)}`).join('')}`;
}

/** Corners of a step function from (0, 1) to the end of the axis. */
function corners(
  times: readonly number[],
  values: readonly number[],
  end: number,
  x: Scale,
  y: Scale,
): readonly Point[] {
  const points: Point[] = [{ x: x(0), y: y(1) }];
  let last = 1;
  times.forEach((time, index) => {
    if (time > end) return;
    last = values[index] ?? last;
    points.push({ x: x(time), y: y(last) });
  });
  const stop = Math.min(end, times.at(-1) ?? end);
  points.push({ x: x(stop), y: y(last) });
  return points;
}

/** The band between the limits, as far as both can be estimated. */
function bandPath(stratum: FigureStratum, end: number, x: Scale, y: Scale): string | null {
  const known = stratum.time.flatMap((time, index) => {
    const flat = stratum.survival[index] === 1 ? 1 : null;
    const [lower, upper] = [stratum.lower[index] ?? flat, stratum.upper[index] ?? flat];
    return lower === null || upper === null ? [] : [{ time, lower, upper }];
  });
  const times = known.map(({ time }) => time);
  if (times.length === 0) return null;
  const side = (values: readonly number[]): readonly Point[] => corners(times, values, end, x, y);
  const upper = side(known.map((limit) => limit.upper));
  const lower = side(known.map((limit) => limit.lower));
  const back = [...lower].reverse();
  const start = back[0];
  if (start === undefined) return null;
  const backwards = back.slice(1).map((point) => `V${at(point.y)}H${at(point.x)}`);
  return `${stepPath(upper)}L${at(start.x)} ${at(start.y)}${backwards.join('')}Z`;
}

function survivalCurve(
  stratum: FigureStratum,
  index: number,
  options: FigureOptions,
  end: number,
  x: Scale,
  y: Scale,
): FigureCurve {
  const points = corners(stratum.time, stratum.survival, end, x, y);
  const marks = stratum.time.flatMap((time, row) =>
    (stratum.censored[row] ?? 0) > 0 && time <= end ? [{ x: x(time), y: y(stratum.survival[row] ?? 1) }] : [],
  );
  const { time: median } = stratum.median;
  return {
    index,
    path: stepPath(points),
    band: options.confidence ? bandPath(stratum, end, x, y) : null,
    censorMarks: options.censorMarks ? marks : [],
    end: points.at(-1) ?? { x: x(0), y: y(1) },
    median: options.medianLines && median !== null && median <= end ? { x: x(median), y: y(0.5) } : null,
  };
}

const complementaryLog = (survival: number): number => Math.log(-Math.log(survival));

/** Values strictly between 0 and 1: the only ones that log(-log S) knows. */
function innerSteps(
  stratum: FigureStratum,
  end: number,
): readonly { readonly time: number; readonly value: number }[] {
  return stratum.time.flatMap((time, index) => {
    const survival = stratum.survival[index] ?? 1;
    return time > 0 && time <= end && survival > 0 && survival < 1
      ? [{ time, value: complementaryLog(survival) }]
      : [];
  });
}

/** Direct labels need room between the ends of the curves; otherwise a legend stands above. */
function labelPlace(curves: readonly FigureCurve[]): 'direct' | 'legend' {
  const ends = curves.map((curve) => curve.end.y).sort((a, b) => a - b);
  const roomy = ends.every((y, index) => index === 0 || y - (ends[index - 1] ?? 0) >= DIRECT_LABEL_GAP);
  return curves.length > 1 && roomy ? 'direct' : 'legend';
}

function logMinusLog(
  strata: readonly FigureStratum[],
  options: FigureOptions,
  end: number,
  frame: FigureGeometry['plot'],
) {
  const steps = strata.map((stratum) => innerSteps(stratum, end));
  const all = steps.flat();
  const from = Math.min(end, ...all.map(({ time }) => time));
  const low = Math.floor(Math.min(-1, ...all.map(({ value }) => value)));
  const high = Math.ceil(Math.max(1, ...all.map(({ value }) => value)));
  const logX = linear(Math.log(from), Math.log(Math.max(end, from * 1.01)), frame.left, frame.right);
  const x: Scale = (time) => logX(Math.log(time));
  const y = linear(low, high, frame.bottom, frame.top);
  const curves = steps.map((own, index): FigureCurve => {
    const points = own.map(({ time, value }) => ({ x: x(time), y: y(value) }));
    const end = points.at(-1) ?? { x: frame.left, y: frame.bottom };
    return { index, path: stepPath(points), band: null, censorMarks: [], end, median: null };
  });
  const xTicks = logTimeTicks(from, end, options.unit).map((tick) => ({ ...tick, x: x(tick.value) }));
  const yTicks = Array.from({ length: high - low + 1 }, (_, index) => ({
    value: low + index,
    label: String(low + index),
    y: y(low + index),
  }));
  return { curves, xTicks, yTicks, extent: { from, to: end }, halfLine: null };
}

function survivalPlot(
  strata: readonly FigureStratum[],
  options: FigureOptions,
  longest: number,
  frame: FigureGeometry['plot'],
) {
  const ticks = timeTicks(longest, options.unit);
  const axisEnd = options.maxTime ?? ticks.at(-1)?.value ?? longest;
  const x = linear(0, axisEnd, frame.left, frame.right);
  const y = linear(0, 1, frame.bottom, frame.top);
  const curves = strata.map((stratum, index) => survivalCurve(stratum, index, options, axisEnd, x, y));
  const xTicks = ticks
    .filter((tick) => tick.value <= axisEnd + 1e-6)
    .map((tick) => ({ ...tick, x: x(tick.value) }));
  const yTicks = [0, 25, 50, 75, 100].map((value) => ({ value, label: String(value), y: y(value / 100) }));
  return { curves, xTicks, yTicks, extent: { from: 0, to: axisEnd }, halfLine: y(0.5) };
}

/**
 * Everything that a Kaplan-Meier figure draws, in pixels of a figure of the given width; no colour and no text.
 * The columns of the risk table stand exactly under the ticks. Cost: linear in the observed times.
 */
export function kaplanMeierGeometry(
  strata: readonly FigureStratum[],
  options: FigureOptions,
): FigureGeometry {
  const { width } = options;
  const height = Math.round(width * HEIGHT_BY_WIDTH);
  const longest = Math.max(1, ...strata.map((stratum) => stratum.time.at(-1) ?? 0));
  const shown = options.maxTime === null ? longest : Math.min(longest, options.maxTime);
  const direct = width - MARGIN.right - DIRECT_LABEL_WIDTH;
  const draw = (right: number) => {
    const plot = { left: MARGIN.left, right, top: MARGIN.top, bottom: height - MARGIN.bottom };
    const drawn =
      options.view === 'survival'
        ? survivalPlot(strata, options, shown, plot)
        : logMinusLog(strata, options, shown, plot);
    return { plot, ...drawn };
  };
  const first = draw(direct);
  const labels = labelPlace(first.curves);
  const drawn = labels === 'direct' ? first : draw(width - MARGIN.right);
  const atRisk = strata.map((stratum, index) => ({
    index,
    counts: drawn.xTicks.map((tick) => readingAt(stratum, tick.value).atRisk),
  }));
  return { width, height, labels, atRisk, ...drawn };
}
