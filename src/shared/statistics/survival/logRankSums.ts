import type { SurvivalData } from '../data/survivalData.ts';
import { addTo, type SquareMatrix } from '../linearAlgebra/matrix.ts';

/** Observed and expected (weighted by the test's weight function) of one stratum. */
export type ObservedExpected = { readonly observed: Float64Array; readonly expected: Float64Array };

type Histograms = { readonly events: Float64Array[]; readonly leaving: Float64Array[] };

function histograms(data: SurvivalData, rows: Int32Array | null): Histograms {
  const size = data.grid.values.length;
  const events = Array.from({ length: data.groups }, () => new Float64Array(size));
  const leaving = Array.from({ length: data.groups }, () => new Float64Array(size));
  const { stop } = data.grid;
  const n = rows === null ? data.n : rows.length;
  for (let k = 0; k < n; k++) {
    const i = rows === null ? k : (rows[k] as number);
    const g = data.group[i] as number;
    const at = stop[i] as number;
    const own = leaving[g] as Float64Array;
    own[at] = (own[at] as number) + 1;
    if (data.status[i] === 1) {
      const died = events[g] as Float64Array;
      died[at] = (died[at] as number) + 1;
    }
  }
  return { events, leaving };
}

/** G-rho weights: the pooled Kaplan-Meier estimate just before each time, to the power rho. */
function weightsBefore({ events, leaving }: Histograms, rho: number, size: number): Float64Array {
  const weights = new Float64Array(size).fill(1);
  if (rho === 0) return weights;
  let risk = leaving.reduce((sum, own) => sum + own.reduce((a, b) => a + b, 0), 0);
  let survival = 1;
  for (let j = 0; j < size; j++) {
    weights[j] = survival ** rho;
    let deaths = 0;
    let left = 0;
    for (let g = 0; g < events.length; g++) {
      deaths += events[g]?.[j] as number;
      left += leaving[g]?.[j] as number;
    }
    if (deaths > 0) survival *= (risk - deaths) / risk;
    risk -= left;
  }
  return weights;
}

/**
 * Observed and expected events of each group within one stratum, adding the hypergeometric variance to `variance`.
 * O(n + times x groups^2).
 */
export function logRankSums(
  data: SurvivalData,
  rows: Int32Array | null,
  rho: number,
  variance: SquareMatrix,
): ObservedExpected {
  const groups = data.groups;
  const size = data.grid.values.length;
  const counts = histograms(data, rows);
  const weights = weightsBefore(counts, rho, size);
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const risk = new Float64Array(groups);
  for (let j = size - 1; j >= 0; j--) {
    let total = 0;
    let deaths = 0;
    const weight = weights[j] as number;
    for (let g = 0; g < groups; g++) {
      risk[g] = (risk[g] as number) + (counts.leaving[g]?.[j] as number);
      total += risk[g] as number;
      const own = counts.events[g]?.[j] as number;
      deaths += own;
      observed[g] = (observed[g] as number) + own * weight;
    }
    if (deaths === 0) continue;
    for (let g = 0; g < groups; g++) {
      expected[g] = (expected[g] as number) + (weight * deaths * (risk[g] as number)) / total;
    }
    if (total <= 1) continue;
    const spread = (weight * weight * deaths * (total - deaths)) / (total * (total - 1));
    for (let g = 0; g < groups; g++) {
      const own = spread * (risk[g] as number);
      if (own === 0) continue;
      addTo(variance, g, g, own);
      for (let h = 0; h < groups; h++) addTo(variance, g, h, (-own * (risk[h] as number)) / total);
    }
  }
  return { observed, expected };
}
