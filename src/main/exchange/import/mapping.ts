import { z } from 'zod';
import { MISSING_REASONS, type MissingReason } from '#shared/model/missing.ts';
import type { Mapping } from './types.ts';

const reasons = Object.keys(MISSING_REASONS) as [MissingReason, ...MissingReason[]];

/** The mapping file of the command line. */
const schema = z.strictObject({
  columns: z
    .record(
      z.string(),
      z.strictObject({
        field: z.string(),
        unit: z.string().optional(),
        dateOrder: z.enum(['YMD', 'DMY', 'MDY']).optional(),
        values: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default({}),
  missing: z.record(z.string(), z.enum(reasons)).default({}),
});

const EMPTY: Mapping = { columns: {}, missing: {} };

/** The mapping, or `null` when it has not the form of one. */
export function parseMapping(raw: unknown): Mapping | null {
  if (raw === null || raw === undefined) return EMPTY;
  const parsed = schema.safeParse(raw);
  return parsed.success ? (parsed.data as Mapping) : null;
}
