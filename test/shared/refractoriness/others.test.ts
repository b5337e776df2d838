import { describe, expect, it } from 'vitest';
import { explainRefractoriness } from '#shared/refractoriness/explain.ts';
import { baseSet, criterion, judge, type Variation } from './vectors.ts';

const onDemand = { onDemand: true };
const mRECIST = (category: string) => ({ response: { mRECIST: category } });

describe('EPOIHCC and Taiwanese criteria', () => {
  const after = (variation: Variation) =>
    baseSet({ ...variation, s1: onDemand, s2: onDemand, i1: mRECIST('PR') });

  it('EP-1: stable disease after the second on-demand course', () => {
    const document = after({ i2: mRECIST('SD') });
    expect(judge('EPOI2_after_nth', document)).toMatchObject({ status: 'met', dateFirstMet: '2021-04-25' });
    for (const name of ['EPOI3_after_nth', 'EPOI3_sessions_within'] as const) {
      expect(judge(name, document)).toMatchObject({ status: 'not_met', insufficientExposure: true });
    }
  });

  it('EP-2: response after the second', () => {
    const document = after({ i2: mRECIST('PR') });
    expect(judge('EPOI2_after_nth', document).status).toBe('not_met');
    expect(judge('EPOI2_sessions_within', document).status).toBe('not_met');
  });

  it('EP-3: the only image lies one day beyond six months', () => {
    const late = (date: string) => judge('EPOI2_after_nth', after({ i2: { ...mRECIST('SD'), date } })).status;
    expect(late('2021-09-15')).toBe('indeterminate');
    expect(late('2021-09-14')).toBe('met');
  });

  it('EP-4: three sessions within 183 days, or 184', () => {
    const third = (date: string, image: string) =>
      judge('EPOI3_sessions_within', {
        taceSessions: ['2021-01-10', '2021-03-15', date].map((day, i) => ({
          id: `S${i}`,
          date: day,
          ...onDemand,
        })),
        imaging: [{ id: 'I3', date: image, modality: 'CT', adequate: true, ...mRECIST('SD') }],
      }).status;
    expect(third('2021-07-12', '2021-08-21')).toBe('met');
    expect(third('2021-07-13', '2021-08-22')).toBe('not_met');
  });

  it('leaves the count open where the indication is unknown and matters', () => {
    const document = baseSet({ s1: onDemand, s2: { onDemand: null }, i1: mRECIST('PR'), i2: mRECIST('SD') });
    const result = judge('EPOI2_after_nth', document);
    expect(result.status).toBe('indeterminate');
    expect(criterion(result, 'failure')?.missing).toEqual(['onDemand']);
    const response = baseSet({ s1: onDemand, s2: { onDemand: null }, i1: mRECIST('PR'), i2: mRECIST('PR') });
    expect(judge('EPOI2_after_nth', response).status).toBe('not_met');
  });

  it('may ask for progression instead', () => {
    const document = after({ i2: mRECIST('SD') });
    expect(judge('EPOI2_after_nth', document, { 'epoi.failure': 'PD' }).status).toBe('not_met');
  });
});

describe('Bruix', () => {
  const progression = (more: Variation['more'] = {}) =>
    baseSet({ s2: null, i1: { ...mRECIST('PD'), newIntrahepaticLesion: true }, more });
  const liver = (bilirubin: number) => ({
    labs: [{ id: 'L1', date: '2021-02-22', bilirubin, albumin: 38, inr: 1.1 }],
    clinicalStatus: [
      { id: 'C1', date: '2021-02-22', ascites: 'none', encephalopathy: 'none', varicealBleeding: false },
    ],
  });

  it('BR-1: progression in the liver with Child-Pugh 7', () => {
    const result = judge('BRUIX', progression(liver(60)));
    expect(result).toMatchObject({ status: 'met', dateFirstMet: '2021-02-20', firedOnThatDate: ['U4'] });
  });

  it('BR-2: progression in the liver with Child-Pugh 6 and no decompensation', () => {
    expect(judge('BRUIX', progression(liver(40))).status).toBe('not_met');
  });

  it('BR-3: progression in the liver without Child-Pugh', () => {
    const result = judge('BRUIX', progression());
    expect(result.status).toBe('indeterminate');
    expect(criterion(result, 'U4')?.missing).toEqual(['childPughScore']);
  });

  it('BR-4: stable disease twice is a reason not to repeat, not untreatable progression', () => {
    const document = baseSet({ i1: mRECIST('SD'), i2: mRECIST('SD') });
    expect(judge('BRUIX', document).status).toBe('not_met');
    expect(judge('BRUIX_doNotRepeat', document)).toMatchObject({
      status: 'met',
      firedOnThatDate: ['U5'],
      dateFirstMet: '2021-04-25',
    });
  });

  it('takes massive involvement only where the baseline did not have it', () => {
    const massive = { massiveLiverInvolvement: true };
    expect(judge('BRUIX', baseSet({ s2: null, i1: massive })).firedOnThatDate).toEqual(['U1']);
    const before = judge('BRUIX', baseSet({ s2: null, i0: massive, i1: massive }));
    expect(criterion(before, 'U1')).toMatchObject({ status: 'F', notes: ['present_at_baseline'] });
  });
});

