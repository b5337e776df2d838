/**
 * Goes through every combination of the values that open inputs can still take. `visit` answers with a number that
 * stands for what the combination leads to; answers are kept in mixed-radix order so that `varies` can compare
 * combinations that differ in one input only. `visit` must not keep the combination: it is changed in place. Cost: the
 * product of the numbers of candidates.
 */
export interface Enumeration {
  readonly answers: readonly number[];
  /** Whether two combinations that differ only in this input have different answers. */
  readonly varies: (name: string) => boolean;
}

export type Values = Readonly<Record<string, readonly unknown[]>>;

export function enumerate(
  values: Values,
  visit: (x: Readonly<Record<string, unknown>>) => number,
): Enumeration {
  const names = Object.keys(values);
  const sizes = names.map((name) => values[name]?.length ?? 0);
  const strides = stridesOf(sizes);
  const total = sizes.reduce((product, size) => product * size, 1);
  const answers = new Array<number>(total);
  const at = new Array<number>(names.length).fill(0);
  const x: Record<string, unknown> = {};
  for (const name of names) x[name] = values[name]?.[0];
  for (let index = 0; index < total; index += 1) {
    answers[index] = visit(x);
    advance(x, at, names, values);
  }
  return {
    answers,
    varies: (name) => {
      const i = names.indexOf(name);
      return variesAlong(answers, strides[i] ?? 1, sizes[i] ?? 1);
    },
  };
}

function stridesOf(sizes: readonly number[]): readonly number[] {
  let stride = 1;
  return sizes.map((size) => {
    const own = stride;
    stride *= size;
    return own;
  });
}

/** Turns a combination into the next one: the first input that has another value takes it, those before start over. */
function advance(x: Record<string, unknown>, at: number[], names: readonly string[], values: Values): void {
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    const all = values[name] ?? [];
    const next = (at[i] ?? 0) + 1;
    at[i] = next < all.length ? next : 0;
    x[name] = all[at[i] ?? 0];
    if (next < all.length) return;
  }
}

function variesAlong(answers: readonly number[], stride: number, size: number): boolean {
  if (size === 1) return false;
  return answers.some((answer, index) => {
    const digit = Math.floor(index / stride) % size;
    return digit > 0 && answer !== answers[index - digit * stride];
  });
}
