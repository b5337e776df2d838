import { describe, expect, it } from 'vitest';
import {
  ask,
  expectNotApplicable,
  expectOpen,
  expectPartly,
  expectValue,
  gl,
  notesOf,
  umol,
  type Input,
} from './ask.ts';

const tumour = (
  nTumours: unknown,
  maxSizeMm: number | null,
  mvi = false,
  ehs = false,
  ecog: number | null = 0,
  childPughClass: string | null = 'A',
): Input => ({ nTumours, maxSizeMm, mvi, ehs, ecog, childPughClass });

function expectStage(input: Input, stage: string, intermediate: boolean, limb: string | null): void {
  expectValue('bclc', input, stage);
  expectValue('appleIntermediate', input, intermediate);
  expect(notesOf(ask('appleIntermediate', input))).toEqual(limb === null ? [] : [`limb_${limb}`]);
}

describe('BCLC and APPLE vectors', () => {
  it('BC-1', () => expectStage(tumour(1, 20), '0', false, null));
  it('BC-2', () => expectStage(tumour(1, 20, false, false, 0, 'B'), 'A', false, null));
  it('BC-3', () => expectStage(tumour(1, 90), 'A', true, 'i'));
  it('BC-4', () => expectStage(tumour(3, 30), 'A', false, null));
  it('BC-5', () => expectStage(tumour(3, 31), 'B', true, 'ii'));
  it('BC-6', () => expectStage(tumour(2, 45, false, false, 1), 'C', false, null));
  it('BC-7', () => expectStage(tumour(5, 50, true, false, 0, 'B'), 'C', false, null));
  it('BC-8', () => expectStage(tumour(5, 50, true, true, 3), 'D', false, null));
  it('BC-9', () => {
    expectPartly('bclc', tumour(5, null), 'B', ['maxSizeMm']);
    expectPartly('appleIntermediate', tumour(5, null), true, ['maxSizeMm']);
    expect(notesOf(ask('appleIntermediate', tumour(5, null)))).toEqual(['limb_ii']);
  });
  it('BC-10', () => {
    expectOpen('bclc', tumour(2, null), ['A', 'B'], ['maxSizeMm']);
    expectOpen('appleIntermediate', tumour(2, null), [false, true], ['maxSizeMm']);
  });
  it('BC-11', () => {
    expectStage(tumour(1, 50), 'A', true, 'i');
    expectStage(tumour(1, 49), 'A', false, null);
  });
  it('BC-12', () => {
    expectOpen('bclc', tumour(4, 20, true, false, null), ['C', 'D'], ['ecog']);
    expectPartly('appleIntermediate', tumour(4, 20, true, false, null), false, ['ecog']);
  });
});

describe('BCLC', () => {
  it('has inclusive limits', () => {
    expectValue('bclc', tumour(1, 20.000001), 'A');
    expectValue('bclc', tumour(3, 30.000001), 'B');
    expectValue('bclc', tumour(4, 10), 'B');
    expectValue('bclc', tumour('innumerable', 10), 'B');
  });

  it('stages Child-Pugh C as D unless a transplant is possible within Milan', () => {
    const candidate = { ...tumour(1, 50, false, false, 2, 'C'), transplantCandidate: true };
    expectValue('bclc', candidate, 'A');
    expect(notesOf(ask('bclc', candidate))).toEqual(['transplant_pathway']);
    expectValue('bclc', { ...candidate, maxSizeMm: 50.1 }, 'D');
    expectValue('bclc', { ...candidate, ecog: 3 }, 'D');
    expectValue('bclc', { ...candidate, ehs: true }, 'D');
    expectValue('bclc', tumour(1, 50, false, false, 0, 'C'), 'D');
  });

  it('leaves out a performance status not limited by the cancer, except 3 and 4', () => {
    expectValue('bclc', { ...tumour(2, 45, false, false, 2), ecogCancerRelated: false }, 'B');
    expectValue('bclc', { ...tumour(2, 45, false, false, 3), ecogCancerRelated: false }, 'D');
  });

  it('is decided by what suffices', () => {
    const others = ['childPughClass', 'ehs', 'maxSizeMm', 'mvi', 'nTumours'];
    expectPartly('bclc', { ecog: 3 }, 'D', others);
    expectPartly('bclc', { ehs: true, ecog: 1, childPughClass: 'B' }, 'C', ['maxSizeMm', 'mvi', 'nTumours']);
    expectPartly('bclc', tumour(1, null, false, false, 0, 'B'), 'A', ['maxSizeMm']);
    expectPartly('bclc', { childPughClass: 'C' }, 'D', ['ecog', 'ehs', 'maxSizeMm', 'mvi', 'nTumours']);
    const tooMany = { nTumours: 4, childPughClass: 'C', transplantCandidate: true };
    expectPartly('bclc', tooMany, 'D', ['ecog', 'ehs', 'maxSizeMm', 'mvi']);
  });
});

