import type { Json } from '#shared/kernel/json.ts';
import type { Warning } from '../refusal.ts';

/** Column data: a text column may hold numbers as text; an empty cell is `null`. */
export type Cell = number | string | null;
export type Table = Readonly<Record<string, readonly Cell[]>>;
/** Levels of the categorical columns, reference first. */
export type Factors = Readonly<Record<string, readonly (string | number)[]>>;

export type SpecArguments = { readonly [name: string]: Json };
export type SpecCase = {
  readonly id: string;
  readonly kind: string;
  readonly note?: string | null;
  readonly args?: SpecArguments | null;
};

/** A case with its answer: `error` and `result: null` where it is refused. */
export type SpecCaseResult = {
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly args: SpecArguments | null;
  readonly warnings: readonly string[];
  readonly error: string | null;
  readonly result: Json;
};

/** What one kind of analysis gives back before it is written as JSON. */
export type KindAnswer = { readonly result: unknown; readonly warnings: readonly Warning[] };
