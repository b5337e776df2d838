import { assertNever } from '#shared/kernel/assertNever.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Config } from '#shared/model/config.ts';
import { completionsOf } from './completions.ts';
import { enumerate } from './enumerate.ts';
import { evaluate } from './evaluate.ts';
import type { Given, Inputs } from './input.ts';
import { noteText } from './noteTexts.ts';
import type { AnyDeclaration, RuleValue } from './declaration.ts';

/** An outcome in plain words. */
export interface Explanation {
  readonly rule: string;
  readonly label: string;
  readonly citation: string;
  readonly sentence: string;
  /** What holds whatever the missing inputs are. */
  readonly steps: readonly string[];
  readonly notes: readonly string[];
}

export function explain<V extends RuleValue>(
  declaration: AnyDeclaration<V>,
  rule: string,
  given: Given<Inputs>,
  config: Config,
): Explanation {
  const outcome = evaluate(declaration, rule, given, config);
  return {
    rule,
    label: declaration.label,
    citation: declaration.citation,
    sentence: sentenceOf(declaration, outcome),
    steps: certainSteps(declaration, given, config),
    notes: outcome.kind === 'not_applicable' ? [] : outcome.notes.map(noteText),
  };
}

function certainSteps<V extends RuleValue>(
  declaration: AnyDeclaration<V>,
  given: Given<Inputs>,
  config: Config,
): readonly string[] {
  let common: readonly string[] | null = null;
  enumerate(completionsOf(declaration, given, config).values, (x) => {
    const steps = declaration.steps(x, config);
    common = common === null ? steps : common.filter((step) => steps.includes(step));
    return 0;
  });
  return common ?? [];
}

function sentenceOf<V extends RuleValue>(rule: AnyDeclaration<V>, outcome: Outcome<V>): string {
  const labelsOf = (names: readonly string[]): string =>
    listed(
      names.map((name) => lowerFirst(rule.inputs[name]?.label ?? name)),
      'and',
    );
  switch (outcome.kind) {
    case 'decided': {
      const although = outcome.complete ? '' : `, whatever is not known of ${labelsOf(outcome.missing)}`;
      return `${rule.label}: ${valueText(outcome.value)}${although}.`;
    }
    case 'indeterminate': {
      const possible = listed(outcome.possible.map(valueText), 'or');
      const range = possible === '' ? '' : ` It can be ${possible}.`;
      return `${rule.label} cannot be decided without ${labelsOf(outcome.missing)}.${range}`;
    }
    case 'not_applicable':
      return `${rule.label} does not apply: ${noteText(outcome.reason)}.`;
    default:
      return assertNever(outcome);
  }
}

function valueText(value: RuleValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? String(Number(value.toFixed(3))) : value;
}

function lowerFirst(label: string): string {
  const isAbbreviation = /^[A-Z][A-Z0-9]/.test(label);
  return isAbbreviation ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

function listed(parts: readonly string[], word: 'and' | 'or'): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}
