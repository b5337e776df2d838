import { describe, expect, it } from 'vitest';
import {
  ask,
  expectNotApplicable,
  expectOpen,
  expectPartly,
  expectValue,
  notesOf,
  type Input,
} from '#test/shared/scoring/ask.ts';

const findings = (target: string | null, nonTarget: string | null, newLesion: boolean | null): Input => ({
  target,
  nonTarget,
  newLesion,
});

describe('overall response', () => {
  it.each([
    ['CR', 'CR', 'CR'],
    ['CR', 'none', 'CR'],
    ['CR', 'nonCR_nonPD', 'PR'],
    ['CR', 'not_evaluated', 'PR'],
    ['PR', 'CR', 'PR'],
    ['PR', 'nonCR_nonPD', 'PR'],
    ['PR', 'not_evaluated', 'PR'],
    ['SD', 'nonCR_nonPD', 'SD'],
    ['SD', 'not_evaluated', 'SD'],
    ['NE', 'CR', 'NE'],
    ['NE', 'not_evaluated', 'NE'],
    ['none', 'CR', 'CR'],
    ['none', 'nonCR_nonPD', 'SD'],
    ['none', 'not_evaluated', 'NE'],
    ['PD', 'CR', 'PD'],
    ['CR', 'PD', 'PD'],
    ['none', 'PD', 'PD'],
  ])('target %s with non-target %s is %s', (target, nonTarget, overall) => {
    expectValue('overallResponse', findings(target, nonTarget, false), overall);
    expectValue('overallResponse', findings(target, nonTarget, true), 'PD');
  });

  it('notes a judgement on non-target disease', () => {
    expect(notesOf(ask('overallResponse', findings('none', 'nonCR_nonPD', false)))).toEqual([
      'non_target_only',
    ]);
  });

  it('does not apply without disease', () => {
    expectNotApplicable('overallResponse', findings('none', 'none', false), 'no_disease');
  });

  it('is PD by one finding alone', () => {
    expectPartly('overallResponse', findings(null, null, true), 'PD', ['nonTarget', 'target']);
    expectPartly('overallResponse', findings('PD', null, null), 'PD', ['newLesion', 'nonTarget']);
    expectPartly('overallResponse', findings(null, 'PD', null), 'PD', ['newLesion', 'target']);
  });

  it('is open without knowledge of new lesions', () => {
    expectOpen('overallResponse', findings('PR', 'CR', null), ['PD', 'PR'], ['newLesion']);
    expectOpen('overallResponse', findings('PR', null, false), ['PD', 'PR'], ['nonTarget']);
  });
});
