import { describe, expect, it } from 'vitest';
import {
  ask,
  expectNotApplicable,
  expectOpen,
  expectPartly,
  expectValue,
  type Input,
} from '#test/shared/scoring/ask.ts';

const sums = (
  baseSumMm: number | null,
  earlierSumsMm: readonly number[] | null,
  currentSumMm: number | null,
): Input => ({
  baseSumMm,
  earlierSumsMm,
  currentSumMm,
});

function expectBoth(input: Input, recist: string, mrecist: string): void {
  expectValue('recistTarget', input, recist);
  expectValue('mrecistTarget', input, mrecist);
}

describe('target response vectors', () => {
  it('RR-1', () => {
    expectBoth(sums(100, [], 70), 'PR', 'PR');
    expectBoth(sums(100, [], 71), 'SD', 'SD');
  });
  it('RR-2', () => expectBoth(sums(100, [60], 72), 'PD', 'PD'));
  it('RR-3', () => expectBoth(sums(100, [60], 71), 'SD', 'SD'));
  it('RR-4', () => expectBoth(sums(100, [20], 24), 'PR', 'PD'));
  it('RR-5', () => expectBoth(sums(100, [20], 25), 'PD', 'PD'));
  it('RR-6', () => expectBoth(sums(100, [0], 4), 'PD', 'PD'));
  it('RR-7', () => expectBoth(sums(50, [], 0), 'CR', 'CR'));
  it('RR-8', () => expectBoth(sums(20, [], 24), 'SD', 'PD'));
});

describe('target response limits', () => {
  it.each([
    [69.999999, 'PR'],
    [70, 'PR'],
    [70.000001, 'SD'],
    [119.999999, 'SD'],
    [120, 'PD'],
  ])('a sum of %d against 100 is %s', (current, category) => {
    expectBoth(sums(100, [], current), category, category);
  });

  it('asks RECIST for 5 mm, and mRECIST only when configured', () => {
    expectValue('recistTarget', sums(100, [20], 24.999999), 'PR');
    expectValue('mrecistTarget', sums(100, [20], 24.999999), 'PR', { 'mrecist.abs5mm': true });
    expectValue('mrecistTarget', sums(100, [20], 25), 'PD', { 'mrecist.abs5mm': true });
  });

  it('takes the smallest of all earlier sums', () => {
    expectBoth(sums(100, [80, 40, 60], 48), 'PD', 'PD');
  });

  it('is complete in RECIST when only small nodes are left', () => {
    const nodes = { ...sums(50, [], 8), nodesAllShortAxisUnder10: true };
    expectBoth(nodes, 'CR', 'PR');
  });

  it('does not apply without a target', () => {
    expectNotApplicable('recistTarget', sums(0, [], 10), 'no_target');
    expectNotApplicable('mrecistTarget', sums(0, null, null), 'no_target');
  });
});

describe('target response with missing sums', () => {
  it('is complete at zero whatever the others', () => {
    expectPartly('mrecistTarget', sums(50, null, 0), 'CR', ['earlierSumsMm']);
  });

  it('cannot tell progression without the earlier sums', () => {
    expectOpen('mrecistTarget', sums(100, null, 70), ['PD', 'PR'], ['earlierSumsMm']);
    expectOpen('recistTarget', sums(100, null, 4), ['PD', 'PR'], ['earlierSumsMm']);
  });

  it('progresses against a known nadir whatever the baseline above it', () => {
    const outcome = ask('mrecistTarget', sums(null, [10], 60));
    expect(outcome).toMatchObject({ kind: 'indeterminate', possible: ['PD'], notes: ['may_not_apply'] });
  });

  it('keeps every category without the current sum', () => {
    expectOpen('recistTarget', sums(100, [60], null), ['CR', 'PD', 'PR', 'SD'], ['currentSumMm']);
  });
});
