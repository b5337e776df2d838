import { describe, expect, it } from 'vitest';
import {
  ask,
  expectNotApplicable,
  expectOpen,
  expectPartly,
  expectValue,
  ng,
  notesOf,
  ul,
  type Input,
} from './ask.ts';

const art = (now: number | null, change: number | null, response: boolean | null, base = 60): Input => ({
  astBase: ul(base),
  astNow: now === null ? null : ul(now),
  childPughBase: 6,
  childPughNow: change === null ? null : 6 + change,
  response,
  daysSincePreviousCourse: 60,
});

function expectArt(input: Input, total: number, group: string): void {
  expectValue('artScore', input, total);
  expectValue('artGroup', input, group);
}

describe('ART vectors', () => {
  it('AR-1', () => expectArt(art(50, 0, true, 40), 0, 'low'));
  it('AR-2', () => expectArt(art(51, 0, true, 40), 4, 'high'));
  it('AR-3', () => expectArt(art(60, 1, false), 2.5, 'high'));
  it('AR-4', () => expectArt(art(70, 1, true), 1.5, 'low'));
  it('AR-5', () => expectArt(art(60, 2, true), 3, 'high'));
  it('AR-6', () => expectArt(art(60, 0, false), 1, 'low'));
  it('AR-7', () => {
    expectOpen('artScore', art(null, 2, null), [3, 4, 7, 8], ['astNow', 'response']);
    expectPartly('artGroup', art(null, 2, null), 'high', ['astNow', 'response']);
  });
  it('AR-8', () => {
    expectOpen('artScore', art(60, 1, null), [1.5, 2.5], ['response']);
    expectOpen('artGroup', art(60, 1, null), ['high', 'low'], ['response']);
  });
  it('AR-9', () => {
    expectOpen('artScore', art(60, -1, null), [0, 1], ['response']);
    expectPartly('artGroup', art(60, -1, null), 'low', ['response']);
  });
  it('AR-10', () => {
    const late = { ...art(51, 0, true, 40), daysSincePreviousCourse: 95 };
    expectArt(late, 4, 'high');
    expect(notesOf(ask('artScore', late))).toEqual(['outside_90_days']);
  });
});

describe('ART', () => {
  it('is strict at a quarter more AST', () => {
    expectArt(art(75, 0, true), 0, 'low');
    expectArt(art(75.000001, 0, true), 4, 'high');
    expectArt(art(74.999999, 0, true), 0, 'low');
  });

  it('gives nothing for a falling Child-Pugh score and at most 3 for a rising one', () => {
    expectArt(art(60, -1, true), 0, 'low');
    expectArt(art(60, 5, true), 3, 'high');
  });

  it('depends on the interval between courses', () => {
    const at = (daysSincePreviousCourse: number | null): Input => ({
      ...art(60, 0, true),
      daysSincePreviousCourse,
    });
    expectNotApplicable('artScore', at(0), 'interval_below_one_day');
    expectNotApplicable('artGroup', at(-3), 'interval_below_one_day');
    expect(notesOf(ask('artScore', at(1)))).toEqual([]);
    expect(notesOf(ask('artScore', at(90)))).toEqual([]);
    expect(notesOf(ask('artScore', at(91)))).toEqual(['outside_90_days']);
    expect(notesOf(ask('artScore', at(91), { 'art.maxIntervalDays': 120 }))).toEqual([]);
    expect(notesOf(ask('artScore', at(null)))).toEqual(['interval_unknown']);
  });

  it('takes a range of the Child-Pugh score', () => {
    expectArt({ ...art(60, 0, true), childPughNow: [8, 10] }, 3, 'high');
    expectPartly('artGroup', { ...art(99, 0, true), childPughNow: [7, 8] }, 'high', ['childPughNow']);
    expectOpen('artScore', { ...art(60, 0, true), childPughNow: [6, 7] }, [0, 1.5], ['childPughNow']);
    expectValue('artScore', { ...art(60, 0, true), childPughNow: [7, 7] }, 1.5);
    expectOpen(
      'artScore',
      { ...art(60, 0, true), childPughBase: [5, 6], childPughNow: [6, 7] },
      [0, 1.5, 3],
      ['childPughBase', 'childPughNow'],
    );
  });

  it('reads censored AST as intervals', () => {
    expectArt({ ...art(60, 0, true), astBase: ul(40, '<') }, 4, 'high');
    expectArt({ ...art(60, 0, true), astBase: ul(48, '>=') }, 0, 'low');
    expectOpen('artScore', { ...art(60, 0, true), astBase: ul(48, '<=') }, [0, 4], ['astBase']);
    const both = { ...art(60, 0, true), astBase: ul(40, '<'), astNow: ul(50, '>=') };
    expectArt(both, 4, 'high');
    expectOpen('artScore', { ...both, astNow: ul(49, '>=') }, [0, 4], ['astBase', 'astNow']);
  });
});

const abcr = (
  bclc: string | null,
  afp: number | null,
  change: number | null,
  response: boolean | null,
): Input => ({
  bclc,
  afp: afp === null ? null : ng(afp),
  childPughBase: 5,
  childPughNow: change === null ? null : 5 + change,
  response,
});

