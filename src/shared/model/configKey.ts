/** What a value looks like: from which the settings page makes its control. */
export type ConfigShape =
  | { readonly kind: 'flag' | 'number' | 'window' }
  | { readonly kind: 'one' | 'some'; readonly choices: readonly (string | number)[] };

/** One switch of a rule: its default, what may be given instead, and what it means. */
export interface ConfigKey<T> {
  readonly standard: T;
  readonly description: string;
  /** What a valid value looks like, for messages and the settings page. */
  readonly expects: string;
  readonly shape: ConfigShape;
  /** The value to use, or `null` when `raw` is not acceptable. */
  readonly accept: (raw: unknown) => T | null;
}

/** Days after an anchor, inclusive; the tolerance widens both ends and earns a note when it was needed. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
}

export function flag(standard: boolean, description: string): ConfigKey<boolean> {
  return {
    standard,
    description,
    expects: 'true or false',
    shape: { kind: 'flag' },
    accept: (raw) => (typeof raw === 'boolean' ? raw : null),
  };
}

export function oneOf<const T extends string | number>(
  allowed: readonly T[],
  standard: NoInfer<T>,
  description: string,
): ConfigKey<T> {
  return {
    standard,
    description,
    expects: `one of ${allowed.join(', ')}`,
    shape: { kind: 'one', choices: allowed },
    accept: (raw) => allowed.find((value) => value === raw) ?? null,
  };
}

/** A non-empty selection, kept in the order of `allowed`. */
export function selection<const T extends string>(
  allowed: readonly T[],
  description: string,
): ConfigKey<readonly T[]> {
  return {
    standard: allowed,
    description,
    expects: `a list of ${allowed.join(', ')}, not empty`,
    shape: { kind: 'some', choices: allowed },
    accept: (raw) => {
      if (!Array.isArray(raw) || raw.length === 0) return null;
      const list: readonly unknown[] = raw;
      return list.every((item) => allowed.some((value) => value === item))
        ? allowed.filter((value) => list.includes(value))
        : null;
    },
  };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

export function quantity(standard: number, bounds: Bounds, description: string): ConfigKey<number> {
  return {
    standard,
    description,
    expects: `a number from ${bounds.min} to ${bounds.max}`,
    shape: { kind: 'number' },
    accept: (raw) => (isWithin(raw, bounds) ? raw : null),
  };
}

export function whole(standard: number, bounds: Bounds, description: string): ConfigKey<number> {
  return {
    standard,
    description,
    expects: `a whole number from ${bounds.min} to ${bounds.max}`,
    shape: { kind: 'number' },
    accept: (raw) => (isWithin(raw, bounds) && Number.isInteger(raw) ? raw : null),
  };
}

/** Given as `[from, to]`, `[from, to, tolerance]` or an object of these. */
export function dayWindow(standard: DayWindow, description: string): ConfigKey<DayWindow> {
  return {
    standard,
    description,
    expects: 'days as [from, to] or [from, to, tolerance]',
    shape: { kind: 'window' },
    accept: acceptWindow,
  };
}

const DAYS: Bounds = { min: 0, max: 3660 };

function isWithin(raw: unknown, bounds: Bounds): raw is number {
  return typeof raw === 'number' && raw >= bounds.min && raw <= bounds.max;
}

function acceptWindow(raw: unknown): DayWindow | null {
  const parts = Array.isArray(raw) ? (raw as readonly unknown[]) : windowParts(raw);
  if (parts === null || parts.length < 2 || parts.length > 3) return null;
  const [from, to, tolerance = 0] = parts;
  const valid = [from, to, tolerance].every((part) => isWithin(part, DAYS) && Number.isInteger(part));
  if (!valid || typeof from !== 'number' || typeof to !== 'number' || typeof tolerance !== 'number')
    return null;
  return from <= to ? { from, to, tolerance } : null;
}

function windowParts(raw: unknown): readonly unknown[] | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { from, to, tolerance = 0, ...rest } = raw as Record<string, unknown>;
  return Object.keys(rest).length === 0 ? [from, to, tolerance] : null;
}
