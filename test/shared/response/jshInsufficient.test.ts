import { describe, expect, it } from 'vitest';
import { viablePctOf } from '#shared/response/jshInsufficient.ts';
import { ask, expectOpen, expectValue, notesOf } from '#test/shared/scoring/ask.ts';

const lesion = (
  wholeA: number | null,
  wholeB: number | null,
  viableA: number | null,
  viableB: number | null,
) => ({
  wholeA,
  wholeB,
  viableA,
  viableB,
});

describe('JSH insufficiency', () => {
  it('JI-1', () => expectValue('jshInsufficient', { viablePct: 50 }, false));
  it('JI-2', () => expectValue('jshInsufficient', { viablePct: 50.1 }, true));
  it('JI-3', () => expectValue('jshInsufficient', { te: 2 }, true));
  it('JI-4', () => expectValue('jshInsufficient', { te: 3 }, false));
  it('JI-5', () => {
    const lesions = [lesion(40, null, 30, null)];
    expectOpen('jshInsufficient', { lesions }, [false, true], ['viablePct']);
  });

  it('grades TE1 as insufficient and TE4 as sufficient', () => {
    expectValue('jshInsufficient', { te: 1 }, true);
    expectValue('jshInsufficient', { te: 4 }, false);
  });

  it('is strict at the limit', () => {
    expectValue('jshInsufficient', { viablePct: 50.000001 }, true);
    expectValue('jshInsufficient', { viablePct: 49.999999 }, false);
  });

  it('prefers the percentage and notes a conflict', () => {
    const outcome = ask('jshInsufficient', { viablePct: 40, te: 2 });
    expect(outcome).toMatchObject({ kind: 'decided', value: false, notes: ['te_conflict'] });
    expect(notesOf(ask('jshInsufficient', { viablePct: 60, te: 2 }))).toEqual([]);
  });

  it('computes the share from two diameters of all lesions', () => {
    expectValue('jshInsufficient', { lesions: [lesion(10, 10, 10, 5)] }, false);
    expectValue('jshInsufficient', { lesions: [lesion(10, 10, 10, 5), lesion(20, 20, 20, 11)] }, true);
    expectOpen(
      'jshInsufficient',
      { lesions: [lesion(10, 10, 1, 1), lesion(10, null, 1, 1)] },
      [false, true],
      ['viablePct'],
    );
    expect(viablePctOf([lesion(20, 20, 10, 10)])).toBe(25);
    expect(viablePctOf([lesion(0, 0, 0, 0)])).toBeNull();
    expect(viablePctOf([])).toBeNull();
  });

  it('is open without any source', () => {
    expectOpen('jshInsufficient', {}, [false, true], ['viablePct']);
    expectOpen('jshInsufficient', { lesions: [] }, [false, true], ['viablePct']);
  });
});
