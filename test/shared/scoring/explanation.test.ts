import { describe, expect, it } from 'vitest';
import { noteText } from '#shared/scoring/engine/noteTexts.ts';
import { RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';
import { artGroup } from '#shared/scoring/rules/art.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';
import { bolondi } from '#shared/scoring/rules/bolondi.ts';
import { hapClass } from '#shared/scoring/rules/hap.ts';

const confined = { mvi: false, ehs: false, ecog: 0, childPughClass: 'A' } as const;

describe('an explanation', () => {
  it('says what decided the answer, and what was not needed', () => {
    const explanation = bclc.explain({ ...confined, nTumours: 5 });
    expect(explanation.sentence).toBe('BCLC stage (2022): B, whatever is not known of largest tumour.');
    expect(explanation.steps).toEqual(['Four or more tumours']);
    expect(explanation.rule).toBe('bclc@1');
  });

  it('says what is needed and what remains possible', () => {
    const explanation = bclc.explain({ ...confined, nTumours: 2 });
    expect(explanation.sentence).toBe(
      'BCLC stage (2022) cannot be decided without largest tumour. It can be A or B.',
    );
    expect(explanation.steps).toEqual([]);
  });

  it('says why a rule does not apply', () => {
    const { sentence } = bolondi.explain({ ...confined, nTumours: 1, maxSizeMm: 20, childPughScore: 5 });
    expect(sentence).toBe('Bolondi subclass does not apply: the tumour burden is within the Milan criteria.');
  });

  it('gives the points of what is known only', () => {
    const { steps } = hapClass.explain({ albumin: { value: 30, unit: 'g/L' }, maxSizeMm: 71 });
    expect(steps).toEqual(['Albumin under 36 g/L: 1 point', 'Size over 70 mm: 1 point']);
  });

  it('puts notes in words', () => {
    const { notes } = artGroup.explain({ response: true });
    expect(notes).toEqual(['the interval between the courses is not known']);
    expect(noteText('a_code_of_another_place')).toBe('a_code_of_another_place');
  });

  it('exists for every rule, and names no value that was not given', () => {
    for (const name of RULE_NAMES) {
      const { sentence, steps } = ruleOf(name).explain({});
      expect(sentence).toContain('cannot be decided without');
      expect(steps).toEqual([]);
    }
  });
});
