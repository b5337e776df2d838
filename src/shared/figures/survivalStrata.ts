import type { Json } from '#shared/kernel/json.ts';

/** One curve as a figure needs it. Times in days; `null` is not estimable or not reached. */
export interface FigureStratum {
  /** `null` without grouping. */
  readonly group: string | null;
  readonly n: number;
  readonly events: number;
  readonly time: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly eventsAt: readonly number[];
  readonly censored: readonly number[];
  readonly median: {
    readonly time: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  };
}

type Node = { readonly [key: string]: Json };

const asNode = (json: Json | undefined): Node =>
  typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Node) : {};
const asList = (json: Json | undefined): readonly Json[] =>
  Array.isArray(json) ? (json as readonly Json[]) : [];
const numberOrNull = (json: Json | undefined): number | null => (typeof json === 'number' ? json : null);
const numbers = (json: Json | undefined): readonly number[] =>
  asList(json).map((item) => numberOrNull(item) ?? 0);
const limits = (json: Json | undefined): readonly (number | null)[] => asList(json).map(numberOrNull);

/** The interval that is drawn: log-log where it was computed, else the first there is. */
function preferred(types: Node): Json | undefined {
  return types['log-log'] ?? Object.values(types)[0];
}

function groupName(json: Json | undefined): string | null {
  const values = Object.values(asNode(json)).map(String);
  return values.length === 0 ? null : values.join(', ');
}

function stratumOf(json: Json): FigureStratum {
  const node = asNode(json);
  const ci = asNode(preferred(asNode(node['ci'])));
  const median = asList(preferred(asNode(node['quantiles'])))
    .map(asNode)
    .find((quantile) => quantile['p'] === 0.5);
  return {
    group: groupName(node['group']),
    n: numberOrNull(node['n']) ?? 0,
    events: numberOrNull(node['events']) ?? 0,
    time: numbers(node['time']),
    survival: numbers(node['surv']),
    lower: limits(ci['lower']),
    upper: limits(ci['upper']),
    atRisk: numbers(node['n_risk']),
    eventsAt: numbers(node['n_event']),
    censored: numbers(node['n_censor']),
    median: {
      time: numberOrNull(median?.['time']),
      lower: numberOrNull(median?.['lower']),
      upper: numberOrNull(median?.['upper']),
    },
  };
}

/** The curves of a result of kind `km`. */
export function strataOf(km: Json): readonly FigureStratum[] {
  return asList(asNode(km)['strata']).map(stratumOf);
}

export interface FigureTest {
  readonly chisq: number;
  readonly df: number;
  readonly p: number;
}

/** The test of a result of kind `logrank`; `null` where there is none or it is not computable. */
export function testOf(logrank: Json): FigureTest | null {
  const node = asNode(logrank);
  const [chisq, df, p] = [numberOrNull(node['chisq']), numberOrNull(node['df']), numberOrNull(node['p'])];
  return chisq === null || df === null || p === null ? null : { chisq, df, p };
}

export interface CurveReading {
  readonly survival: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly atRisk: number;
}

/** A curve just after a time; at risk are those observed at that time or later. */
export function readingAt(stratum: FigureStratum, time: number): CurveReading {
  const next = stratum.time.findIndex((observed) => observed >= time);
  const atRisk = next < 0 ? 0 : (stratum.atRisk[next] ?? 0);
  const last = stratum.time.findLastIndex((observed) => observed <= time);
  if (last < 0) return { survival: 1, lower: 1, upper: 1, atRisk };
  const survival = stratum.survival[last] ?? 1;
  const whole = survival === 1 ? 1 : null;
  return { survival, lower: stratum.lower[last] ?? whole, upper: stratum.upper[last] ?? whole, atRisk };
}
