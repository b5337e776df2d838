import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { must } from '#shared/kernel/must.ts';
import { COMPARATORS, type Comparator } from '#shared/model/lab.ts';
import { CATALOGUE } from '#shared/scoring/catalogue.ts';
import type { RuleValue } from '#shared/scoring/engine/declaration.ts';
import { ask } from './ask.ts';
import { LABS, type Complete, type PlainRule } from './plainParts.ts';
import { PLAIN_RULES } from './plainRules.ts';

const SEED = 20_260_117;
const RUNS = 150;
const MOST_COMBINATIONS = 60_000;

/** The complete case as input of the rule, without what is missing. */
function given(x: Complete, missing: readonly string[]): Complete {
  const units = Object.entries(x).map(([name, value]): readonly [string, unknown] => {
    if (missing.includes(name)) return [name, null];
    return [
      name,
      LABS.has(name) && name !== 'inr' && name !== 'ptProlongSec' ? { value, unit: unitOf(name) } : value,
    ];
  });
  return Object.fromEntries(units);
}

const UNITS: Readonly<Record<string, string>> = {
  albumin: 'g/L',
  bilirubin: 'umol/L',
  afp: 'ng/mL',
  crp: 'mg/L',
};
const unitOf = (name: string): string => UNITS[name] ?? 'U/L';

type Open = Readonly<Record<string, readonly unknown[]>>;

const gridsOf = (plain: PlainRule, missing: readonly string[]): Open =>
  Object.fromEntries(missing.map((name) => [name, must(plain.grids[name], 'a grid')]));

/** What every completion of the open inputs leads to. */
function bruteForce(plain: PlainRule, x: Complete, open: Open) {
  const missing = Object.keys(open);
  let combinations: Complete[] = [x];
  for (const name of missing) {
    combinations = combinations.flatMap((known) =>
      must(open[name], 'a grid').map((value) => ({ ...known, [name]: value })),
    );
  }
  const outcomes = combinations.map((combination) => plain.value(combination));
  const varying = missing.filter((name) => {
    const seen = new Map<string, RuleValue | null>();
    const others = missing.filter((other) => other !== name);
    return combinations.some((combination, index) => {
      const key = others.map((other) => JSON.stringify(combination[other])).join('|');
      const outcome = outcomes[index] ?? null;
      if (!seen.has(key)) seen.set(key, outcome);
      return seen.get(key) !== outcome;
    });
  });
  return { values: new Set(outcomes), varying: varying.sort() };
}

const OPTIONAL = new Set(['ecogCancerRelated', 'transplantCandidate', 'nodesAllShortAxisUnder10']);

function expectSame(outcome: Outcome<RuleValue>, plain: PlainRule, x: Complete, open: Open): void {
  const { values, varying } = bruteForce(plain, x, open);
  const applicable = new Set([...values].filter((value) => value !== null));
  if (applicable.size === 0) {
    expect(outcome.kind).toBe('not_applicable');
  } else if (values.size === 1) {
    expect(outcome).toMatchObject({ kind: 'decided', value: [...values][0] });
  } else {
    expect(outcome).toMatchObject({ kind: 'indeterminate', missing: varying });
    if (outcome.kind !== 'indeterminate') return;
    expect(new Set(outcome.possible)).toEqual(applicable);
    expect(outcome.notes.includes('may_not_apply')).toBe(values.has(null));
  }
}

const anyCase = (plain: PlainRule): fc.Arbitrary<{ x: Complete; missing: string[] }> => {
  const names = Object.keys(plain.grids);
  const needed = names.filter((name) => !OPTIONAL.has(name));
  return fc.record({
    x: fc.record(
      Object.fromEntries(
        names.map((name) => [
          name,
          fc.constantFrom(...must(plain.samples?.[name] ?? plain.grids[name], 'a grid')),
        ]),
      ),
    ),
    missing: fc.subarray(needed, { maxLength: Math.min(3, needed.length) }),
  });
};

const combinationsOf = (open: Open): number =>
  Object.values(open).reduce((product, grid) => product * grid.length, 1);

