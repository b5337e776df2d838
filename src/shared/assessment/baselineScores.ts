import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Config } from '#shared/model/config.ts';
import { withNotes } from '#shared/longitudinal/outcomes.ts';
import { BASELINE_RULE_NAMES, ruleOf, type RuleName } from '#shared/scoring/catalogue.ts';
import type { RuleValue } from '#shared/scoring/engine/declaration.ts';
import type { BaselineInputs } from './baselineInputs.ts';

export type BaselineScores = Readonly<Record<string, Outcome<RuleValue>>>;

/** Rules that are computed from the items themselves and not from a score: all of one Child-Pugh window. */
const FROM_ITEMS: readonly RuleName[] = ['childPughScore', 'childPughClass'];

/** One rule that needs baseline inputs only. */
export function baselineScore(name: RuleName, inputs: BaselineInputs, config: Config): Outcome<RuleValue> {
  const rule = ruleOf(name);
  const given = FROM_ITEMS.includes(name) ? { ...inputs.childPugh } : inputs.shared;
  const notes = Object.keys(rule.inputs).flatMap((input) => inputs.notes[input] ?? []);
  return withNotes(rule.evaluate(given, config), notes);
}

/** All of them, by name. */
export function baselineScores(inputs: BaselineInputs, config: Config): BaselineScores {
  const scores = BASELINE_RULE_NAMES.map((name) => [name, baselineScore(name, inputs, config)] as const);
  return Object.fromEntries(scores);
}
