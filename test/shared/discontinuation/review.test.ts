import { describe, expect, it } from 'vitest';
import { discontinueReview } from '#shared/discontinuation/review.ts';

const none = {
  patientPreference: false,
  childPughClass: 'B',
  giBleeding: false,
  encephalopathy: 'none',
  ascites: 'mild',
  mvi: false,
} as const;

describe('discontinuation by the list of the review', () => {
  it.each([
    ['patientPreference', true],
    ['childPughClass', 'C'],
    ['giBleeding', true],
    ['encephalopathy', 'grade1_2'],
    ['ascites', 'moderate_severe'],
    ['mvi', true],
  ])('%s alone suffices', (name, value) => {
    expect(discontinueReview.evaluate({ ...none, [name]: value })).toMatchObject({
      kind: 'decided',
      value: true,
    });
  });

  it('holds of nobody with all six known and absent', () => {
    expect(discontinueReview.evaluate(none)).toMatchObject({ kind: 'decided', value: false, complete: true });
  });

  it('stays open while one is unknown', () => {
    expect(discontinueReview.evaluate({ ...none, mvi: null })).toMatchObject({
      kind: 'indeterminate',
      missing: ['mvi'],
      possible: [false, true],
    });
    const notC = { ...none, childPughClass: { among: ['A', 'B'] as const } };
    expect(discontinueReview.evaluate(notC)).toMatchObject({ kind: 'decided', value: false });
  });
});
