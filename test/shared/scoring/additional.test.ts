import { describe, expect, it } from 'vitest';
import { ask, expectOpen, expectPartly, expectValue, gl, mgdl, mgl, ng, umol, type Input } from './ask.ts';

const burden = (nTumours: unknown, maxSizeMm: number | null): Input => ({ nTumours, maxSizeMm });
const hap = (albumin: number | null, bilirubin: number, afp: number, maxSizeMm: number): Input => ({
  albumin: albumin === null ? null : gl(albumin),
  bilirubin: umol(bilirubin),
  afp: ng(afp),
  maxSizeMm,
});

describe('HAP and mHAP-II', () => {
  it('scores the published vectors', () => {
    expectValue('hapScore', hap(35.9, 17.1, 400, 71), 3);
    expectValue('hapClass', hap(35.9, 17.1, 400, 71), 'D');
    expectOpen('hapScore', hap(null, 17.1, 400, 71), [2, 3], ['albumin']);
    expectOpen('hapClass', hap(null, 17.1, 400, 71), ['C', 'D'], ['albumin']);
    expectValue('mhap2Score', { ...hap(36, 17, 401, 70), nTumours: 2 }, 2);
    expectValue('mhap2Class', { ...hap(36, 17, 401, 70), nTumours: 2 }, 'C');
  });

  it('has strict limits', () => {
    expectValue('hapScore', hap(36, 17, 400, 70), 0);
    expectValue('hapScore', hap(35.999999, 17, 400, 70), 1);
    expectValue('hapScore', hap(36, 17.000001, 400, 70), 1);
    expectValue('hapScore', hap(36, 17, 400.000001, 70), 1);
    expectValue('hapScore', hap(36, 17, 400, 70.000001), 1);
    expectValue('hapScore', { ...hap(36, 17, 400, 70), bilirubin: mgdl(1) }, 1);
    expectValue('mhap2Score', { ...hap(36, 17, 400, 70), nTumours: 1 }, 0);
  });

  it('is D as soon as three points are certain', () => {
    expectPartly('hapClass', { albumin: gl(30), bilirubin: umol(20), afp: ng(500) }, 'D', ['maxSizeMm']);
  });

  it('names a censored value that could change a point', () => {
    expectPartly('hapClass', { ...hap(30, 20, 500, 80), afp: ng(500, '<') }, 'D', ['afp']);
    expectValue('hapClass', { ...hap(30, 20, 500, 80), afp: ng(400, '>') }, 'D');
  });
});

describe('classes of number and size', () => {
  it('scores six-and-twelve', () => {
    expectValue('sixAndTwelve', burden(2, 40), 'low');
    expectValue('sixAndTwelve', burden(2, 41), 'intermediate');
    expectValue('sixAndTwelve', burden(6, 60), 'intermediate');
    expectValue('sixAndTwelve', burden(6, 61), 'high');
    expectPartly('sixAndTwelve', burden(12, null), 'high', ['maxSizeMm']);
    expectPartly('sixAndTwelve', burden(null, 110.1), 'high', ['nTumours']);
    expectOpen('sixAndTwelve', burden(null, 110), ['high', 'intermediate'], ['nTumours']);
    expectOpen('sixAndTwelve', burden(11, null), ['high', 'intermediate'], ['maxSizeMm']);
  });

  it('scores seven-eleven', () => {
    expectValue('sevenEleven', burden(3, 40), 'low');
    expectValue('sevenEleven', burden(3, 40.000001), 'intermediate');
    expectValue('sevenEleven', burden(5, 60), 'intermediate');
    expectValue('sevenEleven', burden(5, 60.1), 'high');
    expectPartly('sevenEleven', burden('innumerable', null), 'high', ['maxSizeMm']);
  });
});

describe('tumour burden score', () => {
  it.each([
    [3, 15, 3.3541, 'low'],
    [4, 60, 7.2111, 'intermediate'],
    [10, 100, 14.1421, 'high'],
  ])('%d tumours of up to %d mm', (n, mm, score, group) => {
    const outcome = ask('tumourBurdenScore', burden(n, mm));
    expect(outcome.kind === 'decided' && outcome.value).toBeCloseTo(score, 4);
    expectValue('tumourBurdenClass', burden(n, mm), group);
  });

  it('lists no values without an input, but decides the class where it can', () => {
    expectOpen('tumourBurdenScore', burden(3, null), [], ['maxSizeMm']);
    expectOpen('tumourBurdenScore', burden('innumerable', 30), [], ['nTumours']);
    expectValue('tumourBurdenClass', burden('innumerable', 30), 'high');
    expectPartly('tumourBurdenClass', burden(14, null), 'high', ['maxSizeMm']);
    expectPartly('tumourBurdenClass', burden(null, 138), 'high', ['nTumours']);
    expectOpen('tumourBurdenClass', burden(4, null), ['high', 'intermediate'], ['maxSizeMm']);
  });
});

