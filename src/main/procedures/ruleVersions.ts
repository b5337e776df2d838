import { RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';

/** Version of every score rule, by its name. */
export function ruleVersions(): Record<string, number> {
  return Object.fromEntries(RULE_NAMES.map((name) => [name, ruleOf(name).version]));
}
