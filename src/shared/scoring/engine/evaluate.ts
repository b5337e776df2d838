import type { Outcome } from '#shared/kernel/outcome.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { Config } from '#shared/model/config.ts';
import { completionsOf, type Completions } from './completions.ts';
import { enumerate, type Enumeration } from './enumerate.ts';
import type { Given, Inputs } from './input.ts';
import type { AnyDeclaration, RuleValue } from './declaration.ts';

/** Added where only some completions are within the scope of the rule. */
const MAY_NOT_APPLY = 'may_not_apply';

/** Numbers what is distinct, so that answers can be compared cheaply. */
class Register<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<T, number>();

  numberOf(item: T): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.#numbers.set(item, this.items.length);
    return this.items.push(item) - 1;
  }
}

interface Seen<V> {
  readonly values: readonly V[];
  readonly reasons: readonly string[];
  /** Notes of every completion that has a value. */
  readonly notes: readonly string[];
  readonly outcomes: Enumeration;
  readonly tests: Enumeration | null;
}

const NOT_APPLICABLE = -1;

function look<V extends RuleValue>(
  rule: AnyDeclaration<V>,
  completions: Completions,
  config: Config,
): Seen<V> {
  const values = new Register<V>();
  const reasons = new Register<string>();
  let notes: readonly string[] | null = null;
  const outcomes = enumerate(completions.values, (x) => {
    const verdict = rule.decide(x, config);
    if ('notApplicable' in verdict) {
      reasons.numberOf(verdict.notApplicable);
      return NOT_APPLICABLE;
    }
    const own = verdict.notes ?? [];
    notes = notes === null ? own : notes.filter((note) => own.includes(note));
    return values.numberOf(verdict.value);
  });
  return {
    values: values.items,
    reasons: [...reasons.items].sort(byCodePoint),
    notes: notes ?? [],
    outcomes,
    tests: completions.partial.length > 0 ? jointTests(rule, completions, config) : null,
  };
}

function jointTests<V extends RuleValue>(
  rule: AnyDeclaration<V>,
  completions: Completions,
  config: Config,
): Enumeration | null {
  if (!rule.jointTests) return null;
  const results = new Register<RuleValue>();
  return enumerate(completions.values, (x) => results.numberOf(rule.jointTests?.(x, config) ?? ''));
}

/** The inputs where all of them are settled, which is the common case and needs no enumeration. */
function onlyCompletion({ values, absent, partial }: Completions): Readonly<Record<string, unknown>> | null {
  if (absent.length > 0 || partial.length > 0) return null;
  const x: Record<string, unknown> = {};
  for (const name of Object.keys(values)) {
    const all = values[name];
    if (all?.length !== 1) return null;
    x[name] = all[0];
  }
  return x;
}

function decideComplete<V extends RuleValue>(
  declaration: AnyDeclaration<V>,
  rule: string,
  x: Readonly<Record<string, unknown>>,
  config: Config,
): Outcome<V> {
  const verdict = declaration.decide(x, config);
  if ('notApplicable' in verdict) return { kind: 'not_applicable', reason: verdict.notApplicable, rule };
  const { value, notes = [] } = verdict;
  return { kind: 'decided', value, complete: true, missing: [], notes: sorted(notes), rule };
}

/** The outcome of a rule on what is known: missing inputs are completed in every admissible way, never replaced. */
export function evaluate<V extends RuleValue>(
  declaration: AnyDeclaration<V>,
  rule: string,
  given: Given<Inputs>,
  config: Config,
): Outcome<V> {
  const completions = completionsOf(declaration, given, config);
  const complete = onlyCompletion(completions);
  if (complete !== null) return decideComplete(declaration, rule, complete, config);
  const seen = look(declaration, completions, config);
  const [reason] = seen.reasons;
  const [value, ...others] = seen.values;
  if (value === undefined) return { kind: 'not_applicable', reason: reason ?? 'not_applicable', rule };
  if (others.length === 0 && reason === undefined) {
    const missing = missingOfDecided(completions, seen);
    return {
      kind: 'decided',
      value,
      complete: missing.length === 0,
      missing,
      notes: sorted(seen.notes),
      rule,
    };
  }
  const sensitive = [...completions.absent, ...completions.partial].filter(seen.outcomes.varies);
  return {
    kind: 'indeterminate',
    possible: completions.continuous.length > 0 ? [] : [...seen.values].sort(byValue),
    missing: sorted(sensitive),
    notes: sorted(reason === undefined ? seen.notes : [...seen.notes, MAY_NOT_APPLY]),
    rule,
  };
}

function missingOfDecided(completions: Completions, seen: Seen<unknown>): readonly string[] {
  const { tests } = seen;
  const undecided = tests === null ? completions.partial : completions.partial.filter(tests.varies);
  return sorted([...completions.absent, ...undecided]);
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort(byCodePoint);

/** Numbers by value, texts by code point, false before true. */
function byValue(a: RuleValue, b: RuleValue): number {
  return typeof a === 'string' && typeof b === 'string' ? byCodePoint(a, b) : Number(a) - Number(b);
}
