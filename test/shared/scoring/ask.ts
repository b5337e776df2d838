import { expect } from 'vitest';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Comparator } from '#shared/model/lab.ts';
import { evaluateCase } from '#shared/scoring/cases.ts';
import type { RuleValue } from '#shared/scoring/engine/declaration.ts';

export type Input = Readonly<Record<string, unknown>>;

/** A rule through the face that programs use, so that a vector also passes the checks of its inputs. */
export function ask(rule: string, input: Input, config: Input = {}): Outcome<RuleValue> {
  const result = evaluateCase({ id: 'vector', rule, input, config });
  if ('error' in result) throw new Error(`${rule}: ${result.error.field} ${result.error.message}`);
  return result.outcome;
}

export function refusal(rule: string, input: unknown, config?: unknown) {
  const result = evaluateCase({ id: 'vector', rule, input, ...(config === undefined ? {} : { config }) });
  if (!('error' in result)) throw new Error(`${rule} accepted the input`);
  return result.error;
}

export function expectValue(rule: string, input: Input, value: RuleValue, config: Input = {}): void {
  expect(ask(rule, input, config)).toMatchObject({ kind: 'decided', value, complete: true, missing: [] });
}

export function expectPartly(rule: string, input: Input, value: RuleValue, missing: readonly string[]): void {
  expect(ask(rule, input)).toMatchObject({ kind: 'decided', value, complete: false, missing });
}

export function expectOpen(
  rule: string,
  input: Input,
  possible: readonly RuleValue[],
  missing: readonly string[],
  config: Input = {},
): void {
  expect(ask(rule, input, config)).toMatchObject({ kind: 'indeterminate', possible, missing });
}

export function expectNotApplicable(rule: string, input: Input, reason: string): void {
  expect(ask(rule, input)).toEqual({ kind: 'not_applicable', reason, rule: `${rule}@1` });
}

export const notesOf = (outcome: Outcome<RuleValue>): readonly string[] =>
  outcome.kind === 'not_applicable' ? [] : outcome.notes;

const of =
  (unit: string) =>
  (value: number, comparator?: Comparator): Input =>
    comparator ? { value, unit, comparator } : { value, unit };
export const umol = of('umol/L');
export const mgdl = of('mg/dL');
export const gl = of('g/L');
export const gdl = of('g/dL');
export const ng = of('ng/mL');
export const ul = of('U/L');
export const mgl = of('mg/L');
