import type { Result } from '#shared/kernel/result.ts';
import type { Config } from '#shared/model/config.ts';

/** What an input may look at when it lists the values it can still take. */
export interface Context {
  readonly config: Config;
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * One input of a rule. `T` is what the rule computes with, `G` how it is given: the same for a plain value, a
 * reported laboratory value with its unit for a number, a range or a selection where only that is known.
 */
export interface InputSpec<T, G> {
  readonly label: string;
  /** What a valid value looks like. */
  readonly expects: string;
  /** Whether the value belongs to the patient before the first TACE or to a later point of the course. */
  readonly anchor: 'baseline' | 'course';
  /** An optional input has a meaning when absent and is never missing. */
  readonly optional: boolean;
  /** Every value gives another answer, so that remaining answers cannot be listed. */
  readonly continuous: boolean;
  /** A value from outside: checked for type, unit and hard range; `null` where it counts as missing. */
  parse(raw: unknown): Result<G | null, string>;
  /** One representative of every class of values that the input can still take; never empty. */
  candidates(given: G | null, context: Context): readonly T[];
}

export type Inputs = Readonly<Record<string, InputSpec<unknown, unknown>>>;

type CompleteOf<S> = S extends { candidates(given: never, context: never): readonly (infer T)[] } ? T : never;
type GivenOf<S> = S extends { parse(raw: unknown): Result<infer G, string> } ? G : never;

/** All inputs, nothing missing: what a rule decides on. */
export type Complete<I extends Inputs> = { readonly [K in keyof I]: CompleteOf<I[K]> };
/** What is known: absent and `null` are missing. */
export type Given<I extends Inputs> = { readonly [K in keyof I]?: GivenOf<I[K]> | null | undefined };

/** A value of which only the remaining possibilities are known. */
export interface Among<T> {
  readonly among: readonly T[];
}
/** A number of which only an inclusive range is known. */
export type Span = readonly [low: number, high: number];

export function isAmong(given: unknown): given is Among<unknown> {
  return typeof given === 'object' && given !== null && 'among' in given;
}
