import type { BaselineRow } from '#shared/codebook/records.ts';
import { or, type Truth } from '#shared/kernel/kleene.ts';
import { known } from '#shared/model/missing.ts';

const above0 = (grade: number | null): Truth => (grade === null ? null : grade > 0);

/** Macroscopic vascular invasion at baseline: of the portal or a hepatic vein. */
export function baselineInvasion(baseline: BaselineRow | null): Truth {
  return baseline === null ? null : or(above0(known(baseline.mviVp)), above0(known(baseline.mviVv)));
}
