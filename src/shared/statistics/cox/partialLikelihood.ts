import type { CoxData } from './coxData.ts';
import { exactLikelihood } from './exactLikelihood.ts';
import { emptyLikelihood, type Likelihood } from './likelihood.ts';
import { risksAt, scanRiskSets, tieCount, type RiskSet, type Ties } from './riskSets.ts';

/**
 * Adds one event time's part of gradient and information, and of the logarithm of its denominators. The dead's own
 * linear predictors are added by the caller.
 */
export function addRiskSet(set: RiskSet, ties: Ties, into: Likelihood): void {
  const p = set.s1.length;
  const mean = new Float64Array(p);
  for (let j = 0; j < p; j++) into.score[j] = (into.score[j] as number) + (set.deathX[j] as number);
  const steps = tieCount(set, ties);
  const weight = set.deathWeight / steps;
  for (let step = 0; step < steps; step++) {
    const share = step / steps;
    const denominator = set.s0 - share * set.d0;
    into.loglik -= weight * Math.log(denominator);
    for (let j = 0, packed = 0; j < p; j++) {
      mean[j] = ((set.s1[j] as number) - share * (set.d1[j] as number)) / denominator;
      into.score[j] = (into.score[j] as number) - weight * (mean[j] as number);
      for (let k = 0; k <= j; k++, packed++) {
        const moment = ((set.s2[packed] as number) - share * (set.d2[packed] as number)) / denominator;
        into.information[packed] =
          (into.information[packed] as number) +
          weight * (moment - (mean[j] as number) * (mean[k] as number));
      }
    }
  }
}

/** The log partial likelihood and its derivatives at `beta` (scaled covariates). O(n p^2), more for exact ties. */
export function partialLikelihood(data: CoxData, beta: Float64Array, ties: Ties): Likelihood {
  const risks = risksAt(data, beta);
  if (ties === 'exact') return exactLikelihood(data, risks);
  const result = emptyLikelihood(data.p);
  scanRiskSets(data, risks.risk, true, (set) => {
    addRiskSet(set, ties, result);
    const shift = risks.shift[set.stratum] as number;
    for (let i = set.first; i < set.last; i++) {
      if (data.status[i] === 1)
        result.loglik += (data.weight[i] as number) * ((risks.linear[i] as number) - shift);
    }
  });
  return result;
}
