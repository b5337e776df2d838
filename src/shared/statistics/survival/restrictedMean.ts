import type { KaplanMeierCurve } from './kaplanMeierCurve.ts';

export type RestrictedMean = { readonly mean: number; readonly se: number; readonly beyondLastTime: boolean };

/**
 * Restricted mean survival time: the area under the curve up to `tau`, the curve carried on flat past its last time
 * (`beyondLastTime` says so). Variance: sum over event times of (area to the right)^2 d / (n (n - d)). O(times).
 *
 * Reference: R `print.survfit(rmean = tau)`. Example: S = 0.5 from time 1 on and tau 2 gives 1.5.
 */
export function restrictedMean(curve: KaplanMeierCurve, tau: number): RestrictedMean {
  const { time, survival, event, atRisk } = curve;
  let used = 0;
  while (used < time.length && (time[used] as number) <= tau) used += 1;
  let area = 0;
  let variance = 0;
  let right = tau;
  for (let j = used - 1; j >= 0; j--) {
    area += (right - (time[j] as number)) * (survival[j] as number);
    const left = (atRisk[j] as number) - (event[j] as number);
    if (left > 0) variance += (area * area * (event[j] as number)) / ((atRisk[j] as number) * left);
    right = time[j] as number;
  }
  return {
    mean: area + right,
    se: Math.sqrt(variance),
    beyondLastTime: time.length === 0 || tau > (time[time.length - 1] as number),
  };
}
