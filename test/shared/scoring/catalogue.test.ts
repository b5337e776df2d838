import { describe, expect, it } from 'vitest';
import { BASELINE_RULE_NAMES, isRuleName, RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';

const AFTER_BASELINE = [
  'recistTarget',
  'mrecistTarget',
  'overallResponse',
  'jshInsufficient',
  'artScore',
  'artGroup',
  'abcrScore',
  'abcrGroup',
  'europeanAlgorithm',
  'discontinueRct',
  'bclcMigration',
];

describe('the catalogue', () => {
  it('lists every rule under its own name with what a reader needs', () => {
    expect(RULE_NAMES).toHaveLength(41);
    for (const name of RULE_NAMES) {
      const rule = ruleOf(name);
      expect(rule.id).toBe(name);
      expect(rule.name).toBe(`${name}@${rule.version}`);
      for (const text of [rule.label, rule.citation, rule.missingData])
        expect(text.length).toBeGreaterThan(5);
      expect(Object.keys(rule.inputs).length).toBeGreaterThan(0);
    }
  });

  it('knows which rules need only what is known before the first TACE', () => {
    expect(RULE_NAMES.filter((name) => !BASELINE_RULE_NAMES.includes(name))).toEqual(AFTER_BASELINE);
  });

  it('recognises own names only', () => {
    expect(isRuleName('bclc')).toBe(true);
    expect(isRuleName('constructor')).toBe(false);
  });

  it('decides nothing when nothing is known', () => {
    for (const name of RULE_NAMES) expect(ruleOf(name).evaluate({}).kind).toBe('indeterminate');
  });
});
