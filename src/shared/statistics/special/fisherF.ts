import { incompleteBeta } from './incompleteBeta.ts';

/** P(F > f) of the F distribution on (`df1`, `df2`) degrees of freedom. */
export function fisherFUpperTail(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  const total = df1 * f + df2;
  return incompleteBeta(df2 / total, df2 / 2, df1 / 2, (df1 * f) / total).lower;
}
