import { describe, expect, it } from 'vitest';
import { albiGradeOf, malbiGradeOf } from '#shared/scoring/rules/albi.ts';
import { ask, expectOpen, expectValue, gdl, gl, mgdl, umol, type Input } from './ask.ts';

function expectAlbi(input: Input, score: number, grade: number, modified: string): void {
  const outcome = ask('albiScore', input);
  expect(outcome.kind === 'decided' && outcome.value).toBeCloseTo(score, 4);
  expectValue('albiGrade', input, grade);
  expectValue('malbiGrade', input, modified);
}

describe('ALBI vectors', () => {
  it('AL-1', () => {
    expectAlbi({ bilirubin: umol(10), albumin: gl(40) }, -2.74, 1, '1');
  });
  it('AL-2', () => {
    expectAlbi({ bilirubin: mgdl(1), albumin: gdl(4) }, -2.5862, 2, '2a');
  });
  it('AL-3', () => {
    expectAlbi({ bilirubin: umol(12), albumin: gl(39) }, -2.6027, 1, '1');
  });
  it('AL-4', () => {
    expectAlbi({ bilirubin: umol(20), albumin: gl(35) }, -2.1163, 2, '2b');
  });
  it('AL-5', () => {
    expectAlbi({ bilirubin: umol(50), albumin: gl(28) }, -1.2587, 3, '3');
  });
  it('AL-6', () => {
    const scores = [-2.6, -2.5999, -2.2701, -2.27, -1.39, -1.3899];
    expect(scores.map(malbiGradeOf)).toEqual(['1', '2a', '2a', '2b', '2b', '3']);
    expect(scores.map(albiGradeOf)).toEqual([1, 2, 2, 2, 2, 3]);
  });
  it('AL-7', () => {
    expectOpen('albiScore', { bilirubin: umol(20) }, [], ['albumin']);
    expectOpen('albiGrade', { bilirubin: umol(20) }, [1, 2, 3], ['albumin']);
    expectOpen('malbiGrade', { bilirubin: umol(20) }, ['1', '2a', '2b', '3'], ['albumin']);
  });
});

describe('ALBI with incomplete values', () => {
  it('keeps every grade whatever the known value is', () => {
    expectOpen('albiGrade', { albumin: gl(64) }, [1, 2, 3], ['bilirubin']);
    expectOpen('albiGrade', { albumin: gl(11) }, [1, 2, 3], ['bilirubin']);
    expectOpen('malbiGrade', {}, ['1', '2a', '2b', '3'], ['albumin', 'bilirubin']);
  });

  it('grades a censored value when both ends agree, and never scores it', () => {
    const input = { bilirubin: umol(5, '<'), albumin: gl(40) };
    expectValue('albiGrade', input, 1);
    expectOpen('albiScore', input, [], ['bilirubin']);
    expectValue('albiGrade', { bilirubin: umol(50), albumin: gl(28, '<') }, 3);
  });

  it('keeps the grades of a censored value whose ends differ', () => {
    expectOpen('albiGrade', { bilirubin: umol(20, '<'), albumin: gl(35) }, [1, 2], ['bilirubin']);
    expectOpen('malbiGrade', { bilirubin: umol(20, '>'), albumin: gl(35) }, ['2b', '3'], ['bilirubin']);
    const both = { bilirubin: umol(20, '>'), albumin: gl(35, '<') };
    expectOpen('malbiGrade', both, ['2b', '3'], ['albumin', 'bilirubin']);
  });

  it('names both values when both are needed', () => {
    expectOpen('ezAlbi', {}, [], ['albumin', 'bilirubin']);
  });
});

describe('EZ-ALBI', () => {
  it('takes bilirubin in mg/dL and albumin in g/dL', () => {
    const outcome = ask('ezAlbi', { bilirubin: umol(17.1), albumin: gl(40) });
    expect(outcome.kind === 'decided' && outcome.value).toBeCloseTo(-35, 9);
  });
});
