import { toMonths } from '#shared/kernel/day.ts';

export const percentOf = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const kappaText = (kappa: number): string => kappa.toFixed(2);
export const monthsText = (days: number): string => toMonths(days).toFixed(1);
export const daysText = (days: number): string => String(Math.round(days));

export const BANDS = ['none', 'slight', 'fair', 'moderate', 'substantial', 'almost'] as const;
export type Band = (typeof BANDS)[number];

/** The bands of Landis and Koch (Biometrics 1977;33:159-174). */
export function bandOf(kappa: number): Band {
  if (kappa < 0) return 'none';
  if (kappa <= 0.2) return 'slight';
  if (kappa <= 0.4) return 'fair';
  if (kappa <= 0.6) return 'moderate';
  return kappa <= 0.8 ? 'substantial' : 'almost';
}
