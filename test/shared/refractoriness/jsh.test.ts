import { describe, expect, it } from 'vitest';
import { baseSet, criterion, judge } from './vectors.ts';

const viable = (first: number, second: number) => ({
  i1: { viablePctTreated: first },
  i2: { viablePctTreated: second },
});

describe('JSH 2014', () => {
  it('JS-A: insufficient after two courses', () => {
    const result = judge('JSH2014', baseSet(viable(70, 60)));
    expect(result).toMatchObject({
      status: 'met',
      dateFirstMet: '2021-04-25',
      firedOnThatDate: ['J1'],
      evidenceSessionIds: ['S1', 'S2'],
      afterCourseNumber: 2,
      dateMayBeEarlier: true,
      insufficientExposure: false,
    });
    expect(criterion(result, 'J3')).toMatchObject({ status: 'U', missing: ['afp', 'pivka2'] });
    expect(criterion(result, 'J1')?.imagingIds).toEqual(['I1', 'I2']);
  });

  it('JS-B: exactly half is sufficient', () => {
    const result = judge('JSH2014', baseSet({ ...viable(70, 50), afp: [100, 60, 40] }));
    expect(result).toMatchObject({ status: 'not_met', dateFirstMet: null, firedOnThatDate: [] });
  });

  it('JS-C: change of agent and of feeders unknown, and the rule that ignores them', () => {
    const document = baseSet({
      ...viable(70, 60),
      s2: { agentChanged: null, feederReanalysed: null },
      afp: [100, 60, 40],
    });
    const result = judge('JSH2014', document);
    expect(result.status).toBe('indeterminate');
    expect(criterion(result, 'J1')?.missing).toEqual(['agentChanged', 'feederReanalysed']);
    expect(judge('JSH2014_ignore', document)).toMatchObject({ status: 'met', dateFirstMet: '2021-04-25' });
    const both = judge('JSH2014', baseSet({ ...viable(70, 60), afp: [100, 60, 40] }), {
      'jsh.agentRule': 'both',
    });
    expect(both.status).toBe('not_met');
  });

  it('JS-D: vascular invasion needs one course only', () => {
    const result = judge('JSH2014', baseSet({ s2: null, i1: { mvi: true, viablePctTreated: 30 } }));
    expect(result).toMatchObject({
      status: 'met',
      dateFirstMet: '2021-02-20',
      firedOnThatDate: ['J4'],
      evidenceSessionIds: ['S1'],
      afterCourseNumber: 1,
      dateMayBeEarlier: false,
    });
  });

  it('JS-E: invasion of the baseline does not appear', () => {
    const result = judge('JSH2014', baseSet({ s2: null, i0: { mvi: true }, i1: { mvi: true } }));
    expect(result.status).toBe('not_met');
    expect(criterion(result, 'J4')).toMatchObject({ status: 'F', notes: ['present_at_baseline'] });
  });

  it.each([
    ['JS-F', [200, 190, 260], 'met'],
    ['JS-F2: all limits exactly reached', [200, 180, 240], 'met'],
    ['JS-G', [200, 170, 260], 'not_met'],
  ])('%s', (_, afp, status) => {
    const result = judge('JSH2014', baseSet({ ...viable(30, 20), afp }));
    expect(result.status).toBe(status);
    if (status === 'met') {
      expect(result).toMatchObject({ dateFirstMet: '2021-04-25', firedOnThatDate: ['J3'] });
      expect(criterion(result, 'J3')?.labIds).toEqual(['L0', 'L1', 'L2']);
    }
  });

  it('JS-H: no image within the window of the first course', () => {
    const result = judge('JSH2014', {
      taceSessions: [
        { id: 'S1', date: '2021-01-10' },
        { id: 'S2', date: '2021-06-01', agentChanged: true, feederReanalysed: false },
      ],
      imaging: [
        { id: 'I0', date: '2021-01-05', modality: 'CT', adequate: true, mvi: false, ehs: false },
        ...['2021-05-10', '2021-07-10'].map((date, index) => ({
          id: `I${index + 1}`,
          date,
          modality: 'CT',
          adequate: true,
          mvi: false,
          ehs: false,
          newIntrahepaticLesion: false,
          viablePctTreated: 80,
        })),
      ],
      labs: [
        ['2021-01-09', 100],
        ['2021-02-20', 40],
        ['2021-05-25', 30],
        ['2021-07-10', 20],
      ].map(([date, afp], index) => ({ id: `L${index}`, date, afp })),
    });
    expect(result.status).toBe('indeterminate');
    expect(result.criteria.map(({ code, status }) => `${code}${status}`)).toEqual([
      'J1U',
      'J2F',
      'J3F',
      'J4F',
      'J5F',
    ]);
  });

  it('JS-I: new lesions after both courses, or after one', () => {
    const both = baseSet({
      i1: { viablePctTreated: 10, newIntrahepaticLesion: true },
      i2: { viablePctTreated: 10, newIntrahepaticLesion: true },
      afp: [10, 9, 8],
    });
    expect(judge('JSH2014', both)).toMatchObject({
      status: 'met',
      dateFirstMet: '2021-04-25',
      firedOnThatDate: ['J2'],
    });
    const once = baseSet({
      i1: { viablePctTreated: 10, newIntrahepaticLesion: true },
      i2: { viablePctTreated: 10 },
      afp: [10, 9, 8],
    });
    expect(judge('JSH2014', once).status).toBe('not_met');
    expect(judge('JSH2014', once, { 'jsh.j2Consecutive': 1 })).toMatchObject({
      status: 'met',
      dateFirstMet: '2021-02-20',
      evidenceSessionIds: ['S1'],
    });
  });

  it('JS-J: a staged session completes the course before', () => {
    const result = judge('JSH2014', {
      taceSessions: [
        { id: 'S1', date: '2021-01-10' },
        { id: 'S1b', date: '2021-02-07', stagedWith: 'S1', agentChanged: true },
      ],
      imaging: ['2021-01-05', '2021-02-06', '2021-03-20'].map((date, index) => ({
        id: `I${index}`,
        date,
        modality: 'MRI',
        adequate: true,
        mvi: false,
        ehs: false,
        newIntrahepaticLesion: false,
        viablePctTreated: 80,
      })),
    });
    expect(result).toMatchObject({ status: 'not_met', insufficientExposure: true });
  });

  it('a rise in the number of viable tumours is an increase even where no new lesion is marked', () => {
    const document = baseSet({
      i0: { nViableLiver: 2 },
      i1: { newIntrahepaticLesion: null, nViableLiver: 3 },
      i2: { newIntrahepaticLesion: null, nViableLiver: 4 },
      afp: [10, 9, 8],
    });
    expect(judge('JSH2014', document)).toMatchObject({ status: 'met', firedOnThatDate: ['J2'] });
  });

  it('a value at the ceiling of the assay cannot show a rise', () => {
    const document = baseSet(viable(10, 10));
    const ceiling = { value: 60500, unit: 'ng/mL', comparator: '>' };
    const labs = ['2021-01-09', '2021-02-20', '2021-04-25'].map((date, i) => ({
      id: `L${i}`,
      date,
      afp: ceiling,
    }));
    expect(criterion(judge('JSH2014', { ...document, labs }), 'J3')?.status).toBe('U');
  });

  it('a first positive image without an earlier negative one is unknown', () => {
    const result = judge('JSH2014', baseSet({ s2: null, i0: { mvi: null }, i1: { mvi: true } }));
    expect(criterion(result, 'J4')).toMatchObject({ status: 'U', notes: ['baseline_not_assessed'] });
    const withRecord = baseSet({ s2: null, i0: { mvi: null }, i1: { mvi: true } });
    const known = judge('JSH2014', { ...withRecord, baseline: { mviVp: 0, mviVv: 0 } });
    expect(criterion(known, 'J4')?.status).toBe('T');
  });

  it('a technical failure is no course, and is noted', () => {
    const document = baseSet({ ...viable(70, 60), afp: [100, 60, 40] });
    const failed = {
      ...document,
      taceSessions: [
        { id: 'S1', date: '2021-01-10' },
        { id: 'S2', date: '2021-03-15', agentChanged: true, technicalSuccess: false },
      ],
    };
    const result = judge('JSH2014', failed);
    expect(result).toMatchObject({ status: 'not_met', insufficientExposure: true });
    expect(criterion(result, 'J1')?.notes).toContain('technical_failure_skipped');
  });

  it('marks the use of the tolerance, and takes nothing outside it', () => {
    const early = (date: string) =>
      judge('JSH2014', baseSet({ i1: { date, viablePctTreated: 70 }, i2: { viablePctTreated: 60 } }));
    expect(criterion(early('2021-01-31'), 'J1')).toMatchObject({
      status: 'T',
      notes: ['window_tolerance_used'],
    });
    expect(criterion(early('2021-01-30'), 'J1')?.status).toBe('U');
  });

  it('does not apply without a session', () => {
    expect(judge('JSH2014', {})).toMatchObject({ status: 'not_applicable', criteria: [] });
  });
});

describe('JSH 2010', () => {
  const lipiodol = (first: number, second: number) =>
    baseSet({ i1: { lipiodolPct: first }, i2: { lipiodolPct: second }, afp: [100, 60, 40] });

  it('asks for lipiodol in less than half of the tumour twice', () => {
    expect(judge('JSH2010', lipiodol(40, 49))).toMatchObject({ status: 'met', firedOnThatDate: ['J1'] });
    expect(judge('JSH2010', lipiodol(40, 50)).status).toBe('not_met');
  });

  it('cannot judge lipiodol after drug-eluting beads', () => {
    const beads = baseSet({
      s2: { technique: 'DEB-TACE' },
      i1: { lipiodolPct: 10 },
      i2: { lipiodolPct: 10 },
      afp: [100, 60, 40],
    });
    expect(criterion(judge('JSH2010', beads), 'J1')?.status).toBe('U');
  });
});
