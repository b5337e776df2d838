import type { Config } from '#shared/model/config.ts';
import type { Values } from './enumerate.ts';
import type { Given, Inputs } from './input.ts';
import type { AnyDeclaration, RuleValue } from './declaration.ts';

/** The values every input can still take, and what is known of the inputs as such. */
export interface Completions {
  readonly values: Values;
  /** Needed and absent. */
  readonly absent: readonly string[];
  /** Given, but not down to one class of values. */
  readonly partial: readonly string[];
  /** Of these, all answers differ. */
  readonly continuous: readonly string[];
}

export function completionsOf<V extends RuleValue>(
  rule: AnyDeclaration<V>,
  given: Given<Inputs>,
  config: Config,
): Completions {
  const excused: readonly string[] = rule.excused?.(given, config) ?? [];
  const idle: readonly string[] = rule.idle?.(config) ?? [];
  const context = { config, given };
  const values: Record<string, readonly unknown[]> = {};
  const absent: string[] = [];
  const partial: string[] = [];
  for (const [name, spec] of Object.entries(rule.inputs)) {
    const value: unknown = given[name] ?? null;
    const isExcused = excused.includes(name);
    const all = value === null && isExcused ? [null] : spec.candidates(value, context);
    values[name] = idle.includes(name) ? all.slice(0, 1) : all;
    if (spec.optional || isExcused) continue;
    if (value === null) absent.push(name);
    else if (all.length > 1) partial.push(name);
  }
  const continuous = [...absent, ...partial].filter((name) => rule.inputs[name]?.continuous);
  return { values, absent, partial, continuous };
}
