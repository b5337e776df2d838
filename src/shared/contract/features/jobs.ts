import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';
import { session } from '../procedure.ts';
import { json } from '../schemas.ts';

const progress = z.object({ label: z.string(), done: z.number(), total: z.number().nullable() });

const errorBody = z.object({ code: z.enum(ERROR_CODES), message: z.string(), details: json.optional() });

const jobStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), progress }),
  z.object({ state: z.literal('done'), progress, result: json }),
  z.object({ state: z.literal('failed'), progress, error: errorBody }),
]);
export type JobStatus = z.output<typeof jobStatus>;

const jobId = z.object({ jobId: z.string().max(64) });

export const jobs = {
  /** State and progress; a finished job is forgotten once its result was read. */
  'jobs.status': session({ input: jobId, output: jobStatus, roles: null }),
  /** Asks a job to stop; it ends as failed with code `cancelled` and leaves nothing half-done. */
  'jobs.cancel': session({ input: jobId, output: z.object({}), roles: null }),
};
