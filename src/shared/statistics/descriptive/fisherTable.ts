import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { logFactorial } from '../special/logGamma.ts';
import { withoutEmpty, type Counts } from './chiSquareTest.ts';

const SAME_PROBABILITY = 1e-7;
/** Past paths whose logarithms agree to this are one. */
const QUANTUM = 1e9;
const WORK_LIMIT = 1e7;
/** Beyond this many rows and columns no exact answer is tried. */
const SIZE_LIMIT = 8;

/** A partly filled table: what is left of the rows, and the paths that lead here by the logarithm of their weight. */
type Node = {
  readonly left: readonly number[];
  readonly paths: Map<number, { readonly log: number; count: number }>;
};
type Bounds = { readonly low: number; readonly high: number };

class WorkExceeded extends Error {}

type Key = number | string;

/** One value for what is left of the rows: a number while it fits without rounding. */
function keyOf(left: readonly number[], base: number): Key {
  let key = 0;
  for (const value of left) key = key * base + value;
  return key < Number.MAX_SAFE_INTEGER ? key : left.join();
}

const logInverseFactorials = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum - logFactorial(value), 0);

/** Tables with given margins, filled column by column; rows left over are kept in ascending order. */
class Network {
  private readonly columns: readonly number[];
  private readonly bounds: Map<Key, Bounds>[];
  readonly base: number;
  private work = 0;

  constructor(columns: readonly number[], base: number) {
    this.base = base;
    this.columns = columns;
    this.bounds = columns.map(() => new Map<Key, Bounds>());
  }

  spend(steps: number): void {
    this.work += steps;
    if (this.work > WORK_LIMIT) throw new WorkExceeded();
  }

  /** Visits every way to fill column `stage`, with the rows left after it and the column's log weight. */
  fill(stage: number, left: readonly number[], visit: (rest: readonly number[], log: number) => void): void {
    const rest = [...left];
    const room = left.map((_, i) => left.slice(i + 1).reduce((sum, value) => sum + value, 0));
    const place = (i: number, remaining: number, log: number): void => {
      if (i === left.length) {
        this.spend(left.length);
        visit(
          [...rest].sort((a, b) => a - b),
          log,
        );
        return;
      }
      const own = left[i] as number;
      const least = Math.max(0, remaining - (room[i] as number));
      for (let x = least; x <= Math.min(own, remaining); x++) {
        rest[i] = own - x;
        place(i + 1, remaining - x, log - logFactorial(x));
      }
    };
    place(0, this.columns[stage] as number, 0);
  }

  /** Smallest and largest log weight of filling the columns from `stage` on. */
  boundsOf(stage: number, left: readonly number[]): Bounds {
    if (stage === this.columns.length - 1) {
      const log = logInverseFactorials(left);
      return { low: log, high: log };
    }
    const key = keyOf(left, this.base);
    const known = this.bounds[stage]?.get(key);
    if (known !== undefined) return known;
    let low = Infinity;
    let high = Number.NEGATIVE_INFINITY;
    this.fill(stage, left, (rest, log) => {
      const below = this.boundsOf(stage + 1, rest);
      low = Math.min(low, log + below.low);
      high = Math.max(high, log + below.high);
    });
    this.bounds[stage]?.set(key, { low, high });
    return { low, high };
  }

  /** Log of the summed weights of all ways to fill the columns from `stage` on. */
  logTotal(stage: number, left: readonly number[]): number {
    const rest = this.columns.slice(stage);
    const n = rest.reduce((sum, value) => sum + value, 0);
    return logFactorial(n) + logInverseFactorials(left) + logInverseFactorials(rest);
  }
}

function addPath(node: Node, log: number, count: number): void {
  const bucket = Math.round(log * QUANTUM);
  const path = node.paths.get(bucket);
  if (path === undefined) node.paths.set(bucket, { log, count });
  else path.count += count;
}

/** The node of what is left, made if it is new. */
function nodeOf(nodes: Map<Key, Node>, left: readonly number[], base: number): Node {
  const key = keyOf(left, base);
  const known = nodes.get(key);
  if (known !== undefined) return known;
  const node: Node = { left, paths: new Map<number, { log: number; count: number }>() };
  nodes.set(key, node);
  return node;
}

/** Sum of the weights, relative to all, of tables whose log weight does not exceed `limit`. */
function shareAtMost(rows: readonly number[], columns: readonly number[], limit: number): number {
  const start = [...rows].sort((a, b) => a - b);
  const base = (start[start.length - 1] ?? 0) + 1;
  const network = new Network(columns, base);
  const all = network.logTotal(0, start);
  let nodes = new Map<Key, Node>();
  let share = 0;
  // decides a path as a whole where its node's bounds allow it, else keeps it open
  const reach = (stage: number, left: readonly number[], into: Map<Key, Node>) => {
    const { low, high } = network.boundsOf(stage, left);
    const total = network.logTotal(stage, left) - all;
    let node: Node | null = null;
    return (log: number, count: number): void => {
      if (log + high <= limit) share += count * Math.exp(log + total);
      else if (log + low <= limit) {
        node ??= nodeOf(into, left, base);
        addPath(node, log, count);
      }
    };
  };
  reach(0, start, nodes)(0, 1);
  for (let stage = 0; stage + 1 < columns.length; stage++) {
    const next = new Map<Key, Node>();
    for (const { left, paths } of nodes.values()) {
      network.fill(stage, left, (rest, log) => {
        network.spend(paths.size);
        const settle = reach(stage + 1, rest, next);
        for (const path of paths.values()) settle(path.log + log, path.count);
      });
    }
    nodes = next;
  }
  return share;
}

/**
 * Fisher's exact test of an r x c table (Freeman and Halton): the probability, given the margins, of the tables no more
 * probable than the observed. Network algorithm after Mehta and Patel (1983): tables are filled column by column, and a
 * partly filled one is decided as a whole once its bounds allow it. Refused when that takes too many steps.
 *
 * Reference: R `fisher.test`. Example: [[3, 0, 1], [0, 3, 1]]: p = 0.05714.
 */
export function fisherTable(given: Counts): Result<number, Refusal> {
  const counts = withoutEmpty(given);
  const width = counts[0]?.length ?? 0;
  if (counts.length < 2 || width < 2) return fail(refusal('not_estimable', 'fewer than two rows or columns'));
  const rows = counts.map((row) => row.reduce((sum, value) => sum + value, 0));
  const columns = Array.from({ length: width }, (_, j) =>
    counts.reduce((sum, row) => sum + (row[j] ?? 0), 0),
  );
  const limit = logInverseFactorials(counts.flat()) + SAME_PROBABILITY;
  const [few, many] = rows.length <= columns.length ? [rows, columns] : [columns, rows];
  if (few.length > SIZE_LIMIT) return fail(refusal('too_large'));
  try {
    return ok(
      Math.min(
        1,
        shareAtMost(
          few,
          [...many].sort((a, b) => b - a),
          limit,
        ),
      ),
    );
  } catch (error) {
    if (error instanceof WorkExceeded) return fail(refusal('too_large'));
    throw error;
  }
}
