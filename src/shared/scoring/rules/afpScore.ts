import { isAbove } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { afp, maxSizeMm, nTumours } from '../inputs.ts';
import { isCountAtLeast } from './burden.ts';

const inputs = {
  maxSizeMm: maxSizeMm(above(30), above(60)),
  nTumours: nTumours(atLeast(4)),
  afp: afp(above(100), above(1000)),
};

/** Points of the class above each limit that a value exceeds, the highest counting. */
function stepped(value: number, steps: readonly (readonly [limit: number, points: number])[]): number {
  return steps.reduce((points, [limit, next]) => (isAbove(value, limit) ? next : points), 0);
}

const score: PointScore<typeof inputs> = {
  id: 'afpScore',
  version: 1,
  label: 'AFP score (transplantation)',
  citation: 'Duvoux score: Hepatoma Res 2018;4:63, doi 10.20517/2394-5079.2018.62, Table 2',
  missingData:
    'Missing items are completed with every number of points; low or high is decided where all sums agree.',
  inputs,
  items: [
    {
      label: 'Size over 30 mm 1, over 60 mm 4',
      points: (x) =>
        stepped(x.maxSizeMm, [
          [30, 1],
          [60, 4],
        ]),
    },
    { label: 'Four or more tumours', points: (x) => (isCountAtLeast(x.nTumours, 4) ? 2 : 0) },
    {
      label: 'AFP over 100 ng/mL 2, over 1000 ng/mL 3',
      points: (x) =>
        stepped(x.afp, [
          [100, 2],
          [1000, 3],
        ]),
    },
  ],
};

export const afpScore = defineTotal(score);
export const afpClass = defineGroup(score, {
  id: 'afpClass',
  label: 'AFP score class',
  of: (total) => (total > 2 ? 'high' : 'low'),
});
