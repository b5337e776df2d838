import type { Outcome } from '#shared/kernel/outcome.ts';
import { parseConfig } from '#shared/model/config.ts';
import { isRuleName, ruleOf } from './catalogue.ts';
import type { RuleValue } from './engine/declaration.ts';
import type { InvalidInput } from './engine/rule.ts';

/** A rule on given inputs, as a program asks for it. */
export interface CaseAnswer {
  readonly id: string;
  readonly rule: string;
  readonly outcome: Outcome<RuleValue>;
}
export interface CaseRefusal {
  readonly id: string;
  readonly rule: string;
  readonly error: InvalidInput & { readonly code: 'invalid-input' };
}
export type CaseResult = CaseAnswer | CaseRefusal;

const CASE_KEYS = ['id', 'rule', 'input', 'config'];

/**
 * One case: inputs and configuration are checked first, then the rule is evaluated. A message names what was
 * expected and never repeats what was given.
 */
export function evaluateCase(raw: unknown): CaseResult {
  const given = isObject(raw) ? raw : {};
  const id = typeof given['id'] === 'string' ? given['id'] : '';
  const rule = typeof given['rule'] === 'string' ? given['rule'] : '';
  const refuse = (error: InvalidInput): CaseRefusal => ({
    id,
    rule,
    error: { code: 'invalid-input', ...error },
  });

  if (!isObject(raw)) return refuse({ field: 'case', message: 'expects an object with id, rule and input' });
  if (typeof given['id'] !== 'string') return refuse({ field: 'id', message: 'expects text' });
  const unknownKey = Object.keys(given).find((key) => !CASE_KEYS.includes(key));
  if (unknownKey !== undefined) return refuse({ field: unknownKey, message: 'is not a key of a case' });
  if (!isRuleName(rule)) return refuse({ field: 'rule', message: 'is not the name of a score rule' });
  const config = parseConfig(given['config']);
  if (!config.ok) return refuse(config.error);
  const input = ruleOf(rule).parse(given['input']);
  if (!input.ok) return refuse(input.error);
  return { id, rule, outcome: ruleOf(rule).evaluate(input.value, config.value) };
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
