import { describe, expect, it } from 'vitest';
import {
  ask,
  expectOpen,
  expectPartly,
  expectValue,
  gdl,
  gl,
  mgdl,
  notesOf,
  umol,
  type Input,
} from './ask.ts';

const healthy = { ascites: 'none', encephalopathy: 'none' };
const labs = { bilirubin: umol(20), albumin: gl(40), inr: 1.1 };

function expectScore(input: Input, score: number, grade: string): void {
  expectValue('childPughScore', input, score);
  expectValue('childPughClass', input, grade);
}

describe('Child-Pugh vectors', () => {
  it('CP-1', () => {
    expectScore({ bilirubin: mgdl(1.2), albumin: gdl(3.8), inr: 1.1, ...healthy }, 5, 'A');
  });
  it('CP-2', () => {
    expectScore({ bilirubin: umol(34), albumin: gl(35), inr: 1.7, ...healthy }, 8, 'B');
  });
  it('CP-3', () => {
    const input = {
      bilirubin: umol(51),
      albumin: gl(28),
      inr: 2.3,
      ascites: 'mild',
      encephalopathy: 'grade1_2',
    };
    expectScore(input, 10, 'C');
  });
  it('CP-4', () => {
    const clinical = { ascites: 'moderate_severe', encephalopathy: 'grade3_4' };
    expectScore({ bilirubin: umol(51.1), albumin: gl(27.9), inr: 2.31, ...clinical }, 15, 'C');
  });
  it('CP-5', () => {
    expectScore({ bilirubin: mgdl(3.0), albumin: gdl(3.5), ptProlongSec: 4.0, ...healthy }, 8, 'B');
  });
  it('CP-6', () => {
    const input = {
      bilirubin: umol(60),
      albumin: gl(26),
      ascites: 'moderate_severe',
      encephalopathy: 'none',
    };
    expectOpen('childPughScore', input, [11, 12, 13], ['inr']);
    expectPartly('childPughClass', input, 'C', ['inr']);
  });
  it('CP-7', () => {
    const input = { bilirubin: umol(20), albumin: gl(38), inr: 1.2, ascites: 'none' };
    expectOpen('childPughScore', input, [5, 6, 7], ['encephalopathy']);
    expectOpen('childPughClass', input, ['A', 'B'], ['encephalopathy']);
  });
  it('CP-8', () => {
    const input = { bilirubin: umol(40), albumin: gl(33), inr: 1.2, encephalopathy: 'none' };
    expectOpen('childPughScore', input, [7, 8, 9], ['ascites']);
    expectPartly('childPughClass', input, 'B', ['ascites']);
  });
});

describe('Child-Pugh limits', () => {
  /** Points of one item, with the four others at one point. */
  const points = (input: Input, config: Input = {}): number => {
    const outcome = ask('childPughScore', { ...labs, ...healthy, ...input }, config);
    if (outcome.kind !== 'decided' || typeof outcome.value !== 'number') throw new Error('expected a score');
    return outcome.value - 4;
  };

  it.each([
    [
      'bilirubin umol/L',
      (v: number) => ({ bilirubin: umol(v) }),
      [33.999999, 34, 51, 51.000001],
      [1, 2, 2, 3],
    ],
    ['bilirubin mg/dL', (v: number) => ({ bilirubin: mgdl(v) }), [1.999999, 2, 3, 3.000001], [1, 2, 2, 3]],
    ['albumin g/L', (v: number) => ({ albumin: gl(v) }), [35.000001, 35, 28, 27.999999], [1, 2, 2, 3]],
    ['albumin g/dL', (v: number) => ({ albumin: gdl(v) }), [3.5000001, 3.5, 2.8, 2.7999999], [1, 2, 2, 3]],
    ['INR', (v: number) => ({ inr: v }), [1.699999, 1.7, 2.3, 2.300001], [1, 2, 2, 3]],
    ['PT', (v: number) => ({ inr: null, ptProlongSec: v }), [-5, 3.999999, 4, 6, 6.000001], [1, 1, 2, 2, 3]],
  ])('bands %s', (_item, input, values, expected) => {
    expect(values.map((value) => points(input(value)))).toEqual(expected);
  });

  it('bands bilirubin in the unit of the laboratory', () => {
    expect(points({ bilirubin: mgdl(3) })).toBe(2);
    expect(points({ bilirubin: umol(51.3) })).toBe(3);
    expect(points({ bilirubin: mgdl(1.99) })).toBe(1);
    expect(points({ bilirubin: umol(34.03) })).toBe(2);
  });

  it('follows the published variants', () => {
    expect(points({ albumin: gl(29) }, { 'cp.albuminLow': 30 })).toBe(3);
    expect(points({ bilirubin: umol(50.5) }, { 'cp.biliHighSI': 50 })).toBe(3);
    expect(points({ inr: 2.25 }, { 'cp.inrHigh': 2.2 })).toBe(3);
    expect(points({ bilirubin: mgdl(3.9) }, { 'cp.cholestatic': true })).toBe(1);
    expect(points({ bilirubin: umol(170) }, { 'cp.cholestatic': true })).toBe(2);
  });
});

describe('Child-Pugh coagulation item', () => {
  it('prefers INR and notes that PT disagrees', () => {
    const outcome = ask('childPughScore', { ...labs, ...healthy, ptProlongSec: 5 });
    expect(outcome).toMatchObject({ kind: 'decided', value: 5, notes: ['inr_pt_discordant'] });
    expect(notesOf(ask('childPughScore', { ...labs, ...healthy, ptProlongSec: 2 }))).toEqual([]);
  });

  it('names INR when neither is known', () => {
    expectOpen('childPughScore', { ...labs, ...healthy, inr: null }, [5, 6, 7], ['inr']);
  });

  it('notes an anticoagulant', () => {
    const outcome = ask('childPughClass', { ...labs, ...healthy, onAnticoagulant: true });
    expect(notesOf(outcome)).toEqual(['coagulation_item_unreliable']);
  });
});

describe('Child-Pugh with censored values', () => {
  it('decides when the interval lies in one band', () => {
    expectValue('childPughScore', { ...labs, ...healthy, bilirubin: umol(34, '<') }, 5);
    expectValue('childPughScore', { ...labs, ...healthy, albumin: gl(28, '<') }, 7);
  });

  it('keeps only the bands the interval meets', () => {
    expectOpen('childPughScore', { ...labs, ...healthy, bilirubin: umol(34, '<=') }, [5, 6], ['bilirubin']);
    expectOpen('childPughScore', { ...labs, ...healthy, bilirubin: mgdl(2.5, '>') }, [6, 7], ['bilirubin']);
  });

  it('counts a value without unit as missing', () => {
    expectOpen('childPughScore', { ...labs, ...healthy, bilirubin: { value: 20 } }, [5, 6, 7], ['bilirubin']);
  });
});
