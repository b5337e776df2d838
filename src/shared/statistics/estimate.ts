/** A number, or `null` where it is not estimable or not reached. */
export type Estimate = number | null;

export const finite = (value: number): Estimate => (Number.isFinite(value) ? value : null);

export function finiteList(values: Float64Array): Estimate[] {
  return Array.from(values, finite);
}
