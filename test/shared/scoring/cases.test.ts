import { describe, expect, it } from 'vitest';
import { evaluateCase } from '#shared/scoring/cases.ts';
import { expectValue, refusal, umol, gl, type Input } from './ask.ts';

describe('a case', () => {
  it('gives the outcome with its rule version', () => {
    const input = { nTumours: 3, maxSizeMm: 40 };
    expect(evaluateCase({ id: 'a', rule: 'upToSeven', input })).toEqual({
      id: 'a',
      rule: 'upToSeven',
      outcome: { kind: 'decided', value: 'in', complete: true, missing: [], notes: [], rule: 'upToSeven@1' },
    });
  });

  it.each([
    ['not an object', 7, 'case'],
    ['no id', { rule: 'upToSeven', input: {} }, 'id'],
    ['an unknown rule', { id: 'a', rule: 'upToEight', input: {} }, 'rule'],
    ['a rule that is not an own name', { id: 'a', rule: 'toString', input: {} }, 'rule'],
    ['no input', { id: 'a', rule: 'upToSeven' }, 'input'],
    ['an input that is a list', { id: 'a', rule: 'upToSeven', input: [] }, 'input'],
    ['an unknown input', { id: 'a', rule: 'upToSeven', input: { size: 3 } }, 'size'],
    ['an inherited input name', { id: 'a', rule: 'upToSeven', input: { constructor: 3 } }, 'constructor'],
    [
      'an unknown configuration key',
      { id: 'a', rule: 'upToSeven', input: {}, config: { 'u7.x': 1 } },
      'u7.x',
    ],
    [
      'a wrong configuration value',
      { id: 'a', rule: 'bclc', input: {}, config: { 'art.baseline': 'no' } },
      'art.baseline',
    ],
    ['an unknown key', { id: 'a', rule: 'bclc', input: {}, extra: 1 }, 'extra'],
  ])('is refused for %s', (_what, raw, field) => {
    expect(evaluateCase(raw)).toMatchObject({ error: { code: 'invalid-input', field } });
  });

  it('treats absent and null alike', () => {
    const absent = evaluateCase({ id: 'a', rule: 'upToSeven', input: { maxSizeMm: 30 } });
    expect(evaluateCase({ id: 'a', rule: 'upToSeven', input: { maxSizeMm: 30, nTumours: null } })).toEqual(
      absent,
    );
  });
});

const refusedField = (rule: string, input: Input): string => refusal(rule, input).field;

describe('an input', () => {
  it.each([
    ['bclc', { nTumours: '3' }, 'nTumours'],
    ['bclc', { nTumours: 2.5 }, 'nTumours'],
    ['bclc', { nTumours: 0 }, 'nTumours'],
    ['bclc', { nTumours: 100 }, 'nTumours'],
    ['bclc', { maxSizeMm: 0.9 }, 'maxSizeMm'],
    ['bclc', { maxSizeMm: 310 }, 'maxSizeMm'],
    ['bclc', { maxSizeMm: Number.NaN }, 'maxSizeMm'],
    ['bclc', { mvi: 'no' }, 'mvi'],
    ['bclc', { mvi: 0 }, 'mvi'],
    ['bclc', { ecog: 5 }, 'ecog'],
    ['bclc', { childPughClass: 'a' }, 'childPughClass'],
    ['bclc', { ecogCancerRelated: 1 }, 'ecogCancerRelated'],
    ['bolondi', { childPughScore: 4 }, 'childPughScore'],
    ['bolondi', { childPughScore: [7, 6] }, 'childPughScore'],
    ['bolondi', { childPughScore: [7, 8, 9] }, 'childPughScore'],
    ['artScore', { childPughNow: 16 }, 'childPughNow'],
    ['artScore', { daysSincePreviousCourse: 1.5 }, 'daysSincePreviousCourse'],
    ['recistTarget', { baseSumMm: 1501 }, 'baseSumMm'],
    ['recistTarget', { earlierSumsMm: 5 }, 'earlierSumsMm'],
    ['recistTarget', { earlierSumsMm: [5, null] }, 'earlierSumsMm'],
    ['recistTarget', { earlierSumsMm: [-1] }, 'earlierSumsMm'],
    ['jshInsufficient', { viablePct: 100.1 }, 'viablePct'],
    ['jshInsufficient', { te: 5 }, 'te'],
    ['jshInsufficient', { lesions: [{ wholeA: 301 }] }, 'lesions'],
    ['jshInsufficient', { lesions: [{ size: 30 }] }, 'lesions'],
    ['jshInsufficient', { lesions: 'two' }, 'lesions'],
    ['europeanAlgorithm', { response46w: 'NE' }, 'response46w'],
  ])('of %s is refused: %o', (rule, input, field) => {
    expect(refusedField(rule, input)).toBe(field);
  });

  it('never repeats what was given', () => {
    for (const value of ['Jane Doe', 987654321, { value: 987654321, unit: 'g/L' }]) {
      const { message } = refusal('albiGrade', { albumin: value });
      expect(message).not.toContain('987654321');
      expect(message).not.toContain('Jane');
    }
  });
});

describe('a laboratory value', () => {
  it.each([
    ['DV-1: a unit slip below the hard range', gl(3.8)],
    ['above the hard range', gl(66)],
    ['a unit of another quantity', { value: 40, unit: 'umol/L' }],
    ['an unknown unit', { value: 40, unit: 'G/L' }],
    ['text as value', { value: '40', unit: 'g/L' }],
    ['a bare number, whose unit is not known', 40],
    ['an unknown comparator', { value: 40, unit: 'g/L', comparator: '~' }],
    ['an unknown key', { value: 40, unit: 'g/L', flag: 'H' }],
    ['a value that is not finite', { value: Infinity, unit: 'g/L' }],
    ['text as value without unit', { value: '40' }],
    ['a list', [40]],
  ])('is refused: %s', (_what, albumin) => {
    expect(refusedField('albiGrade', { albumin, bilirubin: umol(20) })).toBe('albumin');
  });

  it('has its hard range after conversion', () => {
    expect(refusedField('albiGrade', { bilirubin: { value: 0.05, unit: 'mg/dL' } })).toBe('bilirubin');
    expect(refusedField('albiGrade', { bilirubin: { value: 59, unit: 'mg/dL' } })).toBe('bilirubin');
    expectValue(
      'albiGrade',
      { bilirubin: { value: 58, unit: 'mg/dL' }, albumin: { value: 6.5, unit: 'g/dL' } },
      1,
    );
    expectValue('crafity', { afp: { value: 100, unit: 'ug/L' }, crp: { value: 60, unit: 'mg/dL' } }, 2);
    expect(refusedField('crafity', { crp: { value: 60.1, unit: 'mg/dL' } })).toBe('crp');
  });

  it('may be a plain number where it has no unit', () => {
    const input = { bilirubin: umol(20), albumin: gl(40), ascites: 'none', encephalopathy: 'none' };
    expectValue('childPughScore', { ...input, inr: 1.2 }, 5);
    expectValue('childPughScore', { ...input, inr: { value: 1.7, comparator: '<' } }, 5);
    expectValue('childPughScore', { ...input, ptProlongSec: -5 }, 5);
    expect(refusedField('childPughScore', { inr: 0.6 })).toBe('inr');
    expect(refusedField('childPughScore', { inr: { value: 1.2, unit: 'mg/dL' } })).toBe('inr');
    expect(refusedField('childPughScore', { ptProlongSec: 61 })).toBe('ptProlongSec');
  });
});
