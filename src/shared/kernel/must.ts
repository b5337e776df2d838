/** The value, or an error naming what was expected; for look-ups that the surrounding code guarantees. */
export function must<T>(value: T | null | undefined, expected: string): T {
  if (value === null || value === undefined) throw new Error(`expected ${expected}`);
  return value;
}
