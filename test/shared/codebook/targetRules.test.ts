import { describe, expect, it } from 'vitest';
import { parsePatientDocument } from '#shared/codebook/document.ts';

interface Lesion {
  lesionNo: number;
  isTarget?: boolean;
  organ?: string;
  kind?: string;
  longestMm?: number;
  shortAxisMm?: number;
}

const target = (lesionNo: number, organ: string, more: Partial<Lesion> = {}): Lesion => ({
  lesionNo,
  isTarget: true,
  organ,
  longestMm: 20,
  ...more,
});

function refusals(...images: (readonly [string, readonly Lesion[]])[]): readonly string[] {
  const imaging = images.map(([date, lesions]) => ({ date, lesions }));
  const parsed = parsePatientDocument({ studyId: 'P1', imaging }, 'p');
  return parsed.ok ? [] : parsed.error.map(({ code, path }) => `${code} ${path}`);
}

describe('target rules', () => {
  it('takes five targets, two per organ', () => {
    const five = [
      target(1, 'liver'),
      target(2, 'liver'),
      target(3, 'lung'),
      target(4, 'lung'),
      target(5, 'bone'),
    ];
    expect(refusals(['2021-01-01', five])).toEqual([]);
    expect(refusals(['2021-01-01', [...five, target(6, 'node')]])).toEqual([
      'target-rule p.imaging[0].lesions',
    ]);
  });

  it('refuses a third target of an organ, however it is written', () => {
    const three = [target(1, 'liver'), target(2, 'Liver'), target(3, 'LIVER')];
    expect(refusals(['2021-01-01', three])).toEqual(['target-rule p.imaging[0].lesions']);
  });

  it('wants 10 mm of a lesion and 15 mm short axis of a node where they become targets', () => {
    expect(refusals(['2021-01-01', [target(1, 'liver', { longestMm: 10 })]])).toEqual([]);
    expect(refusals(['2021-01-01', [target(1, 'liver', { longestMm: 9.9 })]])).toHaveLength(1);
    const node = (shortAxisMm: number): Lesion => target(1, 'node', { kind: 'node', shortAxisMm });
    expect(refusals(['2021-01-01', [node(15)]])).toEqual([]);
    expect(refusals(['2021-01-01', [node(14.9)]])).toEqual(['target-rule p.imaging[0].lesions[0]']);
  });

  it('lets a target shrink, in date order whatever the row order', () => {
    expect(
      refusals(['2021-03-01', [target(1, 'liver', { longestMm: 4 })]], ['2021-01-01', [target(1, 'liver')]]),
    ).toEqual([]);
  });

  it('refuses that a target stops being one, not that it was left out', () => {
    const first = ['2021-01-01', [target(1, 'liver')]] as const;
    expect(refusals(first, ['2021-03-01', [target(1, 'liver', { isTarget: false })]])).toEqual([
      'target-rule p.imaging[1].lesions[0].isTarget',
    ]);
    expect(refusals(first, ['2021-03-01', []])).toEqual([]);
  });
});
