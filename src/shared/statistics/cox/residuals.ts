import type { CoxData } from './coxData.ts';
import { runningSums, stepsUpTo, type HazardSteps } from './hazardSteps.ts';
import type { Risks } from './riskSets.ts';

/** What each sorted row has been exposed to: cumulative hazard and covariate moment over its time at risk. */
type Exposure = { readonly hazard: Float64Array; readonly moment: Float64Array };

function exposures(data: CoxData, steps: HazardSteps): Exposure {
  const { n, p } = data;
  const hazardSums = runningSums(steps.hazard, 1);
  const momentSums = runningSums(steps.moment, p);
  const hazard = new Float64Array(n);
  const moment = new Float64Array(n * p);
  for (let s = 0; s + 1 < data.stratumStart.length; s++) {
    for (let i = data.stratumStart[s] as number; i < (data.stratumStart[s + 1] as number); i++) {
      const from =
        data.entry === null ? (steps.start[s] as number) : stepsUpTo(steps, s, data.entry[i] as number);
      const reached = stepsUpTo(steps, s, data.stop[i] as number);
      const died = data.status[i] === 1;
      const to = died ? reached - 1 : reached;
      hazard[i] = (hazardSums[to] as number) - (hazardSums[from] as number);
      if (died) hazard[i] = (hazard[i] as number) + (steps.dyingHazard[to] as number);
      for (let j = 0; j < p; j++) {
        let value = (momentSums[to * p + j] as number) - (momentSums[from * p + j] as number);
        if (died) value += steps.dyingMoment[to * p + j] as number;
        moment[i * p + j] = value;
      }
    }
  }
  return { hazard, moment };
}

/**
 * Martingale residuals, event less expected events, of the sorted rows. O(n log times).
 * Reference: R `residuals(coxph, "martingale")`.
 */
export function martingaleResiduals(data: CoxData, risks: Risks, steps: HazardSteps): Float64Array {
  const { hazard } = exposures(data, steps);
  return hazard.map((value, i) => (data.status[i] as number) - (risks.risk[i] as number) * value);
}

/** Deviance residuals: martingale residuals made symmetric, sign(m) root(-2 (m + d log(d - m))). */
export function devianceResiduals(data: CoxData, martingale: Float64Array): Float64Array {
  return martingale.map((m, i) => {
    const died = data.status[i] === 1;
    return Math.sign(m) * Math.sqrt(-2 * (m + (died ? Math.log(1 - m) : 0)));
  });
}

/**
 * Score residuals on the scaled covariates, p values a sorted row: the row's part of the gradient,
 * d (x - mean) - integral of risk (x - mean) dH. They sum (weighted) to the gradient. O(n (p + log times)).
 */
export function scoreResiduals(data: CoxData, risks: Risks, steps: HazardSteps): Float64Array {
  const { n, p, x } = data;
  const { hazard, moment } = exposures(data, steps);
  const residuals = new Float64Array(n * p);
  for (let s = 0; s + 1 < data.stratumStart.length; s++) {
    for (let i = data.stratumStart[s] as number; i < (data.stratumStart[s + 1] as number); i++) {
      const own = data.status[i] === 1 ? stepsUpTo(steps, s, data.stop[i] as number) - 1 : -1;
      for (let j = 0, at = i * p; j < p; j++, at++) {
        const value = x[at] as number;
        const expected = (risks.risk[i] as number) * (value * (hazard[i] as number) - (moment[at] as number));
        residuals[at] = (own < 0 ? 0 : value - (steps.mean[own * p + j] as number)) - expected;
      }
    }
  }
  return residuals;
}

/** Values of the sorted rows put back in the order of the input rows that were kept. */
export function inInputOrder(data: CoxData, values: Float64Array): Float64Array {
  const order = Array.from(data.row.keys()).sort((a, b) => (data.row[a] as number) - (data.row[b] as number));
  return Float64Array.from(order, (position) => values[position] as number);
}
