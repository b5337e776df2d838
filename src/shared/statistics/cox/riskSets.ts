import type { CoxData } from './coxData.ts';

/** How events at one time share their risk set. */
export type Ties = 'efron' | 'breslow' | 'exact';

/** Relative hazards of the sorted rows, divided by the largest of their stratum, whose logarithm is `shift`. */
export type Risks = {
  readonly linear: Float64Array;
  readonly risk: Float64Array;
  readonly shift: Float64Array;
};

/**
 * Sums over the risk set of one event time. `s0`, `s1`, `s2` are weighted sums of risk, risk x and risk x x' (packed
 * lower triangle) over everybody at risk; `d0`, `d1`, `d2` the same over those who die; `deathX` the sum of w x of the
 * dead. The arrays are reused from one event time to the next. Rows `first` to `last` - 1 stop at this time.
 */
export type RiskSet = {
  stratum: number;
  time: number;
  deaths: number;
  deathWeight: number;
  first: number;
  last: number;
  s0: number;
  d0: number;
  readonly s1: Float64Array;
  readonly s2: Float64Array;
  readonly d1: Float64Array;
  readonly d2: Float64Array;
  readonly deathX: Float64Array;
};

/** Linear predictors on the scaled covariates, and their exponentials. O(n p). */
export function risksAt(data: CoxData, beta: Float64Array): Risks {
  const { n, p, x, offset, stratumStart } = data;
  const linear = new Float64Array(n);
  const risk = new Float64Array(n);
  const shift = new Float64Array(stratumStart.length - 1);
  for (let s = 0; s < shift.length; s++) {
    const from = stratumStart[s] as number;
    const to = stratumStart[s + 1] as number;
    let largest = Number.NEGATIVE_INFINITY;
    for (let i = from; i < to; i++) {
      let value = offset[i] as number;
      for (let j = 0, at = i * p; j < p; j++, at++) value += (x[at] as number) * (beta[j] as number);
      linear[i] = value;
      if (value > largest) largest = value;
    }
    shift[s] = largest;
    for (let i = from; i < to; i++) risk[i] = Math.exp((linear[i] as number) - largest);
  }
  return { linear, risk, shift };
}

function accumulate(
  s1: Float64Array,
  s2: Float64Array,
  x: Float64Array,
  from: number,
  p: number,
  factor: number,
  second: boolean,
): void {
  for (let j = 0, packed = 0; j < p; j++) {
    const value = factor * (x[from + j] as number);
    s1[j] = (s1[j] as number) + value;
    if (!second) continue;
    for (let k = 0; k <= j; k++, packed++)
      s2[packed] = (s2[packed] as number) + value * (x[from + k] as number);
  }
}

/**
 * Visits the risk sets of all event times, latest first within each stratum. At risk at t: entry < t <= stop.
 * O(n p^2) with second moments, O(n p) without.
 */
export function scanRiskSets(
  data: CoxData,
  risk: Float64Array,
  second: boolean,
  visit: (set: RiskSet) => void,
): void {
  const { p, x, stop, entry, byEntry, status, weight, stratumStart } = data;
  const packedSize = (p * (p + 1)) / 2;
  const set: RiskSet = {
    stratum: 0,
    time: 0,
    deaths: 0,
    deathWeight: 0,
    first: 0,
    last: 0,
    s0: 0,
    d0: 0,
    s1: new Float64Array(p),
    s2: new Float64Array(packedSize),
    d1: new Float64Array(p),
    d2: new Float64Array(packedSize),
    deathX: new Float64Array(p),
  };
  const clear = (): void => {
    set.s0 = 0;
    set.s1.fill(0);
    set.s2.fill(0);
  };
  for (let s = 0; s + 1 < stratumStart.length; s++) {
    const to = stratumStart[s + 1] as number;
    let i = stratumStart[s] as number;
    let left = i;
    let present = 0;
    clear();
    set.stratum = s;
    while (i < to) {
      const time = stop[i] as number;
      if (entry !== null && byEntry !== null) {
        for (; left < to; left++) {
          const leaver = byEntry[left] as number;
          if ((entry[leaver] as number) < time) break;
          const factor = (risk[leaver] as number) * (weight[leaver] as number);
          set.s0 -= factor;
          accumulate(set.s1, set.s2, x, leaver * p, p, -factor, second);
          present -= 1;
        }
        if (present === 0) clear();
      }
      set.time = time;
      set.first = i;
      set.deaths = 0;
      for (; i < to && stop[i] === time; i++) {
        const factor = (risk[i] as number) * (weight[i] as number);
        present += 1;
        set.s0 += factor;
        accumulate(set.s1, set.s2, x, i * p, p, factor, second);
        if (status[i] !== 1) continue;
        if (set.deaths === 0) {
          set.deathWeight = 0;
          set.d0 = 0;
          set.d1.fill(0);
          set.d2.fill(0);
          set.deathX.fill(0);
        }
        set.deaths += 1;
        const w = weight[i] as number;
        set.deathWeight += w;
        set.d0 += factor;
        accumulate(set.d1, set.d2, x, i * p, p, factor, second);
        for (let j = 0, at = i * p; j < p; j++, at++) {
          set.deathX[j] = (set.deathX[j] as number) + w * (x[at] as number);
        }
      }
      set.last = i;
      if (set.deaths > 0) visit(set);
    }
  }
}

/**
 * The steps into which tied deaths divide: Breslow takes them at once, Efron one after the other with the dead leaving
 * the risk set by equal shares: step k of m has the share k / m gone and the m-th part of the death weight.
 */
export const tieCount = (set: RiskSet, ties: Ties): number => (ties === 'efron' ? set.deaths : 1);
