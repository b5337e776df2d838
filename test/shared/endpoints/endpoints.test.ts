import { describe, expect, it } from 'vitest';
import { assessPatient } from '#shared/assessment/assess.ts';
import { toMonths } from '#shared/kernel/day.ts';
import { parseConfig } from '#shared/model/config.ts';
import { patientFrom } from '#test/support/records.ts';

type Fields = Readonly<Record<string, unknown>>;

const image = (date: string, mRECIST?: string): Fields => ({
  id: `i${date}`,
  date,
  modality: 'CT',
  adequate: true,
  ...(mRECIST === undefined ? {} : { response: { mRECIST } }),
});
const dead = (date: string): Fields => ({
  id: `f${date}`,
  visitDate: date,
  vitalStatus: 'dead',
  deathDate: date,
});
const alive = (date: string): Fields => ({ id: `f${date}`, visitDate: date, vitalStatus: 'alive' });

function endpointsOf(document: Fields, options: { asOf?: string; config?: Fields } = {}) {
  const parsed = parseConfig(options.config ?? {});
  if (!parsed.ok) throw new Error(parsed.error.message);
  return assessPatient(patientFrom(document), { asOf: options.asOf ?? null, config: parsed.value }).endpoints;
}
const from = (date: string) => [{ id: 's1', date }];

describe('endpoints', () => {
  it('EN-1: overall survival to death', () => {
    const { os } = endpointsOf({ taceSessions: from('2020-01-15'), followUps: [dead('2021-07-01')] });
    expect(os).toMatchObject({ days: 533, event: true, origin: 'firstTace', reason: 'death' });
    expect(toMonths('days' in os ? os.days : NaN).toFixed(2)).toBe('17.51');
  });

  it.each([
    ['2020', 2],
    ['2019', 1],
  ])('EN-2: the end of February of %s', (year, days) => {
    const { os } = endpointsOf({ taceSessions: from(`${year}-02-28`), followUps: [dead(`${year}-03-01`)] });
    expect(os).toMatchObject({ days, event: true });
  });

  it('EN-3: progression before death', () => {
    const { os, pfs, ttp } = endpointsOf({
      taceSessions: from('2020-01-10'),
      imaging: [image('2020-02-20', 'PR'), image('2020-05-10', 'SD'), image('2020-08-15', 'PD')],
      followUps: [dead('2021-02-01')],
    });
    expect(os).toMatchObject({ days: 388, event: true });
    expect(pfs).toMatchObject({ days: 218, event: true, reason: 'progression' });
    expect(ttp).toMatchObject({ days: 218, event: true, reason: 'progression' });
  });

  it('EN-4: death without progression', () => {
    const { os, pfs, ttp } = endpointsOf({
      taceSessions: from('2020-01-10'),
      imaging: [image('2020-05-10', 'SD')],
      followUps: [dead('2020-07-01')],
    });
    expect(os).toMatchObject({ days: 173, event: true });
    expect(pfs).toMatchObject({ days: 173, event: true, reason: 'death' });
    expect(ttp).toMatchObject({ days: 121, event: false, reason: 'last-assessment' });
  });

  it('EN-5: alive without any image', () => {
    const { os, pfs, ttp } = endpointsOf({
      taceSessions: from('2020-01-10'),
      followUps: [alive('2020-12-01')],
    });
    expect(os).toMatchObject({ days: 326, event: false, reason: 'last-alive' });
    expect(pfs).toMatchObject({ days: 0, event: false, notes: ['no_assessment'] });
    expect(ttp).toMatchObject({ days: 0, event: false });
  });

  it('excludes what cannot be computed, with the reason', () => {
    expect(endpointsOf({}).os).toMatchObject({ excluded: 'no-tace' });
    expect(endpointsOf({}).timeOnSystemic).toMatchObject({ excluded: 'no-systemic' });
    const origin = { taceSessions: from('2020-01-10') };
    expect(endpointsOf(origin).os).toMatchObject({ excluded: 'no-vital-status' });
    const undated = { id: 'f', visitDate: '2020-05-01', vitalStatus: 'dead', deathDate: '2020' };
    expect(endpointsOf({ ...origin, followUps: [undated] }).os).toMatchObject({
      excluded: 'unknown-death-date',
    });
    expect(endpointsOf({ ...origin, followUps: [dead('2020-01-01')] }).os).toMatchObject({
      excluded: 'negative-time',
    });
  });

  it('does not take an image without a category, or not evaluable, for an assessment', () => {
    const { pfs } = endpointsOf({
      taceSessions: from('2020-01-10'),
      imaging: [image('2020-02-20', 'SD'), image('2020-05-10'), image('2020-06-10', 'NE')],
      followUps: [alive('2020-12-01')],
    });
    expect(pfs).toMatchObject({ days: 41, event: false });
  });

  it('censors at the last assessment before a new therapy, or counts on', () => {
    const document = {
      taceSessions: from('2020-01-10'),
      imaging: [image('2020-02-20', 'SD'), image('2020-08-15', 'PD')],
      systemicCourses: [{ id: 'y', startDate: '2020-04-01', regimenCode: 'sorafenib' }],
      followUps: [dead('2021-02-01')],
    };
    const censored = endpointsOf(document);
    expect(censored.pfs).toMatchObject({ days: 41, event: false, reason: 'new-therapy' });
    expect(censored.os).toMatchObject({ days: 388, event: true });
    expect(endpointsOf(document, { config: { newTherapy: 'ignore' } }).ttp).toMatchObject({
      days: 218,
      event: true,
    });
  });

  it('censors at transplant where asked to', () => {
    const document = {
      taceSessions: from('2020-01-10'),
      otherTreatments: [{ id: 'o', type: 'transplant', date: '2020-06-10' }],
      followUps: [dead('2021-02-01')],
    };
    expect(endpointsOf(document).os).toMatchObject({ days: 388, event: true });
    expect(endpointsOf(document, { config: { transplant: 'censor' } }).os).toMatchObject({
      days: 152,
      event: false,
      reason: 'transplant',
    });
  });

  it('reads a later death as life at the data cut', () => {
    const visit = { id: 'f', visitDate: '2020-06-01', vitalStatus: 'dead', deathDate: '2021-02-01' };
    const document = { taceSessions: from('2020-01-10'), followUps: [visit] };
    const atCut = { days: 356, event: false, reason: 'last-alive' };
    expect(endpointsOf(document, { asOf: '2020-12-31' }).os).toMatchObject(atCut);
    const stated = { ...visit, vitalStatus: 'alive', deathDate: null, lastKnownAlive: '2021-01-15' };
    expect(endpointsOf({ ...document, followUps: [stated] }, { asOf: '2020-12-31' }).os).toMatchObject(atCut);
  });
});

