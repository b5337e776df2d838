import type { Envelope } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';

/** Where a call comes from: `local` callers act with the rights of this computer's user and may name its files. */
export type Reach = 'any' | 'local';

/** What a shell sees of the registry. */
export interface RegistryPort {
  call(procedure: string, input: Json, reach: Reach): Promise<Envelope>;
}
