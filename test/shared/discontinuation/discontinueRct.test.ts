import { describe, it } from 'vitest';
import { expectOpen, expectPartly, expectValue, gdl, gl, mgdl, umol } from '#test/shared/scoring/ask.ts';

const none = {
  encephalopathy: 'none',
  ascites: 'mild',
  varicealBleeding: false,
  bilirubin: umol(20),
  albumin: gl(40),
  ptProlongSec: 1,
  seriousAdverseEvent: false,
  progression: false,
};

describe('discontinuation by the randomised trial', () => {
  it('DC-1', () => {
    expectValue('discontinueRct', { ...none, bilirubin: umol(50) }, false);
    expectValue('discontinueRct', { ...none, bilirubin: umol(50.1) }, true);
  });
  it('DC-2', () => {
    expectValue('discontinueRct', { ...none, bilirubin: mgdl(3) }, true);
    expectValue('discontinueRct', { ...none, bilirubin: mgdl(2.92) }, false);
  });
  it('DC-3', () => {
    expectValue('discontinueRct', { ...none, albumin: gl(28) }, false);
    expectValue('discontinueRct', { ...none, albumin: gl(27.9) }, true);
    expectValue('discontinueRct', { ...none, albumin: gdl(2.8) }, false);
  });
  it('DC-4', () => {
    expectValue('discontinueRct', { ...none, ptProlongSec: 4 }, false);
    expectValue('discontinueRct', { ...none, ptProlongSec: 4.1 }, true);
  });
  it('DC-5', () => {
    const missing = ['albumin', 'ascites', 'bilirubin', 'progression', 'ptProlongSec', 'seriousAdverseEvent'];
    expectPartly('discontinueRct', { encephalopathy: 'grade1_2' }, true, [...missing, 'varicealBleeding']);
  });
  it('DC-6', () => {
    expectOpen('discontinueRct', { ...none, ptProlongSec: null }, [false, true], ['ptProlongSec']);
  });

  it('counts every criterion alone', () => {
    expectValue('discontinueRct', none, false);
    expectValue('discontinueRct', { ...none, ascites: 'moderate_severe' }, true);
    expectValue('discontinueRct', { ...none, varicealBleeding: true }, true);
    expectValue('discontinueRct', { ...none, seriousAdverseEvent: true }, true);
    expectValue('discontinueRct', { ...none, progression: true }, true);
  });

  it('reads a censored value as an interval', () => {
    expectValue('discontinueRct', { ...none, bilirubin: umol(50, '>') }, true);
    expectOpen('discontinueRct', { ...none, bilirubin: umol(50, '>=') }, [false, true], ['bilirubin']);
    expectValue('discontinueRct', { ...none, ptProlongSec: { value: 4, comparator: '<=' } }, false);
  });
});