describe('intermediate stage of the review', () => {
  const limited = { ...tumour(1, 49), unresectable: false };

  it('needs one of large, unresectable, multinodular', () => {
    expectValue('seedIntermediate', limited, false);
    expectValue('seedIntermediate', { ...limited, maxSizeMm: 50 }, true);
    expectValue('seedIntermediate', { ...limited, unresectable: true }, true);
    expectValue('seedIntermediate', { ...limited, nTumours: 2 }, true);
  });

  it('needs liver function, performance and confinement to the liver', () => {
    const large = { ...limited, maxSizeMm: 80 };
    expectValue('seedIntermediate', { ...large, childPughClass: 'C' }, false);
    expectValue('seedIntermediate', { ...large, ecog: 1 }, false);
    expectValue('seedIntermediate', { ...large, ecog: 1 }, true, { 'seed.goodPS': 1 });
    expectValue('seedIntermediate', { ...large, mvi: true }, false);
    expectValue('seedIntermediate', { ...large, maxSizeMm: 80 }, false, { 'seed.largeMm': 90 });
  });

  it('is decided by one exclusion alone', () => {
    const others = ['childPughClass', 'ecog', 'maxSizeMm', 'mvi', 'nTumours', 'unresectable'];
    expectPartly('seedIntermediate', { ehs: true }, false, others);
  });
});

describe('TACE-unsuitable', () => {
  const suited = {
    nTumours: 3,
    maxSizeMm: 40,
    bilobar: false,
    growthType: 'single_nodular',
    bilirubin: umol(20),
    albumin: gl(35),
  };

  it('is any limb', () => {
    expectValue('appleUnsuitable', suited, false);
    expectValue('appleUnsuitable', { ...suited, maxSizeMm: 40.1 }, true);
    expectValue('appleUnsuitable', { ...suited, growthType: 'infiltrative' }, true);
    expectValue('appleUnsuitable', { ...suited, growthType: 'extranodular' }, true);
  });

  it('takes mALBI 2b alone only when asked to', () => {
    expectValue('appleUnsuitable', suited, true, { 'unsuitable.limb2': 'any' });
    expectValue('appleUnsuitable', { ...suited, albumin: gl(40) }, false, { 'unsuitable.limb2': 'any' });
    const unknown = { ...suited, albumin: null };
    expectPartly('appleUnsuitable', unknown, false, ['albumin']);
    expectOpen('appleUnsuitable', unknown, [false, true], ['albumin'], { 'unsuitable.limb2': 'any' });
  });
});

describe('up-to-seven and Milan vectors', () => {
  const burden = (nTumours: unknown, maxSizeMm: number | null): Input => ({ nTumours, maxSizeMm });
  const confined = { mvi: false, ehs: false };
  const expectBurden = (nTumours: unknown, mm: number, sum: string, inMilan: string): void => {
    expectValue('upToSeven', burden(nTumours, mm), sum);
    expectValue('milan', { ...burden(nTumours, mm), ...confined }, inMilan);
  };

  it('U7-1', () => expectBurden(3, 40, 'in', 'outside'));
  it('U7-2', () => expectBurden(3, 41, 'out', 'outside'));
  it('U7-3', () => {
    expectBurden(1, 60, 'in', 'outside');
    expectBurden(1, 61, 'out', 'outside');
  });
  it('U7-4', () => {
    expectBurden(6, 10, 'in', 'outside');
    expectBurden(6, 11, 'out', 'outside');
  });
  it('U7-5', () => {
    expectPartly('upToSeven', burden(7, null), 'out', ['maxSizeMm']);
    expectPartly('milan', { ...burden(7, null), ...confined }, 'outside', ['maxSizeMm']);
  });
  it('U7-6', () => {
    expectBurden(1, 50, 'in', 'within');
    expectBurden(3, 30, 'in', 'within');
    expectBurden(3, 31, 'in', 'outside');
  });
  it('U7-7', () => {
    expectOpen('upToSeven', burden(null, 55), ['in', 'out'], ['nTumours']);
    expectPartly('milan', { ...burden(null, 55), ...confined }, 'outside', ['nTumours']);
  });

  it('decides by one input beyond reach', () => {
    expectPartly('upToSeven', burden('innumerable', null), 'out', ['maxSizeMm']);
    expectPartly('upToSeven', burden(null, 60.1), 'out', ['nTumours']);
    expectOpen('upToSeven', burden(null, 60), ['in', 'out'], ['nTumours']);
    expectPartly('milan', { mvi: true }, 'outside', ['ehs', 'maxSizeMm', 'nTumours']);
  });

  it('keeps tenths exact', () => {
    expectValue('upToSeven', burden(4, 30.000001), 'out');
    expectValue('upToSeven', burden(4, 30.0000001), 'in');
  });
});

