import type { CoxData } from './coxData.ts';
import { scanRiskSets, tieCount, type RiskSet, type Risks, type Ties } from './riskSets.ts';

/**
 * Baseline hazard increments by event time, ascending within each stratum (`start` bounds the strata), in the units of
 * the shifted risks. `hazard` is the sum over tie steps of w / denominator, `variance` of w / denominator^2, `moment`
 * (p values a time) of w mean / denominator. The `dying` sums weigh each step by what is left of the dead. `mean` is the
 * average of the steps' covariate means.
 */
export type HazardSteps = {
  readonly start: Int32Array;
  readonly time: Int32Array;
  readonly hazard: Float64Array;
  readonly variance: Float64Array;
  readonly moment: Float64Array;
  readonly dyingHazard: Float64Array;
  readonly dyingMoment: Float64Array;
  readonly mean: Float64Array;
};

type Part = {
  readonly time: number;
  hazard: number;
  variance: number;
  dyingHazard: number;
  readonly moment: Float64Array;
  readonly dyingMoment: Float64Array;
  readonly mean: Float64Array;
};

function partOf(set: RiskSet, ties: Ties): Part {
  const p = set.s1.length;
  const part: Part = {
    time: set.time,
    hazard: 0,
    variance: 0,
    dyingHazard: 0,
    moment: new Float64Array(p),
    dyingMoment: new Float64Array(p),
    mean: new Float64Array(p),
  };
  const steps = tieCount(set, ties);
  for (let step = 0; step < steps; step++) {
    const share = step / steps;
    const denominator = set.s0 - share * set.d0;
    const hazard = set.deathWeight / steps / denominator;
    part.hazard += hazard;
    part.variance += hazard / denominator;
    part.dyingHazard += (1 - share) * hazard;
    for (let j = 0; j < p; j++) {
      const mean = ((set.s1[j] as number) - share * (set.d1[j] as number)) / denominator;
      part.moment[j] = (part.moment[j] as number) + mean * hazard;
      part.dyingMoment[j] = (part.dyingMoment[j] as number) + (1 - share) * mean * hazard;
      part.mean[j] = (part.mean[j] as number) + mean / steps;
    }
  }
  return part;
}

const flat = (parts: readonly Part[], p: number, of: (part: Part) => Float64Array): Float64Array => {
  const values = new Float64Array(parts.length * p);
  parts.forEach((part, k) => {
    values.set(of(part), k * p);
  });
  return values;
};

/** Breslow's estimate of the baseline hazard, with Efron's correction under Efron ties. O(n p). */
export function hazardSteps(data: CoxData, risks: Risks, ties: Ties): HazardSteps {
  const strata = data.stratumStart.length - 1;
  const byStratum: Part[][] = Array.from({ length: strata }, () => []);
  scanRiskSets(data, risks.risk, false, (set) => {
    byStratum[set.stratum]?.push(partOf(set, ties));
  });
  const start = new Int32Array(strata + 1);
  byStratum.forEach((parts, s) => {
    parts.reverse();
    start[s + 1] = (start[s] as number) + parts.length;
  });
  const parts = byStratum.flat();
  return {
    start,
    time: Int32Array.from(parts, ({ time }) => time),
    hazard: Float64Array.from(parts, ({ hazard }) => hazard),
    variance: Float64Array.from(parts, ({ variance }) => variance),
    dyingHazard: Float64Array.from(parts, ({ dyingHazard }) => dyingHazard),
    moment: flat(parts, data.p, ({ moment }) => moment),
    dyingMoment: flat(parts, data.p, ({ dyingMoment }) => dyingMoment),
    mean: flat(parts, data.p, ({ mean }) => mean),
  };
}

/** Position after the last step of stratum `s` at or before `time`. */
export function stepsUpTo(steps: HazardSteps, s: number, time: number): number {
  let low = steps.start[s] as number;
  let high = steps.start[s + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps.time[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Running sums over all steps, `width` values a step, with a leading row of zeros. */
export function runningSums(values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(values.length + width);
  for (let k = 0; k < values.length; k++) sums[k + width] = (sums[k] as number) + (values[k] as number);
  return sums;
}
