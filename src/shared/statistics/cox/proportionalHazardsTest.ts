import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { squareMatrix, type SquareMatrix } from '../linearAlgebra/matrix.ts';
import { symmetricSolve } from '../linearAlgebra/symmetricSolve.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { chiSquareTest, type CoxModel, type Test } from './coxModel.ts';
import type { CoxData } from './coxData.ts';
import { emptyLikelihood } from './likelihood.ts';
import { addRiskSet } from './partialLikelihood.ts';
import { risksAt, scanRiskSets } from './riskSets.ts';

/** What time is turned into before it is multiplied with the covariates. */
export type TimeTransform = 'km' | 'identity' | 'rank' | 'log';

export type ProportionalHazardsTest = {
  /** One test a term, in the order given; a term without an estimated column has 0 degrees of freedom. */
  readonly terms: readonly Test[];
  readonly global: Test;
};

/** 1 - S(t-), S the Kaplan-Meier estimate over all rows, for each code of the time grid. */
function failureBefore(data: CoxData): Float64Array {
  const size = data.times.length;
  const events = new Float64Array(size);
  const change = new Float64Array(size);
  for (let i = 0; i < data.n; i++) {
    const at = data.stop[i] as number;
    change[at] = (change[at] as number) + 1;
    if (data.status[i] === 1) events[at] = (events[at] as number) + 1;
    if (data.entry !== null) {
      const entered = data.entry[i] as number;
      change[entered] = (change[entered] as number) - 1;
    }
  }
  const atRisk = new Float64Array(size);
  for (let j = size - 1, risk = 0; j >= 0; j--) {
    risk += change[j] as number;
    atRisk[j] = risk;
  }
  const failure = new Float64Array(size);
  for (let j = 0, survival = 1; j < size; j++) {
    failure[j] = 1 - survival;
    if ((events[j] as number) > 0) survival *= 1 - (events[j] as number) / (atRisk[j] as number);
  }
  return failure;
}

/** Mean rank of each code among the stop times of all rows. */
function meanRanks(data: CoxData): Float64Array {
  const counts = new Float64Array(data.times.length);
  for (let i = 0; i < data.n; i++)
    counts[data.stop[i] as number] = (counts[data.stop[i] as number] as number) + 1;
  let before = 0;
  return counts.map((count) => {
    const rank = before + (count + 1) / 2;
    before += count;
    return rank;
  });
}

function transformed(data: CoxData, transform: TimeTransform): Float64Array {
  switch (transform) {
    case 'identity':
      return data.times;
    case 'log':
      return data.times.map(Math.log);
    case 'rank':
      return meanRanks(data);
    case 'km':
      return failureBefore(data);
  }
}

/** The transform over event times, shifted and scaled to mean 0 and spread 1; the test does not depend on either. */
function standardised(data: CoxData, transform: TimeTransform): Float64Array | null {
  const g = transformed(data, transform);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < data.n; i++) if (data.status[i] === 1) sum += g[data.stop[i] as number] as number;
  const mean = sum / data.events;
  for (let i = 0; i < data.n; i++)
    if (data.status[i] === 1) squares += ((g[data.stop[i] as number] as number) - mean) ** 2;
  const spread = Math.sqrt(squares / data.events);
  return Number.isFinite(spread) && spread > 1e-12 * Math.abs(mean)
    ? g.map((value) => (value - mean) / spread)
    : null;
}

type Moments = { readonly score: Float64Array; readonly information: SquareMatrix };

/** Gradient and information of the model extended by g(t) x for every kept column, at the fitted coefficients. */
function extendedMoments(model: CoxModel, g: Float64Array, kept: readonly number[]): Moments {
  const { data, ties } = model;
  const p = data.p;
  const size = kept.length;
  const score = new Float64Array(size);
  const information = squareMatrix(2 * size);
  const add = (row: number, column: number, value: number): void => {
    const at = row * 2 * size + column;
    information.values[at] = (information.values[at] as number) + value;
  };
  scanRiskSets(data, risksAt(data, model.scaledBeta).risk, true, (set) => {
    const part = emptyLikelihood(p);
    addRiskSet(set, ties, part);
    const weight = g[set.time] as number;
    kept.forEach((j, a) => {
      score[a] = (score[a] as number) + weight * (part.score[j] as number);
      kept.forEach((k, b) => {
        const packed = j >= k ? (j * (j + 1)) / 2 + k : (k * (k + 1)) / 2 + j;
        const value = part.information[packed] as number;
        add(a, b, value);
        add(a, size + b, weight * value);
        add(size + a, b, weight * value);
        add(size + a, size + b, weight * weight * value);
      });
    });
  });
  return { score, information };
}

function testOf({ score, information }: Moments, chosen: readonly number[]): Test | null {
  const size = score.length;
  const rows = [...Array.from({ length: size }, (_, a) => a), ...chosen.map((a) => size + a)];
  const part = squareMatrix(rows.length);
  const right = new Float64Array(rows.length);
  rows.forEach((row, a) => {
    right[a] = row < size ? 0 : (score[row - size] as number);
    rows.forEach((column, b) => {
      part.values[a * rows.length + b] = information.values[row * 2 * size + column] as number;
    });
  });
  if (chosen.length === 0) return chiSquareTest(0, 0);
  const solution = symmetricSolve(part, right);
  if (solution === null) return null;
  return chiSquareTest(
    right.reduce((sum, value, a) => sum + value * (solution[a] as number), 0),
    chosen.length,
  );
}

/**
 * Grambsch and Therneau's test of proportional hazards as a score test for adding g(t) x, by term and over all terms
 * (R `cox.zph` of survival 3). `terms` holds the columns of each term. O(n p^2).
 */
export function proportionalHazardsTest(
  model: CoxModel,
  terms: readonly (readonly number[])[],
  transform: TimeTransform,
): Result<ProportionalHazardsTest, Refusal> {
  if (model.unstable || model.ties === 'exact') return fail(refusal('not_estimable'));
  const kept = model.kept.flatMap((keep, j) => (keep ? [j] : []));
  const g = model.events > 0 && kept.length > 0 ? standardised(model.data, transform) : null;
  if (g === null) return fail(refusal('not_estimable'));
  const moments = extendedMoments(model, g, kept);
  const tests = terms.map((columns) =>
    testOf(
      moments,
      kept.flatMap((j, a) => (columns.includes(j) ? [a] : [])),
    ),
  );
  const global = testOf(
    moments,
    kept.map((_, a) => a),
  );
  if (global === null || tests.includes(null)) return fail(refusal('singular_matrix'));
  return ok({ terms: tests.filter((test) => test !== null), global });
}