describe('seed subgroups', () => {
  it('K4-1', () => {
    expectValue('seedSubgroup', tumour(4, 30), '1');
    expectValue('seedSubgroup', tumour(6, 30), '1');
  });
  it('K4-2', () => {
    expectValue('seedSubgroup', tumour(5, 31), '2');
    expectValue('seedSubgroup', tumour(3, 60), '2');
  });
  it('K4-3', () => expectValue('seedSubgroup', tumour(5, 61), '4'));
  it('K4-4', () => {
    for (const size of [45, 80]) {
      expectValue('seedSubgroup', tumour(6, size), 'unclassified');
      expect(notesOf(ask('seedSubgroup', tumour(6, size)))).toEqual(['gap_six_nodules_over_30mm']);
    }
  });
  it('K4-5', () => {
    expectValue('seedSubgroup', tumour(7, 12), '3');
    expectPartly('seedSubgroup', tumour(12, null), '3', ['maxSizeMm']);
    expectValue('seedSubgroup', tumour('innumerable', 20), '3');
  });
  it('K4-6', () => expectNotApplicable('seedSubgroup', tumour(2, 25), 'not_intermediate'));

  it('classifies one large tumour by the APPLE limb', () => {
    expectValue('seedSubgroup', tumour(1, 60), '2');
    expectValue('seedSubgroup', tumour(1, 60.1), '4');
    expectNotApplicable('seedSubgroup', tumour(1, 49), 'not_intermediate');
  });

  it('leaves open what the missing input decides', () => {
    expectOpen('seedSubgroup', tumour(6, null), ['1', 'unclassified'], ['maxSizeMm']);
    const open = ask('seedSubgroup', tumour(null, 45));
    expect(open).toMatchObject({
      kind: 'indeterminate',
      possible: ['2', '3', 'unclassified'],
      missing: ['nTumours'],
      notes: ['may_not_apply'],
    });
  });

  it('can put six nodules with fewer than six', () => {
    expectValue('seedSubgroup', tumour(6, 45), '2', { 'kudo4.sixAsUnder6': true });
    expectValue('seedSubgroup', tumour(6, 80), '4', { 'kudo4.sixAsUnder6': true });
  });

  it('takes the response as a label, or as a part of the definition', () => {
    const discordant = { ...tumour(4, 30), response: false };
    expectValue('seedSubgroup', discordant, '1');
    expect(notesOf(ask('seedSubgroup', discordant))).toEqual(['response_discordant']);
    expect(notesOf(ask('seedSubgroup', { ...discordant, response: true }))).toEqual(['response_as_expected']);
    const required = { 'kudo4.response': 'required' };
    expectValue('seedSubgroup', discordant, 'unclassified', required);
    expectValue('seedSubgroup', { ...tumour(5, 61), response: false }, '4', required);
    expectOpen('seedSubgroup', tumour(4, 30), ['1', 'unclassified'], ['response'], required);
  });
});

describe('Bolondi and Kinki', () => {
  const liver = (childPughScore: unknown, n: unknown, mm: number | null, ecog: number): Input => ({
    nTumours: n,
    maxSizeMm: mm,
    mvi: false,
    ehs: false,
    ecog,
    childPughScore,
  });
  const withoutEcog = ({ ecog: _, ...input }: Input): Input => input;
  const expectBoth = (input: Input, bolondi: string, kinki: string): void => {
    expectValue('bolondi', input, bolondi);
    expectValue('kinki', withoutEcog(input), kinki);
  };

  it('BK-1', () => expectBoth(liver(6, 4, 30, 0), 'B1', 'B1'));
  it('BK-2', () => expectBoth(liver(7, 4, 31, 0), 'B3', 'B2'));
  it('BK-3', () => expectBoth(liver(7, 4, 30, 0), 'B1', 'B1'));
  it('BK-4', () => expectBoth(liver(8, 4, 31, 1), 'B4', 'B3b'));
  it('BK-5', () => {
    expectBoth(liver(6, 4, 31, 1), 'unclassified', 'B2');
    expect(notesOf(ask('bolondi', liver(6, 4, 31, 1)))).toEqual(['ecog1_cp_le_7']);
  });
  it('BK-6', () => {
    expectPartly('bolondi', liver(9, 4, null, 0), 'B4', ['maxSizeMm']);
    expectOpen('kinki', withoutEcog(liver(9, 4, null, 0)), ['B3a', 'B3b'], ['maxSizeMm']);
  });

  it('does not apply outside intermediate burden or liver function', () => {
    expectNotApplicable('bolondi', liver(6, 3, 30, 0), 'within_milan');
    expectNotApplicable('bolondi', liver(10, 4, 30, 0), 'child_pugh_over_9');
    expectNotApplicable('bolondi', liver(8, 4, 30, 2), 'ecog_over_1');
    expectNotApplicable('kinki', { ...withoutEcog(liver(6, 4, 30, 0)), mvi: true }, 'mvi_or_ehs');
    expectNotApplicable('kinki', withoutEcog(liver(15, 4, 30, 0)), 'child_pugh_over_9');
    expectValue('bolondi', liver(6, 1, 51, 0), 'B1');
  });

  it('accepts a range of the Child-Pugh score', () => {
    expectValue('bolondi', liver([8, 9], 4, 31, 0), 'B4');
    expectValue('bolondi', liver([5, 6], 4, 31, 0), 'B2');
    expectOpen('bolondi', liver([5, 7], 4, 31, 0), ['B2', 'B3'], ['childPughScore']);
  });
});
