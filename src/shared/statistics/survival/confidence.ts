/** Scale on which a confidence interval for a probability is symmetric. */
export type ConfidenceType = 'log' | 'log-log' | 'plain' | 'arcsine';

export type Limits = { readonly lower: number; readonly upper: number };

/**
 * Pointwise limits of a survival probability from the standard error of its logarithm; `z` is the normal multiplier.
 * Plain and log limits are cut at 0 and 1. NaN where the scale is not defined: log and log-log at S = 0, log-log and
 * arcsine at S = 1, plain at S = 0 (R `survfit`).
 */
export function survivalLimits(type: ConfidenceType, survival: number, seLog: number, z: number): Limits {
  switch (type) {
    case 'plain': {
      const half = seLog * survival * z;
      return { lower: Math.max(0, survival - half), upper: Math.min(1, survival + half) };
    }
    case 'log': {
      if (survival === 0) return { lower: Number.NaN, upper: Number.NaN };
      const factor = Math.exp(z * seLog);
      return { lower: survival / factor, upper: Math.min(1, survival * factor) };
    }
    case 'log-log': {
      if (survival === 0 || survival === 1) return { lower: Number.NaN, upper: Number.NaN };
      const centre = Math.log(-Math.log(survival));
      const half = (z * seLog) / Math.log(survival);
      return { lower: Math.exp(-Math.exp(centre - half)), upper: Math.exp(-Math.exp(centre + half)) };
    }
    case 'arcsine': {
      const half = 0.5 * z * seLog * Math.sqrt(survival / (1 - survival));
      const centre = Math.asin(Math.sqrt(survival));
      return {
        lower: Math.sin(Math.max(0, centre - half)) ** 2,
        upper: Math.sin(Math.min(Math.PI / 2, centre + half)) ** 2,
      };
    }
  }
}

export type ConfidenceBand = { readonly lower: Float64Array; readonly upper: Float64Array };

/** The limits at every time of a curve. O(times). */
export function confidenceBand(
  type: ConfidenceType,
  survival: Float64Array,
  seLog: Float64Array,
  z: number,
): ConfidenceBand {
  const lower = new Float64Array(survival.length);
  const upper = new Float64Array(survival.length);
  for (let j = 0; j < survival.length; j++) {
    const limits = survivalLimits(type, survival[j] as number, seLog[j] as number, z);
    lower[j] = limits.lower;
    upper[j] = limits.upper;
  }
  return { lower, upper };
}
