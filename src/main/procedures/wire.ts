import type { Json } from '#shared/kernel/json.ts';

/** A plain value as JSON carries it: what is `undefined` is left out. Cost: one copy. */
export function wire(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
