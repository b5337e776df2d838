import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import {
  matchingWeights,
  nearestNeighbour,
  type MatchingOptions,
} from '#shared/statistics/propensity/nearestNeighbour.ts';
import {
  categoricalDifference,
  numericDifference,
} from '#shared/statistics/propensity/standardisedDifference.ts';
import { effectiveSize, treatmentWeights } from '#shared/statistics/propensity/treatmentWeights.ts';

const SEED = 20268;

/** The rule of the method, by looking at every control in every turn. */
function byLooking(
  score: readonly number[],
  treated: readonly number[],
  { ratio, caliper, replace }: MatchingOptions,
) {
  const cases = score.map((_, i) => i).filter((i) => treated[i] === 1);
  const turns = [...cases].sort((a, b) => must(score[b], 's') - must(score[a], 's') || a - b);
  const used = new Set<number>();
  const sets = new Map<number, number[]>();
  for (let round = 0; round < ratio; round++) {
    for (const i of turns) {
      const own = sets.get(i) ?? [];
      let best = -1;
      score.forEach((value, j) => {
        if (treated[j] === 1 || used.has(j) || own.includes(j)) return;
        const distance = Math.abs(value - must(score[i], 's'));
        if (caliper !== null && distance > caliper) return;
        if (best < 0 || distance < Math.abs(must(score[best], 's') - must(score[i], 's'))) best = j;
      });
      if (best < 0) continue;
      sets.set(i, [...own, best]);
      if (!replace) used.add(best);
    }
  }
  return cases.flatMap((i) => (sets.has(i) ? [{ treated: i, controls: sets.get(i) }] : []));
}

describe('nearest neighbour matching', () => {
  it('gives the worked example', () => {
    const matching = nearestNeighbour(Float64Array.of(0.8, 0.5, 0.7, 0.6), Uint8Array.of(1, 1, 0, 0), {
      ratio: 1,
      caliper: null,
      replace: false,
    });
    expect(matching.sets).toEqual([
      { treated: 0, controls: [2] },
      { treated: 1, controls: [3] },
    ]);
  });

  it('finds the sets that looking at every control finds', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1 })), {
      minLength: 1,
      maxLength: 25,
    });
    const options = fc.record({
      ratio: fc.integer({ min: 1, max: 3 }),
      caliper: fc.constantFrom(null, 0, 1, 3),
      replace: fc.boolean(),
    });
    fc.assert(
      fc.property(rows, options, (list, chosen) => {
        const score = list.map(([value]) => value);
        const treated = list.map(([, group]) => group);
        const { sets } = nearestNeighbour(Float64Array.from(score), Uint8Array.from(treated), chosen);
        expect(sets).toEqual(byLooking(score, treated, chosen));
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('weighs controls so that they add up to their number', () => {
    const matching = {
      ambiguous: 0,
      sets: [
        { treated: 0, controls: [2, 3] },
        { treated: 1, controls: [2] },
      ],
    };
    const weights = matchingWeights(matching, 5);
    expect([...weights.subarray(0, 2)]).toEqual([1, 1]);
    expect(must(weights[2], 'w') + must(weights[3], 'w')).toBeCloseTo(2, 12);
    expect(weights[4]).toBe(0);
  });
});

describe('weights and differences', () => {
  it('give the worked examples', () => {
    const { ate, att, stabilised } = treatmentWeights(Float64Array.of(0.25, 0.25), Uint8Array.of(1, 0));
    expect(ate[0]).toBeCloseTo(4, 12);
    expect(ate[1]).toBeCloseTo(4 / 3, 12);
    expect([att[0], must(att[1], 'w')]).toEqual([1, 1 / 3]);
    expect(stabilised[0]).toBeCloseTo(2, 12);
    expect(effectiveSize(Float64Array.of(1, 1, 3), Uint8Array.of(1, 0, 0))).toEqual({
      treated: 1,
      control: 1.6,
    });
    const ones = [1, 1, 1];
    expect(
      numericDifference({ values: [1, 2, 3], weights: ones }, { values: [2, 3, 4], weights: ones }).smd,
    ).toBe(-1);
  });

  it('need no particular order of levels beyond two', () => {
    const group = (values: readonly number[]) => ({ values, weights: values.map(() => 1) });
    const relabel = (values: readonly number[]): number[] => values.map((code) => (code + 1) % 3);
    const [a, b] = [
      [0, 1, 1, 2, 2, 0, 1],
      [0, 0, 1, 2, 1],
    ];
    const one = categoricalDifference(group(a ?? []), group(b ?? []), 3).smd;
    const other = categoricalDifference(group(relabel(a ?? [])), group(relabel(b ?? [])), 3).smd;
    expect(other).toBeCloseTo(must(one, 'a difference'), 12);
  });

  it('give none when the spread is singular, 0 for a single level', () => {
    const group = (values: readonly number[]) => ({ values, weights: values.map(() => 1) });
    expect(categoricalDifference(group([0, 0]), group([0, 0]), 3).smd).toBeNull();
    expect(categoricalDifference(group([0, 0]), group([0]), 1).smd).toBe(0);
  });
});