function expectAbcr(input: Input, total: number, group: string): void {
  expectValue('abcrScore', input, total);
  expectValue('abcrGroup', input, group);
}

describe('ABCR vectors', () => {
  it('AB-1', () => expectAbcr(abcr('A', 10, 0, true), -3, '<=0'));
  it('AB-2', () => expectAbcr(abcr('B', 200, 0, false), 3, '1-3'));
  it('AB-3', () => expectAbcr(abcr('B', 199.9, 0, true), -1, '<=0'));
  it('AB-4', () => {
    expectAbcr(abcr('C', 500, 2, false), 6, '>=4');
    expectAbcr(abcr('C', 500, 2, true), 3, '1-3');
  });
  it('AB-5', () => expectAbcr(abcr('B', 50, 2, false), 4, '>=4'));
  it('AB-6', () => {
    expectOpen('abcrScore', abcr('A', 10, null, true), [-3, -1], ['childPughNow']);
    expectPartly('abcrGroup', abcr('A', 10, null, true), '<=0', ['childPughNow']);
  });
  it('AB-7', () => {
    expectOpen('abcrScore', abcr('B', 1000, 2, null), [2, 5], ['response']);
    expectOpen('abcrGroup', abcr('B', 1000, 2, null), ['1-3', '>=4'], ['response']);
  });
});

describe('ABCR', () => {
  it('does not apply in stage 0 and D', () => {
    expectNotApplicable('abcrScore', abcr('0', 10, 0, true), 'bclc_0_or_d');
    expectNotApplicable('abcrGroup', abcr('D', 10, 0, true), 'bclc_0_or_d');
    const unknown = ask('abcrGroup', abcr(null, 10, 0, true));
    expect(unknown).toMatchObject({ kind: 'indeterminate', possible: ['<=0'], notes: ['may_not_apply'] });
  });

  it('counts AFP from 200, or above it when asked to', () => {
    expectAbcr(abcr('A', 199.999999, 0, false), 0, '<=0');
    expectAbcr(abcr('A', 200, 0, false), 1, '1-3');
    expectValue('abcrScore', abcr('A', 200, 0, false), 0, { 'abcr.afpStrict': true });
    expectValue('abcrScore', abcr('A', 200.000001, 0, false), 1, { 'abcr.afpStrict': true });
  });

  it('takes a range of the Child-Pugh score', () => {
    expectAbcr({ ...abcr('B', 10, 0, false), childPughNow: [7, 9] }, 4, '>=4');
    expectOpen('abcrScore', { ...abcr('B', 10, 0, false), childPughNow: [6, 7] }, [2, 4], ['childPughNow']);
  });

  it('DV-3', () => {
    expectValue('abcrScore', { ...abcr('A', null, 0, false), afp: ng(60_500, '>') }, 1);
  });
  it('DV-4', () => {
    expectOpen('abcrScore', { ...abcr('A', null, 0, false), afp: ng(250, '<') }, [0, 1], ['afp']);
  });
});

describe('European algorithm', () => {
  const steps = (
    severeEvent: boolean | null,
    response46w: string | null,
    artGroup: string | null,
  ): Input => ({
    severeEvent,
    liverDysfunction: false,
    response46w,
    artGroup,
  });

  it('EU-1', () => {
    const input = steps(true, null, 'low');
    expectPartly('europeanAlgorithm', input, 'stop', ['response46w']);
    expect(notesOf(ask('europeanAlgorithm', input))).toEqual(['step_1']);
  });
  it('EU-2', () => {
    expectValue('europeanAlgorithm', steps(false, 'PD', 'low'), 'stop');
    expect(notesOf(ask('europeanAlgorithm', steps(false, 'PD', 'low')))).toEqual(['step_2']);
  });
  it('EU-3', () => {
    const group = ask('artGroup', art(50, 0, false, 40));
    expect(group).toMatchObject({ value: 'low' });
    expectValue('europeanAlgorithm', steps(false, 'SD', 'low'), 'continue');
  });
  it('EU-4', () => {
    expectValue('europeanAlgorithm', steps(false, 'PR', 'high'), 'stop');
    expect(notesOf(ask('europeanAlgorithm', steps(false, 'PR', 'high')))).toEqual(['step_3']);
  });
  it('EU-5', () => {
    expectPartly('europeanAlgorithm', steps(null, 'PD', 'low'), 'stop', ['severeEvent']);
    expect(notesOf(ask('europeanAlgorithm', steps(null, 'PD', 'low')))).toEqual(['step_2']);
  });
  it('EU-6', () => {
    const input = { ...steps(false, 'SD', 'low'), liverDysfunction: null };
    expectOpen('europeanAlgorithm', input, ['continue', 'stop'], ['liverDysfunction']);
  });

  it('notes that a complete response leaves nothing to treat', () => {
    expect(notesOf(ask('europeanAlgorithm', steps(false, 'CR', 'low')))).toEqual(['no_viable_target']);
  });
});
