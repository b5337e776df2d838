import { byCodePoint } from '#shared/kernel/order.ts';
import { summarise, type Summary } from '#shared/statistics/descriptive/summary.ts';
import { finite } from '#shared/statistics/estimate.ts';
import {
  categoricalDifference,
  numericDifference,
} from '#shared/statistics/propensity/standardisedDifference.ts';
import { BASELINE_ITEMS, type BaselineItem, type BaselineValue } from './baselineTable.ts';
import type { Grouping } from './grouping.ts';
import type { Subject } from './subject.ts';

export interface LevelCount {
  readonly level: string;
  readonly n: number;
  /** Of those whose level is known; `null` where nobody's is. */
  readonly percent: number | null;
}

/** One row within one group. `summary` is of a number, `levels` of a category. */
export interface TableOneCell {
  readonly group: string | null;
  readonly n: number;
  readonly missing: number;
  readonly summary: Omit<Summary, 'n' | 'missing'> | null;
  readonly levels: readonly LevelCount[] | null;
}

export interface TableOneRow {
  readonly name: string;
  readonly kind: BaselineItem['kind'];
  /** Patients in whom it is known, and the others. */
  readonly n: number;
  readonly missing: number;
  readonly overall: TableOneCell;
  /** Empty without a grouping. */
  readonly groups: readonly TableOneCell[];
  /** Standardised difference, second group less first; `null` unless there are two groups that have one. */
  readonly smd: number | null;
}

export interface TableOne {
  readonly groups: readonly { readonly group: string; readonly n: number }[];
  readonly rows: readonly TableOneRow[];
}

const isKnown = (value: BaselineValue): value is number | string => value !== null;
const equalWeights = (values: readonly number[]) => ({ values, weights: values.map(() => 1) });

function cellOf(
  group: string | null,
  { kind }: BaselineItem,
  levels: readonly string[],
  values: readonly BaselineValue[],
): TableOneCell {
  const n = values.filter(isKnown).length;
  const missing = values.length - n;
  if (kind === 'continuous') {
    const numbers = values.map((value) => (typeof value === 'number' ? value : null));
    const { mean, sd, median, q1, q3, min, max } = summarise(numbers);
    return { group, n, missing, summary: { mean, sd, median, q1, q3, min, max }, levels: null };
  }
  const counts = levels.map((level) => {
    const count = values.filter((value) => value === level).length;
    return { level, n: count, percent: n === 0 ? null : (100 * count) / n };
  });
  return { group, n, missing, summary: null, levels: counts };
}

/** Levels that occur, in their own order where they have one. */
function levelsOf({ levels }: BaselineItem, values: readonly BaselineValue[]): readonly string[] {
  const present = new Set(values.filter(isKnown).map(String));
  return levels === null ? [...present].sort(byCodePoint) : levels.filter((level) => present.has(level));
}

function differenceOf(
  item: BaselineItem,
  levels: readonly string[],
  [first, second, ...others]: readonly (readonly BaselineValue[])[],
): number | null {
  if (first === undefined || second === undefined || others.length > 0) return null;
  const [control, treated] = [first, second].map((values) =>
    equalWeights(
      values.filter(isKnown).map((value) => (typeof value === 'number' ? value : levels.indexOf(value))),
    ),
  );
  if (!control || !treated || control.values.length === 0 || treated.values.length === 0) return null;
  const { smd } =
    item.kind === 'continuous'
      ? numericDifference(treated, control)
      : categoricalDifference(treated, control, levels.length);
  return smd === null ? null : finite(smd);
}

/**
 * The baseline table of a cohort, divided or whole. Patients are added one by one; of each, the values of the rows are
 * kept. Who belongs to no group is left out and counted. Cost: patients times rows.
 */
export class TableOneRun {
  readonly #by: Grouping | null;
  readonly #values = BASELINE_ITEMS.map((): BaselineValue[] => []);
  readonly #groups: (string | null)[] = [];
  #withoutGroup = 0;

  constructor(by: Grouping | null) {
    this.#by = by;
  }

  /** Patients whose group is not known. */
  get withoutGroup(): number {
    return this.#withoutGroup;
  }

  add(subject: Subject): void {
    const group = this.#by === null ? null : this.#by.of(subject).group;
    if (this.#by !== null && group === null) {
      this.#withoutGroup += 1;
      return;
    }
    this.#groups.push(group === null ? null : String(group));
    BASELINE_ITEMS.forEach((item, index) => this.#values[index]?.push(item.read(subject)));
  }

  answer(): TableOne {
    const present = new Set(this.#groups.filter((group) => group !== null));
    const order = this.#by?.levels ?? [...present].sort(inOrder);
    const groups = order.filter((group) => present.has(group));
    return {
      groups: groups.map((group) => ({ group, n: this.#groups.filter((own) => own === group).length })),
      rows: BASELINE_ITEMS.map((item, index) => this.#row(item, this.#values[index] ?? [], groups)),
    };
  }

  #row(item: BaselineItem, values: readonly BaselineValue[], groups: readonly string[]): TableOneRow {
    const levels = levelsOf(item, values);
    const parts = groups.map((group) => values.filter((_, index) => this.#groups[index] === group));
    const overall = cellOf(null, item, levels, values);
    return {
      name: item.name,
      kind: item.kind,
      n: overall.n,
      missing: overall.missing,
      overall,
      groups: parts.map((part, index) => cellOf(groups[index] ?? null, item, levels, part)),
      smd: differenceOf(item, levels, parts),
    };
  }
}

/** Numbers by value, texts by code point. */
function inOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? byCodePoint(a, b) : difference;
}
