import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import type { RuleDeclaration, RuleValue } from './declaration.ts';
import { evaluate } from './evaluate.ts';
import { explain, type Explanation } from './explain.ts';
import type { Given, Inputs } from './input.ts';

export interface InvalidInput {
  readonly field: string;
  readonly message: string;
}

export interface Rule<I extends Inputs, V extends RuleValue> extends RuleDeclaration<I, V> {
  /** `id@version`, as it stands in every outcome. */
  readonly name: string;
  /** True when every input that is needed belongs to the time before the first TACE. */
  readonly baselineOnly: boolean;
  evaluate(given: Given<I>, config?: Config): Outcome<V>;
  explain(given: Given<I>, config?: Config): Explanation;
  /** Inputs from outside: types, units and hard ranges checked, unknown names refused. */
  parse(raw: unknown): Result<Given<I>, InvalidInput>;
}

export type AnyRule = Rule<Inputs, RuleValue>;

export function defineRule<I extends Inputs, V extends RuleValue>(
  declaration: RuleDeclaration<I, V>,
): Rule<I, V> {
  const name = `${declaration.id}@${declaration.version}`;
  return {
    ...declaration,
    name,
    baselineOnly: neededInputs(declaration).every((input) => input.anchor === 'baseline'),
    evaluate: (given, config = defaultConfig) => evaluate(declaration, name, given, config),
    explain: (given, config = defaultConfig) => explain(declaration, name, given, config),
    parse: (raw) => parseInputs(declaration.inputs, raw),
  };
}

function neededInputs<I extends Inputs, V extends RuleValue>(
  rule: RuleDeclaration<I, V>,
): readonly Inputs[string][] {
  const excused: readonly string[] = rule.excused?.({}, defaultConfig) ?? [];
  return Object.entries(rule.inputs)
    .filter(([name, input]) => !input.optional && !excused.includes(name))
    .map(([, input]) => input);
}

function parseInputs<I extends Inputs>(inputs: I, raw: unknown): Result<Given<I>, InvalidInput> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return fail({ field: 'input', message: 'expects an object of inputs' });
  }
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const spec = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (spec === undefined) return fail({ field: name, message: 'is not an input of this rule' });
    const parsed = value === null || value === undefined ? ok(null) : spec.parse(value);
    if (!parsed.ok) return fail({ field: name, message: parsed.error });
    given[name] = parsed.value;
  }
  return ok(given as Given<I>);
}
