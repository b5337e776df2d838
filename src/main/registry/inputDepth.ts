import type { Json } from '#shared/kernel/json.ts';

/* No input of the contract comes near it; reading a message of a few thousand levels would end the process. */
const MAX_LEVELS = 64;

/**
 * Whether an input is nested deeper than any procedure takes, or within itself. Goes level by level, so that it needs
 * no stack, and looks at what is shared once per level.
 */
export function isTooDeep(input: Json): boolean {
  let level = new Set<Json>([input]);
  for (let depth = 0; level.size > 0; depth += 1) {
    if (depth > MAX_LEVELS) return true;
    const inner = new Set<Json>();
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const item of Object.values(value)) inner.add(item);
    }
    level = inner;
  }
  return false;
}
