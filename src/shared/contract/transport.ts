import type { Json } from '#shared/kernel/json.ts';
import type { Envelope } from './errors.ts';

/** The whole of what a shell offers: one call, one envelope. Long work is polled as a job. */
export interface Transport {
  call(procedure: string, input: Json): Promise<Envelope>;
}
