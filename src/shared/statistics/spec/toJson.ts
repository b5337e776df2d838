import type { Json } from '#shared/kernel/json.ts';

/** Writes a result as JSON of the reference format: infinite numbers as "Inf" and "-Inf", not estimable as `null`. */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    return Number.isNaN(value) ? null : value > 0 ? 'Inf' : '-Inf';
  }
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array) {
    return Array.from(value, toJson);
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
        part === undefined ? [] : [[key, toJson(part)] as const],
      ),
    );
  }
  return null;
}
