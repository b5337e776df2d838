import { describe, expect, it } from 'vitest';
import { above, around, atLeast, POSITIVE, representatives, span } from '#shared/scoring/engine/cuts.ts';
import { truth } from '#shared/scoring/engine/finite.ts';
import { defineRule } from '#shared/scoring/engine/rule.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';

describe('representatives of classes', () => {
  it('takes the threshold itself where its class contains it', () => {
    expect(representatives(span(0, 10), [atLeast(4)])).toEqual([0, 4]);
    expect(representatives(span(0, 10), [above(4)])).toEqual([0, 10]);
    expect(representatives(span(0, 10), around(4))).toEqual([0, 4, 10]);
  });

  it('meets only the classes of the interval', () => {
    const cuts = [atLeast(100), above(1000)];
    expect(representatives({ low: 100, high: Infinity, lowOpen: false, highOpen: true }, cuts)).toEqual([
      100, 2001,
    ]);
    expect(representatives({ low: 0, high: 100, lowOpen: true, highOpen: true }, cuts)).toEqual([50]);
    expect(representatives({ low: 1000, high: Infinity, lowOpen: true, highOpen: true }, cuts)).toEqual([
      2001,
    ]);
    expect(representatives(POSITIVE, cuts)).toHaveLength(3);
  });

  it('leaves a point as it is', () => {
    expect(representatives(span(7, 7), [atLeast(7), above(7)])).toEqual([7]);
  });
});

describe('the engine', () => {
  const inputs = { a: truth('A'), b: truth('B'), c: truth('C') };
  const declaration = {
    version: 3,
    label: 'Test',
    citation: 'none',
    missingData: 'none',
    inputs,
    steps: () => [],
  };

  it('names only inputs that can change the answer while it is open', () => {
    const rule = defineRule({ ...declaration, id: 'first', decide: (x) => ({ value: x.a || x.b }) });
    expect(rule.evaluate({})).toEqual({
      kind: 'indeterminate',
      possible: [false, true],
      missing: ['a', 'b'],
      notes: [],
      rule: 'first@3',
    });
    expect(rule.evaluate({ b: false })).toMatchObject({ missing: ['a'] });
  });

  it('names every missing input once it is decided', () => {
    const rule = defineRule({ ...declaration, id: 'first', decide: (x) => ({ value: x.a || x.b }) });
    expect(rule.evaluate({ b: true })).toMatchObject({
      kind: 'decided',
      complete: false,
      missing: ['a', 'c'],
    });
  });

  it('keeps an answer open when it may not apply', () => {
    const rule = defineRule({
      ...declaration,
      id: 'scoped',
      decide: (x) =>
        x.a ? { value: 'v', notes: x.b ? ['n', 'm'] : ['n'] } : { notApplicable: x.b ? 'r2' : 'r1' },
    });
    expect(rule.evaluate({ b: true })).toEqual({
      kind: 'indeterminate',
      possible: ['v'],
      missing: ['a'],
      notes: ['m', 'may_not_apply', 'n'],
      rule: 'scoped@3',
    });
    expect(rule.evaluate({ a: false })).toEqual({ kind: 'not_applicable', reason: 'r1', rule: 'scoped@3' });
    expect(rule.evaluate({ a: true })).toMatchObject({ kind: 'decided', notes: ['n'], missing: ['b', 'c'] });
  });

  it('takes an input of which only the remaining values are known', () => {
    const known = { nTumours: 1, maxSizeMm: 15, mvi: false, ehs: false, ecog: 0 };
    expect(bclc.evaluate({ ...known, childPughClass: { among: ['A', 'B'] } })).toMatchObject({
      kind: 'indeterminate',
      possible: ['0', 'A'],
      missing: ['childPughClass'],
    });
    expect(bclc.evaluate({ ...known, maxSizeMm: 25, childPughClass: { among: ['A', 'B'] } })).toMatchObject({
      kind: 'decided',
      value: 'A',
      missing: ['childPughClass'],
    });
  });
});
