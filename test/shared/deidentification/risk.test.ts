import { describe, expect, it } from 'vitest';
import { ClassTally, withMissingAsAny } from '#shared/deidentification/risk/equivalence.ts';
import { diversityOf, riskOf, riskWithMissingAsAny } from '#shared/deidentification/risk/measures.ts';

const FIXTURE: readonly (readonly [values: readonly string[], aetiologies: readonly string[]])[] = [
  [
    ['60-64', 'M', 'B'],
    ['HBV', 'HBV', 'HCV', 'ALD'],
  ],
  [
    ['65-69', 'M', 'B'],
    ['HBV', 'HBV', 'HBV'],
  ],
  [
    ['65-69', 'F', 'B'],
    ['HCV', 'HCV'],
  ],
  [['70-74', 'M', 'C'], ['HBV']],
  [['70-74', 'F', 'C'], ['ALD']],
  [['90+', 'M', 'B'], ['HCV']],
];

function fixture() {
  const tally = new ClassTally();
  for (const [values, aetiologies] of FIXTURE) for (const item of aetiologies) tally.add(values, [item]);
  return tally.classes();
}

describe('D-71', () => {
  const measures = riskOf(fixture());

  it('counts classes, uniques and the prosecutor and marketer risks', () => {
    expect(measures).toMatchObject({ patients: 12, classes: 6, k: 1, uniques: 3 });
    expect(measures).toMatchObject({ prosecutorMax: 1, prosecutorMean: 0.5, marketer: 0.5 });
    expect(measures.patientsAboveRisk).toMatchObject({ '0.2': 12, '0.33': 8, '0.5': 3 });
    expect(measures.patientsInClassesBelow).toMatchObject({ '3': 5, '5': 12 });
    expect(measures.sizes).toEqual([
      { size: 1, classes: 3 },
      { size: 2, classes: 1 },
      { size: 3, classes: 1 },
      { size: 4, classes: 1 },
    ]);
  });

  it('counts distinct and effective values of the sensitive field', () => {
    const diversity = diversityOf(fixture(), 0);
    expect(diversity.distinct).toEqual([3, 1, 1, 1, 1, 1]);
    expect(diversity.homogeneous).toBe(8);
    expect(diversity.entropy).toBe(1);
  });
});

describe('missing values', () => {
  const tally = new ClassTally();
  for (const values of [
    ['M', 'B'],
    ['M', 'B'],
    ['M', null],
    ['F', 'C'],
  ])
    tally.add(values);
  const classes = tally.classes();

  it('are a value of their own, or any value', () => {
    expect(riskOf(classes)).toMatchObject({ patients: 4, classes: 3, k: 1, uniques: 2 });
    const any = riskWithMissingAsAny(classes, withMissingAsAny(classes));
    expect(any.sizes).toEqual([
      { size: 1, classes: 1 },
      { size: 3, classes: 2 },
    ]);
    expect(any).toMatchObject({ patients: 4, uniques: 1 });
    expect(any.prosecutorMean).toBeCloseTo((1 + 3 / 3) / 4, 12);
  });

  it('of nobody are no risk', () => {
    expect(riskOf([])).toMatchObject({ patients: 0, k: 0, prosecutorMax: 0, prosecutorMean: 0, marketer: 0 });
  });
});