describe('time to Child-Pugh B', () => {
  const panel = (date: string, bilirubin: number): Fields => ({
    labs: [{ id: `l${date}`, date, bilirubin, albumin: 38, inr: 1.1 }],
    clinicalStatus: [{ id: `c${date}`, date, ascites: 'none', encephalopathy: 'none' }],
  });
  const withPanels = (...panels: readonly (readonly [string, number])[]): Fields => {
    const all = panels.map(([date, bilirubin]) => panel(date, bilirubin));
    return {
      taceSessions: from('2020-01-10'),
      labs: all.flatMap((each) => each['labs']),
      clinicalStatus: all.flatMap((each) => each['clinicalStatus']),
    };
  };

  it('takes the first panel of class B outside two weeks after a session', () => {
    const document = withPanels(
      ['2020-01-08', 20],
      ['2020-01-20', 60],
      ['2020-02-20', 60],
      ['2020-05-01', 20],
    );
    expect(endpointsOf(document).timeToChildPughB).toMatchObject({
      days: 41,
      event: true,
      reason: 'child-pugh-b',
    });
    expect(endpointsOf(document, { config: { 'cpb.confirm': true } }).timeToChildPughB).toMatchObject({
      days: 112,
      event: false,
      reason: 'last-assessment',
    });
  });

  it('follows patients of class A only', () => {
    expect(endpointsOf(withPanels(['2020-01-08', 60])).timeToChildPughB).toMatchObject({
      excluded: 'baseline-not-class-a',
    });
    expect(endpointsOf({ taceSessions: from('2020-01-10') }).timeToChildPughB).toMatchObject({
      excluded: 'not-evaluable',
    });
  });
});

describe('time on systemic therapy', () => {
  const start = { id: 'y', startDate: '2020-04-01', regimenCode: 'lenvatinib' };

  it.each([
    ['stopped', { stopDate: '2020-05-01', stopReason: 'adverse_event' }, [], { days: 30, event: true }],
    ['ongoing at the data cut', { stopReason: 'ongoing' }, [], { days: 91, event: false }],
    ['ended by death', {}, [dead('2020-06-01')], { days: 61, event: true }],
    ['stopped on a day nobody knows', { stopReason: 'progression' }, [], { excluded: 'not-evaluable' }],
  ])('%s', (_, stop, followUps, expected) => {
    const document = {
      taceSessions: from('2020-01-10'),
      systemicCourses: [{ ...start, ...stop }],
      followUps,
    };
    expect(endpointsOf(document, { asOf: '2020-07-01' }).timeOnSystemic).toMatchObject(expected);
  });
});
