import { byCodePoint } from '#shared/kernel/order.ts';

/** The quasi-identifiers of one patient as released; `null` is missing. */
export type QuasiValues = readonly (string | null)[];

/** Patients who share all quasi-identifiers. */
export interface EquivalenceClass {
  readonly values: QuasiValues;
  readonly size: number;
  /** Per sensitive field: how often each value occurs among them, missing ones left out. */
  readonly sensitive: readonly ReadonlyMap<string, number>[];
}

interface Growing {
  readonly values: QuasiValues;
  size: number;
  readonly sensitive: readonly Map<string, number>[];
}

/** Equivalence classes while the patients go by; whatever their order, the classes come in one order. */
export class ClassTally {
  readonly #classes = new Map<string, Growing>();

  add(values: QuasiValues, sensitive: QuasiValues = []): void {
    const key = JSON.stringify(values);
    const held = this.#classes.get(key) ?? {
      values,
      size: 0,
      sensitive: sensitive.map(() => new Map<string, number>()),
    };
    held.size += 1;
    sensitive.forEach((value, index) => {
      const counts = held.sensitive[index];
      if (value !== null && counts !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    this.#classes.set(key, held);
  }

  classes(): readonly EquivalenceClass[] {
    return [...this.#classes].sort(([a], [b]) => byCodePoint(a, b)).map(([, held]) => held);
  }
}

const agree = (a: QuasiValues, b: QuasiValues): boolean =>
  a.every(
    (value, index) => value === null || b[index] === null || b[index] === undefined || value === b[index],
  );

/**
 * The classes with sizes counted as an intruder may count them who reads a missing value as any value: each holds
 * every patient whose known values do not contradict it. Cost: classes that hold a missing value x all classes.
 */
export function withMissingAsAny(classes: readonly EquivalenceClass[]): readonly EquivalenceClass[] {
  const partial = classes.filter((item) => item.values.includes(null));
  return classes.map((item) => {
    const others = item.values.includes(null) ? classes : partial;
    const matching = others.filter((other) => other !== item && agree(item.values, other.values));
    return { ...item, size: matching.reduce((sum, other) => sum + other.size, item.size) };
  });
}