describe('TACTICS', () => {
  const lesion = (longestMm: number, perpMm: number) => ({
    lesions: [{ id: 'x', lesionNo: 1, kind: 'intrahepatic', longestMm, perpMm }],
  });
  const panel = (id: string, date: string, bilirubin: number, ascites: string) => ({
    labs: [{ id, date, bilirubin, albumin: 30, inr: 1.8 }],
    clinicalStatus: [{ id, date, ascites, encephalopathy: 'none' }],
  });

  it.each([
    ['TA-1: exactly a quarter', 50, 50, 'not_met'],
    ['TA-1: more than a quarter', 50.02, 50, 'met'],
  ])('%s', (_, longest, perpendicular, status) => {
    const document = baseSet({
      s2: null,
      i0: lesion(50, 40),
      i1: lesion(longest, perpendicular),
      more: panel('P1', '2021-02-20', 12, 'none'),
    });
    expect(judge('TACTICS', document).status).toBe(status);
  });

  it('tracks what the baseline measured, not lesions that are no targets', () => {
    const other = { lesionNo: 2, kind: 'intrahepatic', isTarget: false };
    const withOther = (longest: number, perpendicular: number, more = {}) => ({
      lesions: [...lesion(longest, perpendicular).lesions, { ...other, ...more }],
    });
    const grown = baseSet({ s2: null, i0: withOther(50, 40), i1: lesion(51, 50) });
    expect(criterion(judge('TACTICS', grown), 'a')?.status).toBe('T');
    const unsaid = baseSet({ s2: null, i0: withOther(50, 40, { isTarget: null }), i1: lesion(51, 50) });
    expect(criterion(judge('TACTICS', unsaid), 'a')?.status).toBe('U');
  });

  it('TA-2: a new nodule alone is no event', () => {
    const document = baseSet({
      s2: null,
      i0: lesion(50, 40),
      i1: { ...lesion(50, 40), newIntrahepaticLesion: true },
      more: panel('P1', '2021-02-20', 12, 'none'),
    });
    expect(judge('TACTICS', document).status).toBe('not_met');
  });

  it('TA-3: Child-Pugh C counts even when it passes', () => {
    const early = panel('P1', '2021-01-24', 60, 'mild');
    const late = panel('P2', '2021-02-21', 20, 'none');
    const result = judge(
      'TACTICS',
      baseSet({
        s2: null,
        more: {
          labs: [...late.labs, ...early.labs],
          clinicalStatus: [...late.clinicalStatus, ...early.clinicalStatus],
        },
      }),
    );
    expect(result).toMatchObject({ status: 'met', dateFirstMet: '2021-01-24', firedOnThatDate: ['d'] });
  });
});

describe('Korean survey', () => {
  it('counts recurrence within a month and insufficient necrosis from the third course', () => {
    const early = baseSet({
      s2: null,
      i1: { date: '2021-02-10', newIntrahepaticLesion: true, nViableLiver: 4 },
    });
    const result = judge('KOREA', early);
    expect(result).toMatchObject({ status: 'met', firedOnThatDate: ['K1'], dateFirstMet: '2021-02-10' });
    expect(criterion(result, 'K2')?.status).toBe('T');
    const quiet = baseSet({ s2: null, i1: { date: '2021-02-10', ...mRECIST('SD'), nViableLiver: 4 } });
    expect(judge('KOREA', quiet)).toMatchObject({ status: 'not_met', insufficientExposure: true });
  });

  it('does not read the absence of an image as the absence of recurrence', () => {
    expect(judge('KOREA', baseSet({ s2: null })).status).toBe('indeterminate');
  });
});

describe('explanation', () => {
  it('names the result and every criterion', () => {
    const text = explainRefractoriness(
      judge('JSH2014', baseSet({ i1: { viablePctTreated: 70 }, i2: { viablePctTreated: 60 } })),
    );
    expect(text[0]).toBe(
      'JSH 2014: met on 2021-04-25, after course 2; what is not known could make it earlier',
    );
    expect(text[3]).toBe('J3 Tumour markers continuously elevated: not known; missing: afp, pivka2');
    expect(text).toHaveLength(6);
  });
});
