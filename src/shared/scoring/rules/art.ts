import type { Config } from '#shared/model/config.ts';
import { isAbove, isAtLeast } from '../engine/compare.ts';
import { around } from '../engine/cuts.ts';
import { optional } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import { lab, labEdges, labEnds, whole } from '../engine/numeric.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { LABS } from '../inputs.ts';
import { changeInputs, childPughChange } from './retreatment.ts';

const HIGH_FROM = 2.5;

const inputs = {
  astBase: lab(LABS.ast, {
    label: 'AST at baseline',
    cuts: ({ given }) => [
      ...labEdges(LABS.ast, given['astBase']),
      ...labEnds(LABS.ast, given['astNow']).flatMap((now) => around(now / 1.25)),
    ],
    anchor: 'course',
  }),
  astNow: lab(LABS.ast, {
    label: 'AST now',
    cuts: ({ given }) => [
      ...labEdges(LABS.ast, given['astNow']),
      ...labEnds(LABS.ast, given['astBase']).flatMap((base) => around(1.25 * base)),
    ],
    anchor: 'course',
  }),
  ...changeInputs,
  daysSincePreviousCourse: optional(
    whole({ min: -36_600, max: 36_600 }, { label: 'Days since the previous course', anchor: 'course' }),
    null,
  ),
};
type X = Complete<typeof inputs>;

/** An increase of more than a quarter, exactly 25 % not included. */
const isAstRaised = (x: X): boolean => isAbove(4 * x.astNow, 5 * x.astBase);

function childPughPoints(change: number): number {
  if (change <= 0) return 0;
  return change === 1 ? 1.5 : 3;
}

function intervalNotes(x: X, config: Config): readonly string[] {
  if (x.daysSincePreviousCourse === null) return ['interval_unknown'];
  return x.daysSincePreviousCourse > config['art.maxIntervalDays'] ? ['outside_90_days'] : [];
}

const score: PointScore<typeof inputs> = {
  id: 'artScore',
  version: 1,
  label: 'ART score',
  citation:
    'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188; points as on the review page of oncologynurseadvisor.com. Weak external validation: Harrell C 0.572 (Kloeckner et al., J Vasc Interv Radiol 2017;28:94-102)',
  missingData:
    'Missing items are completed with every number of points they can have. The group is decided where all sums lie on one side of 2.5.',
  inputs,
  items: [
    { label: 'AST raised by more than 25 %', points: (x) => (isAstRaised(x) ? 4 : 0) },
    { label: 'Increase in Child-Pugh score', points: (x) => childPughPoints(childPughChange(x)) },
    { label: 'No radiological response', points: (x) => (x.response ? 0 : 1) },
  ],
  scope: (x) =>
    x.daysSincePreviousCourse !== null && x.daysSincePreviousCourse < 1 ? 'interval_below_one_day' : null,
  notes: intervalNotes,
};

const artGroupOf = (total: number): 'low' | 'high' => (isAtLeast(total, HIGH_FROM) ? 'high' : 'low');

export const artScore = defineTotal(score);
export const artGroup = defineGroup(score, { id: 'artGroup', label: 'ART group', of: artGroupOf });
