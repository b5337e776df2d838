import { finite, type Estimate } from '../estimate.ts';
import { lastAtOrBefore } from '../data/timeGrid.ts';
import type { CoxData } from './coxData.ts';
import { WeightTree, type Split } from './weightTree.ts';

/** Weighted numbers of comparable pairs, the index, and its standard error. */
export type Concordance = {
  readonly c: Estimate;
  readonly se: Estimate;
  readonly concordant: number;
  readonly discordant: number;
  readonly tied_x: number;
  readonly tied_y: number;
  readonly tied_xy: number;
};

/** Ranks from 0; equal scores share one. */
function ranksOf(score: Float64Array): { readonly rank: Int32Array; readonly size: number } {
  const distinct = Float64Array.from(score).sort();
  let size = 0;
  for (let k = 0; k < distinct.length; k++) {
    if (size === 0 || distinct[k] !== distinct[size - 1]) distinct[size++] = distinct[k] as number;
  }
  const values = distinct.subarray(0, size);
  return { rank: Int32Array.from(score, (value) => lastAtOrBefore(values, value)), size };
}

type Counts = { concordant: number; discordant: number; tied_x: number; tied_y: number; tied_xy: number };

/** Pairs among events at one time: same score or not; neither kind is comparable. */
function countTiedEvents(data: CoxData, rank: Int32Array, from: number, to: number, counts: Counts): void {
  const byRank = new Map<number, { sum: number; squares: number }>();
  let total = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    if (data.status[i] !== 1) continue;
    const w = data.weight[i] as number;
    const own = byRank.get(rank[i] as number) ?? { sum: 0, squares: 0 };
    own.sum += w;
    own.squares += w * w;
    byRank.set(rank[i] as number, own);
    total += w;
    squares += w * w;
  }
  let same = 0;
  for (const own of byRank.values()) same += (own.sum * own.sum - own.squares) / 2;
  counts.tied_xy += same;
  counts.tied_y += (total * total - squares) / 2 - same;
}

/** Per-row sums of the weights of partners that make a concordant, discordant or tied pair with it. */
type Partners = {
  readonly concordant: Float64Array;
  readonly discordant: Float64Array;
  readonly tied: Float64Array;
};

function addPartners(
  partners: Partners,
  i: number,
  concordant: number,
  discordant: number,
  tied: number,
): void {
  partners.concordant[i] = (partners.concordant[i] as number) + concordant;
  partners.discordant[i] = (partners.discordant[i] as number) + discordant;
  partners.tied[i] = (partners.tied[i] as number) + tied;
}

/** Rows of one stratum from the last time to the first: each event meets those still at risk after it. */
function meetSurvivors(
  data: CoxData,
  rank: Int32Array,
  tree: WeightTree,
  s: number,
  partners: Partners,
  counts: Counts,
): void {
  const { stop, entry, byEntry, status, weight } = data;
  const to = data.stratumStart[s + 1] as number;
  let left = data.stratumStart[s] as number;
  tree.clear();
  for (let i = left; i < to;) {
    const time = stop[i] as number;
    const first = i;
    for (; i < to && stop[i] === time; i++) {
      if (status[i] === 0) tree.add(rank[i] as number, weight[i] as number);
    }
    if (entry !== null && byEntry !== null) {
      for (; left < to && (entry[byEntry[left] as number] as number) >= time; left++) {
        const leaver = byEntry[left] as number;
        tree.add(rank[leaver] as number, -(weight[leaver] as number));
      }
    }
    for (let k = first; k < i; k++) {
      if (status[k] !== 1) continue;
      const w = weight[k] as number;
      const { below, equal, above } = tree.split(rank[k] as number);
      counts.concordant += w * below;
      counts.discordant += w * above;
      counts.tied_x += w * equal;
      addPartners(partners, k, below, above, equal);
    }
    countTiedEvents(data, rank, first, i, counts);
    for (let k = first; k < i; k++) {
      if (status[k] === 1) tree.add(rank[k] as number, weight[k] as number);
    }
  }
}

/** Rows of one stratum from the first time to the last: each row meets the events that happened while it was at risk. */
function meetEvents(data: CoxData, rank: Int32Array, tree: WeightTree, s: number, partners: Partners): void {
  const { stop, entry, byEntry, status, weight } = data;
  const from = data.stratumStart[s] as number;
  tree.clear();
  let entering = (data.stratumStart[s + 1] as number) - 1;
  const meet = (i: number, sign: number): void => {
    const { below, equal, above }: Split = tree.split(rank[i] as number);
    addPartners(partners, i, sign * above, sign * below, sign * equal);
  };
  const enterBefore = (time: number): void => {
    if (entry === null || byEntry === null) return;
    for (; entering >= from && (entry[byEntry[entering] as number] as number) < time; entering--) {
      meet(byEntry[entering] as number, -1);
    }
  };
  for (let i = (data.stratumStart[s + 1] as number) - 1; i >= from;) {
    const time = stop[i] as number;
    const last = i;
    while (i >= from && stop[i] === time) i--;
    enterBefore(time);
    for (let k = last; k > i; k--) if (status[k] === 1) meet(k, 1);
    for (let k = last; k > i; k--) if (status[k] === 1) tree.add(rank[k] as number, weight[k] as number);
    for (let k = last; k > i; k--) if (status[k] === 0) meet(k, 1);
  }
}

function standardError(
  data: CoxData,
  partners: Partners,
  c: number,
  pairs: number,
  cluster?: Int32Array,
): number {
  const sums = new Map<number, number>();
  let variance = 0;
  for (let i = 0; i < data.n; i++) {
    const concordant = partners.concordant[i] as number;
    const tied = partners.tied[i] as number;
    const all = concordant + (partners.discordant[i] as number) + tied;
    const influence = ((data.weight[i] as number) * (concordant + tied / 2 - c * all)) / pairs;
    if (cluster === undefined) variance += influence * influence;
    else {
      const key = cluster[data.row[i] as number] as number;
      sums.set(key, (sums.get(key) ?? 0) + influence);
    }
  }
  for (const sum of sums.values()) variance += sum * sum;
  return Math.sqrt(variance);
}

/**
 * Harrell's concordance of a risk score (of the sorted rows) with time: among pairs in which the one who dies first is
 * known, the share in which that one has the higher score, equal scores counting one half; pairs within strata only.
 * Standard error by the infinitesimal jackknife. `null` when no pair is comparable or a score is NaN. O(n log n).
 *
 * Reference: R `survival::concordance`. Example: times 1 2 3, all events, scores 3 1 2: c = 2/3.
 */
export function concordance(data: CoxData, score: Float64Array, cluster?: Int32Array): Concordance {
  const counts: Counts = { concordant: 0, discordant: 0, tied_x: 0, tied_y: 0, tied_xy: 0 };
  if (score.some(Number.isNaN)) return { c: null, se: null, ...counts };
  const { rank, size } = ranksOf(score);
  const partners: Partners = {
    concordant: new Float64Array(data.n),
    discordant: new Float64Array(data.n),
    tied: new Float64Array(data.n),
  };
  const tree = new WeightTree(size);
  for (let s = 0; s + 1 < data.stratumStart.length; s++) {
    meetSurvivors(data, rank, tree, s, partners, counts);
    meetEvents(data, rank, tree, s, partners);
  }
  const pairs = counts.concordant + counts.discordant + counts.tied_x;
  if (!(pairs > 0)) return { c: null, se: null, ...counts };
  const c = (counts.concordant + counts.tied_x / 2) / pairs;
  return { c, se: finite(standardError(data, partners, c, pairs, cluster)), ...counts };
}