describe('ALBI-TAE', () => {
  const input = { albumin: gl(40), bilirubin: umol(10), afp: ng(200), nTumours: 5, maxSizeMm: 60 };

  it('has one point each', () => {
    expectValue('albiTaeScore', input, 0);
    expectValue('albiTaeClass', input, 'A');
    expectValue('albiTaeScore', { ...input, albumin: gl(38) }, 1);
    expectValue('albiTaeScore', { ...input, afp: ng(200.1) }, 1);
    expectValue('albiTaeScore', { ...input, maxSizeMm: 60.1 }, 1);
    expectValue('albiTaeClass', { ...input, albumin: gl(38), afp: ng(201), maxSizeMm: 61 }, 'D');
  });

  it('leaves the ALBI item open while one of its values is missing', () => {
    expectOpen('albiTaeScore', { ...input, albumin: gl(60), bilirubin: null }, [0, 1], ['bilirubin']);
  });
});

describe('CRAFITY', () => {
  it('counts AFP from 100 and CRP from 10 mg/L', () => {
    expectValue('crafity', { afp: ng(100), crp: mgl(9.9) }, 1);
    expectValue('crafity', { afp: ng(99.9), crp: mgl(10) }, 1);
    expectValue('crafity', { afp: ng(99.9), crp: mgdl(1) }, 1);
    expectValue('crafity', { afp: ng(100), crp: mgdl(0.99) }, 1);
    expectOpen('crafity', { afp: ng(100) }, [1, 2], ['crp']);
  });
});

describe('AFP score', () => {
  const input = (maxSizeMm: number, nTumours: number, afp: number): Input => ({
    maxSizeMm,
    nTumours,
    afp: ng(afp),
  });

  it('scores the published vectors', () => {
    expectValue('afpScore', input(30, 3, 100), 0);
    expectValue('afpClass', input(30, 3, 100), 'low');
    expectValue('afpScore', input(61, 1, 1001), 7);
    expectValue('afpClass', input(61, 1, 1001), 'high');
  });

  it('has inclusive upper limits', () => {
    expectValue('afpScore', input(30.1, 3, 100), 1);
    expectValue('afpScore', input(60, 3, 100), 1);
    expectValue('afpScore', input(60.1, 3, 100), 4);
    expectValue('afpScore', input(30, 4, 100), 2);
    expectValue('afpScore', input(30, 3, 100.1), 2);
    expectValue('afpScore', input(30, 3, 1000), 2);
    expectValue('afpClass', input(30, 3, 1000), 'low');
  });
});

describe('STATE', () => {
  const input = (albumin: number, isBurdened: boolean): Input => ({
    albumin: gl(albumin),
    nTumours: 3,
    maxSizeMm: isBurdened ? 41 : 40,
    crp: mgl(isBurdened ? 10 : 9.9),
  });

  it('subtracts 12 for each penalty', () => {
    expectValue('stateScore', input(40, false), 40);
    expectValue('stateScore', input(42, true), 18);
    expectValue('stateClass', input(42, true), 'suitable');
    expectValue('stateScore', input(40, true), 16);
    expectValue('stateClass', input(40, true), 'unsuitable');
    expectValue('stateClass', input(41.999999, true), 'unsuitable');
  });

  it('lists two sums when a penalty is missing, none without albumin', () => {
    expectOpen('stateScore', { ...input(40, false), crp: null }, [28, 40], ['crp']);
    expectPartly('stateClass', { ...input(40, false), crp: null }, 'suitable', ['crp']);
    expectOpen('stateScore', { ...input(40, false), albumin: null }, [], ['albumin']);
    expectOpen('stateScore', { ...input(40, false), albumin: gl(35, '>') }, [], ['albumin']);
    expectValue('stateClass', { ...input(40, false), albumin: gl(35, '>=') }, 'suitable');
  });
});

describe('BCLC stage migration', () => {
  it('compares two stages', () => {
    expectValue('bclcMigration', { from: 'A', to: 'A' }, 'stable');
    expectValue('bclcMigration', { from: 'B', to: 'C' }, 'up');
    expectValue('bclcMigration', { from: 'A', to: '0' }, 'down');
    expectOpen('bclcMigration', { to: 'D' }, ['stable', 'up'], ['from']);
  });
});
