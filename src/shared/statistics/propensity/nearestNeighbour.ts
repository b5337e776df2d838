export type MatchingOptions = {
  /** Controls a treated subject may get; each is one round over all treated. */
  readonly ratio: number;
  /** Largest allowed distance. */
  readonly caliper: number | null;
  /** A control may serve more than once. */
  readonly replace: boolean;
};

/** Matched sets in row order of the treated; `ambiguous` counts turns in which a second control was equally near. */
export type Matching = {
  readonly sets: readonly { readonly treated: number; readonly controls: readonly number[] }[];
  readonly ambiguous: number;
};

/** Next row in use at or after a position, by path-compressed pointers. */
class Neighbours {
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(size: number) {
    this.next = Int32Array.from({ length: size + 2 }, (_, k) => k);
    this.previous = Int32Array.from({ length: size + 2 }, (_, k) => k);
  }

  private static find(links: Int32Array, from: number): number {
    let root = from;
    while (links[root] !== root) root = links[root] as number;
    for (let k = from; links[k] !== root;) {
      const following = links[k] as number;
      links[k] = root;
      k = following;
    }
    return root;
  }

  /** Positions run from 1 to size; 0 and size + 1 mean none. */
  atOrAfter(position: number): number {
    return Neighbours.find(this.next, position);
  }

  atOrBefore(position: number): number {
    return Neighbours.find(this.previous, position);
  }

  remove(position: number): void {
    this.next[position] = position + 1;
    this.previous[position] = position - 1;
  }
}

type Candidates = { readonly rows: Int32Array; readonly scores: Float64Array };

function sortedControls(score: Float64Array, treated: Uint8Array): Candidates {
  const rows = Int32Array.from(Array.from(score.keys()).filter((i) => treated[i] === 0));
  const sorted = rows.sort((a, b) => (score[a] as number) - (score[b] as number) || a - b);
  return { rows: sorted, scores: Float64Array.from(sorted, (i) => score[i] as number) };
}

/** First position (from 1) whose score is at least `value`. */
function lowerBound(scores: Float64Array, value: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((scores[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Free positions within reach of `score`, nearest first; of equally near ones the lower row first. */
function nearestFree(
  { rows, scores }: Candidates,
  free: Neighbours,
  score: number,
  excluded: readonly number[],
): { readonly position: number; readonly distance: number; readonly tied: boolean } | null {
  const size = rows.length;
  const found: { position: number; distance: number }[] = [];
  const start = lowerBound(scores, score);
  const distanceAt = (position: number): number => Math.abs((scores[position - 1] as number) - score);
  const collect = (from: number, step: 1 | -1): void => {
    let best = Infinity;
    let position = step === 1 ? free.atOrAfter(from) : free.atOrBefore(from);
    while (position >= 1 && position <= size) {
      const distance = distanceAt(position);
      if (distance > best) break;
      if (!excluded.includes(rows[position - 1] as number)) {
        best = distance;
        found.push({ position, distance });
      }
      position = step === 1 ? free.atOrAfter(position + 1) : free.atOrBefore(position - 1);
    }
  };
  collect(start, 1);
  collect(start - 1, -1);
  if (found.length === 0) return null;
  const distance = Math.min(...found.map((item) => item.distance));
  const nearest = found.filter((item) => item.distance === distance);
  nearest.sort((a, b) => (rows[a.position - 1] as number) - (rows[b.position - 1] as number));
  return { position: nearest[0]?.position ?? 0, distance, tied: nearest.length > 1 };
}

/**
 * Greedy nearest neighbour matching on a score, without going back. Treated subjects take turns from the largest score
 * down (equal scores: row order); each turn takes the nearest free control within the caliper (equal distances: lower
 * row). O(n log n) plus the length of runs of equal scores.
 *
 * Reference: R `MatchIt::matchit(method = "nearest")`. Example: treated scores 0.8 and 0.5, controls 0.7 and 0.6: the
 * first takes 0.7, the second 0.6.
 */
export function nearestNeighbour(
  score: Float64Array,
  treated: Uint8Array,
  options: MatchingOptions,
): Matching {
  const cases = Array.from(score.keys()).filter((i) => treated[i] === 1);
  const turns = [...cases].sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  const controls = sortedControls(score, treated);
  const free = new Neighbours(controls.rows.length);
  const chosen = new Map<number, number[]>(cases.map((i) => [i, []]));
  let ambiguous = 0;
  for (let round = 0; round < options.ratio; round++) {
    for (const i of turns) {
      const own = chosen.get(i) ?? [];
      const nearest = nearestFree(controls, free, score[i] as number, options.replace ? own : []);
      if (nearest === null || (options.caliper !== null && nearest.distance > options.caliper)) continue;
      if (nearest.tied) ambiguous += 1;
      own.push(controls.rows[nearest.position - 1] as number);
      if (!options.replace) free.remove(nearest.position);
    }
  }
  const sets = cases.flatMap((i) => {
    const own = chosen.get(i) ?? [];
    return own.length === 0 ? [] : [{ treated: i, controls: own }];
  });
  return { sets, ambiguous };
}

/**
 * Weights of matched rows: treated 1, a control the sum over its sets of 1 / (controls of the set), scaled so that the
 * weights of the controls add up to their number; unmatched rows 0. O(n).
 */
export function matchingWeights({ sets }: Matching, n: number): Float64Array {
  const weights = new Float64Array(n);
  const used = new Set<number>();
  for (const { treated, controls } of sets) {
    weights[treated] = 1;
    for (const control of controls) {
      weights[control] = (weights[control] as number) + 1 / controls.length;
      used.add(control);
    }
  }
  let total = 0;
  for (const control of used) total += weights[control] as number;
  for (const control of used) weights[control] = ((weights[control] as number) * used.size) / total;
  return weights;
}
