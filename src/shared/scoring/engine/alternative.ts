import type { InputSpec } from './input.ts';

/** An input that another one can replace: a rule that excuses it sees `null`. */
export function alternative<T, G>(spec: InputSpec<T, G>): InputSpec<T | null, G> {
  return spec;
}
