import { canonicalUnit, unitFactor, type Quantity } from '#shared/kernel/units.ts';

export const COMPARATORS = ['<', '<=', '>', '>='] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** A laboratory result as it was reported: the unit is kept, a comparator says that only a bound is known. */
export interface LabValue {
  readonly value: number;
  readonly unit: string;
  readonly comparator?: Comparator;
}

/** Closed or open ends of what a reported value can be, in the canonical unit. */
export interface LabInterval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** The value in the quantity's canonical unit (not rounded), or `null` when the unit does not belong to it. */
export function canonicalValue(quantity: Quantity, lab: LabValue): number | null {
  const factor = unitFactor(quantity, lab.unit);
  return factor === null ? null : lab.value * factor;
}

/** The interval a value stands for: a point without comparator, else bounded by 0 below and unbounded above. */
export function canonicalInterval(quantity: Quantity, lab: LabValue): LabInterval | null {
  const value = canonicalValue(quantity, lab);
  if (value === null) return null;
  const comparator = lab.comparator ?? '=';
  const below = comparator.startsWith('<');
  const above = comparator.startsWith('>');
  return {
    low: below ? 0 : value,
    high: above ? Infinity : value,
    lowOpen: comparator === '>',
    highOpen: above || comparator === '<',
  };
}

/** A bare number is a value in the canonical unit. */
export function inCanonicalUnit(quantity: Quantity, value: number): LabValue {
  return { value, unit: canonicalUnit(quantity) };
}