/** The values of a grid that a censored value allows, and the closest ones inside its bound. */
function allowed(grid: readonly unknown[], comparator: Comparator, bound: number): readonly number[] {
  const inside = comparator.startsWith('<') ? bound - 1e-4 : bound + 1e-4;
  const isAllowed = (value: unknown): value is number =>
    typeof value === 'number' && (comparator.startsWith('<') ? value < bound : value > bound);
  return [...grid.filter(isAllowed), inside, ...(comparator.endsWith('=') ? [bound] : [])];
}

const WITH_LABS = Object.entries(PLAIN_RULES)
  .filter(([, plain]) => Object.keys(plain.grids).some((input) => LABS.has(input)))
  .map(([name]) => name);

const CONTINUOUS = ['albiScore', 'ezAlbi', 'tumourBurdenScore', 'stateScore'];
/** Its sources replace each other, so that absence has another meaning; its vectors are tested by themselves. */
const ALTERNATIVES = ['jshInsufficient'];

describe('every rule against a plain version of itself', () => {
  it('leaves out only what has no finite set of answers or alternative sources', () => {
    const covered = [...Object.keys(PLAIN_RULES), ...CONTINUOUS, ...ALTERNATIVES].sort();
    expect(covered).toEqual(Object.keys(CATALOGUE).sort());
  });

  it.each(Object.keys(PLAIN_RULES))('%s agrees on dense grids of missing inputs', (name) => {
    const plain = must(PLAIN_RULES[name], 'a plain rule');
    fc.assert(
      fc.property(anyCase(plain), ({ x, missing }) => {
        fc.pre(combinationsOf(gridsOf(plain, missing)) <= MOST_COMBINATIONS);
        const input = given(x, missing);
        const irrelevant = name === 'appleUnsuitable' ? ALBI_ITEMS : {};
        const outcome = ask(name, { ...irrelevant, ...input });
        expectSame(outcome, plain, x, gridsOf(plain, missing));
        if (outcome.kind === 'decided') expect(outcome.missing).toEqual([...missing].sort());
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it.each(WITH_LABS)('%s agrees on censored values', (name) => {
    const plain = must(PLAIN_RULES[name], 'a plain rule');
    const labs = Object.keys(plain.grids).filter((input) => LABS.has(input));
    const censoring = fc.dictionary(fc.constantFrom(...labs), fc.constantFrom(...COMPARATORS), {
      minKeys: 1,
      maxKeys: 2,
    });
    fc.assert(
      fc.property(anyCase(plain), censoring, ({ x }, comparators) => {
        const complete = given(x, []);
        const input: Record<string, unknown> = { ...complete };
        const open: Record<string, readonly unknown[]> = {};
        for (const [lab, comparator] of Object.entries(comparators)) {
          const value = x[lab];
          if (typeof value !== 'number') throw new Error('expected a number');
          const reported = complete[lab];
          input[lab] = { ...(typeof reported === 'object' ? reported : { value }), comparator };
          open[lab] = allowed(must(plain.grids[lab], 'a grid'), comparator, value);
        }
        fc.pre(combinationsOf(open) <= MOST_COMBINATIONS);
        expectSame(ask(name, input), plain, x, open);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it.each(Object.keys(PLAIN_RULES))('%s never changes a decision when an input becomes known', (name) => {
    const plain = must(PLAIN_RULES[name], 'a plain rule');
    fc.assert(
      fc.property(anyCase(plain), ({ x, missing }) => {
        const [first, ...rest] = missing;
        fc.pre(first !== undefined);
        const before = ask(name, given(x, missing));
        const after = ask(name, given(x, rest));
        if (before.kind === 'decided') expect(after).toMatchObject({ kind: 'decided', value: before.value });
        if (before.kind === 'not_applicable') expect(after.kind).toBe('not_applicable');
        if (before.kind === 'indeterminate' && after.kind === 'decided') {
          expect(before.possible).toContain(after.value);
        }
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});

const ALBI_ITEMS = { albumin: { value: 40, unit: 'g/L' }, bilirubin: { value: 10, unit: 'umol/L' } };
