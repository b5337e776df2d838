/** Why no number can be given. Codes are stable; the message is for a reader and holds no data value. */
export const REFUSALS = {
  no_observations: 'no observation is left after missing values are excluded',
  one_group: 'there is only one group',
  singular_variance: 'the variance of the test is singular',
  no_events: 'there is no event',
  invalid_status: 'the status must be 0 or 1',
  invalid_time: 'a time is not a finite number',
  invalid_weight: 'a weight is negative or not finite',
  unsupported: 'this combination of options is not supported',
  unknown_column: 'a column is not in the data',
  not_numeric: 'a column must be numeric',
  not_estimable: 'the quantity cannot be estimated from these data',
  constant_data: 'the data are constant',
  too_few_observations: 'there are too few observations',
  too_large: 'the exact computation is too large',
  singular_matrix: 'the system of equations is singular',
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export type Refusal = { readonly code: RefusalCode; readonly message: string };

export function refusal(code: RefusalCode, detail?: string): Refusal {
  return { code, message: detail === undefined ? REFUSALS[code] : `${REFUSALS[code]}: ${detail}` };
}

/** What a reader has to know beside the numbers. */
export const WARNINGS = {
  interval_not_positive: 'rows whose interval does not end after it starts were left out',
  infinite_coefficient: 'the likelihood has no maximum: a coefficient may be infinite',
  not_converged: 'the iteration did not converge',
  collinear: 'a column is a combination of earlier ones; its coefficient is not estimated',
  few_events_per_coefficient: 'fewer than 10 events per coefficient',
  fitted_probability_extreme: 'fitted probabilities of 0 or 1 occurred',
  not_computable: 'the statistic is not computable from these data',
  median_not_reached: 'the median is not reached',
  curves_cross: 'the survival curves cross',
  small_expected_counts: 'expected counts are below 5: the chi-square approximation may be poor',
  no_events: 'there is no event',
} as const;

export type WarningCode = keyof typeof WARNINGS;
export type Warning = {
  readonly code: WarningCode;
  readonly message: string;
  readonly term?: string;
  readonly count?: number;
};

export function warning(
  code: WarningCode,
  detail: { readonly term?: string; readonly count?: number } = {},
): Warning {
  return { code, message: WARNINGS[code], ...detail };
}
