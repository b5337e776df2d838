/**
 * Measured quantities with the units a laboratory may report and the factor to the canonical unit, which is the
 * first of each list (`domain.md` 0.4). AFP in IU/mL is not offered: its factor depends on the assay.
 */
export const QUANTITIES = {
  bilirubin: { 'umol/L': 1, 'mg/dL': 17.1 },
  albumin: { 'g/L': 1, 'g/dL': 10 },
  creatinine: { 'umol/L': 1, 'mg/dL': 88.4 },
  crp: { 'mg/L': 1, 'mg/dL': 10 },
  afp: { 'ng/mL': 1, 'ug/L': 1 },
  pivka2: { 'mAU/mL': 1 },
  enzymeActivity: { 'U/L': 1 },
  cellCount: { '10^9/L': 1 },
  sodium: { 'mmol/L': 1 },
  viralLoad: { 'log10 IU/mL': 1 },
  inr: { '1': 1 },
  prothrombinProlongation: { s: 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type Quantity = keyof typeof QUANTITIES;

export function unitsOf(quantity: Quantity): readonly string[] {
  return Object.keys(QUANTITIES[quantity]);
}

export function canonicalUnit(quantity: Quantity): string {
  return unitsOf(quantity)[0] ?? '';
}

/** The factor to the canonical unit, or `null` for a unit this quantity is not measured in. */
export function unitFactor(quantity: Quantity, unit: string): number | null {
  const factors: Readonly<Record<string, number>> = QUANTITIES[quantity];
  return Object.hasOwn(factors, unit) ? (factors[unit] ?? null) : null;
}
