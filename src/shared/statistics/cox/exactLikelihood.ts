import type { CoxData } from './coxData.ts';
import type { Likelihood } from './likelihood.ts';
import type { Risks } from './riskSets.ts';

/**
 * Elementary symmetric function of order `deaths` of the risks of `members`, with first and second derivatives in
 * beta, by adding one member at a time. Kept for every order up to `deaths`.
 */
function symmetricSums(data: CoxData, risk: Float64Array, members: Int32Array, deaths: number) {
  const { p, x } = data;
  const packedSize = (p * (p + 1)) / 2;
  const sum = new Float64Array(deaths + 1);
  const first = new Float64Array((deaths + 1) * p);
  const second = new Float64Array((deaths + 1) * packedSize);
  sum[0] = 1;
  let added = 0;
  for (const i of members) {
    const r = risk[i] as number;
    added += 1;
    for (let m = Math.min(deaths, added); m >= 1; m--) {
      const below = sum[m - 1] as number;
      for (let j = 0, packed = 0; j < p; j++) {
        const xj = x[i * p + j] as number;
        const belowJ = first[(m - 1) * p + j] as number;
        for (let k = 0; k <= j; k++, packed++) {
          const xk = x[i * p + k] as number;
          const change =
            (second[(m - 1) * packedSize + packed] as number) +
            xj * (first[(m - 1) * p + k] as number) +
            xk * belowJ +
            xj * xk * below;
          const at = m * packedSize + packed;
          second[at] = (second[at] as number) + r * change;
        }
      }
      for (let j = 0; j < p; j++) {
        const at = m * p + j;
        const change = (first[(m - 1) * p + j] as number) + (x[i * p + j] as number) * below;
        first[at] = (first[at] as number) + r * change;
      }
      sum[m] = (sum[m] as number) + r * below;
    }
  }
  return {
    sum: sum[deaths] as number,
    first: first.subarray(deaths * p),
    second: second.subarray(deaths * packedSize),
  };
}

/** Members of the risk set at the stop time of sorted row `from`: entered before it, not yet stopped. */
function riskMembers(data: CoxData, stratumFrom: number, to: number, time: number): Int32Array {
  const members: number[] = [];
  for (let i = stratumFrom; i < to; i++) {
    if (data.entry === null || (data.entry[i] as number) < time) members.push(i);
  }
  return Int32Array.from(members);
}

/** Work of one exact evaluation, in additions: the caller refuses what would take minutes. */
export function exactWork(data: CoxData): number {
  let work = 0;
  const { stop, status, p, stratumStart } = data;
  for (let s = 0; s + 1 < stratumStart.length; s++) {
    const from = stratumStart[s] as number;
    const to = stratumStart[s + 1] as number;
    for (let i = from; i < to;) {
      const time = stop[i];
      let deaths = 0;
      for (; i < to && stop[i] === time; i++) deaths += status[i] as number;
      if (deaths > 0) work += (i - from) * deaths * (1 + p * p);
    }
  }
  return work;
}

/**
 * Partial likelihood over all subsets of the risk set as large as the number of the dead (Cox's discrete model; R
 * `coxph(ties = "exact")`), by the recursion of Gail, Lubin and Rubinstein (1981). O(n d p^2) an event time.
 */
export function exactLikelihood(data: CoxData, { linear, risk, shift }: Risks): Likelihood {
  const { p, x, stop, status, stratumStart } = data;
  const score = new Float64Array(p);
  const information = new Float64Array((p * (p + 1)) / 2);
  let loglik = 0;
  for (let s = 0; s + 1 < stratumStart.length; s++) {
    const from = stratumStart[s] as number;
    const to = stratumStart[s + 1] as number;
    for (let i = from; i < to;) {
      const time = stop[i] as number;
      let deaths = 0;
      for (; i < to && stop[i] === time; i++) {
        if (status[i] !== 1) continue;
        deaths += 1;
        loglik += (linear[i] as number) - (shift[s] as number);
        for (let j = 0; j < p; j++) score[j] = (score[j] as number) + (x[i * p + j] as number);
      }
      if (deaths === 0) continue;
      const sums = symmetricSums(data, risk, riskMembers(data, from, i, time), deaths);
      loglik -= Math.log(sums.sum);
      for (let j = 0, packed = 0; j < p; j++) {
        const meanJ = (sums.first[j] as number) / sums.sum;
        score[j] = (score[j] as number) - meanJ;
        for (let k = 0; k <= j; k++, packed++) {
          const meanK = (sums.first[k] as number) / sums.sum;
          information[packed] =
            (information[packed] as number) + (sums.second[packed] as number) / sums.sum - meanJ * meanK;
        }
      }
    }
  }
  return { loglik, score, information };
}
