import { fail, ok } from '#shared/kernel/result.ts';
import { isAmong, type Among, type InputSpec } from './input.ts';

type Anchor = InputSpec<unknown, unknown>['anchor'];

/** An input with a handful of codes, grades or truth values. */
export type FiniteSpec<T> = InputSpec<T, T | Among<T>>;

function finite<T extends string | number | boolean>(
  values: readonly T[],
  label: string,
  expects: string,
  anchor: Anchor,
): FiniteSpec<T> {
  return {
    label,
    expects,
    anchor,
    optional: false,
    continuous: false,
    parse: (raw) => {
      const value = values.find((candidate) => candidate === raw);
      return value === undefined ? fail(`expects ${expects}`) : ok(value);
    },
    candidates: (given) => {
      if (given === null) return values;
      if (!isAmong(given)) return [given];
      const remaining = values.filter((value) => given.among.includes(value));
      return remaining.length === 0 ? values : remaining;
    },
  };
}

export const code = <const T extends string>(
  values: readonly T[],
  label: string,
  anchor: Anchor = 'baseline',
) => finite(values, label, `one of ${values.join(', ')}`, anchor);

export const grade = (values: readonly number[], label: string, anchor: Anchor = 'baseline') =>
  finite(values, label, `one of ${values.join(', ')}`, anchor);

export const truth = (label: string, anchor: Anchor = 'baseline') =>
  finite([false, true], label, 'true or false', anchor);

/** The same input with a meaning when it is absent. */
export function optional<T, G, D>(spec: InputSpec<T, G>, whenAbsent: D): InputSpec<T | D, G> {
  return {
    ...spec,
    optional: true,
    parse: (raw) => spec.parse(raw),
    candidates: (given, context) => (given === null ? [whenAbsent] : spec.candidates(given, context)),
  };
}
