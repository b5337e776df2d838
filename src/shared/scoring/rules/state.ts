import { isAtLeast } from '../engine/compare.ts';
import { atLeast } from '../engine/cuts.ts';
import { lab } from '../engine/numeric.ts';
import { defineGroup, defineTotal, totalOf, type PointScore } from '../engine/pointScore.ts';
import { albumin, crp, LABS, maxSizeMm, nTumours } from '../inputs.ts';
import { isBeyond, sumCuts } from './burden.ts';

const PENALTY = 12;
const SUITABLE_FROM = 18;

const cuts = sumCuts(7);
const inputs = {
  albumin: lab(LABS.albumin, { label: 'Albumin', continuous: true }),
  nTumours: nTumours(...cuts.n),
  maxSizeMm: maxSizeMm(...cuts.mm),
  crp: crp(atLeast(10)),
};
const classInputs = {
  ...inputs,
  albumin: albumin(...[0, 1, 2].map((penalties) => atLeast(SUITABLE_FROM + penalties * PENALTY))),
};

const score: PointScore<typeof inputs> = {
  id: 'stateScore',
  version: 1,
  label: 'STATE score',
  citation:
    'Secondary source only: review page of oncologynurseadvisor.com, which later calls the score unreliable',
  missingData:
    'The score needs an exact albumin; a missing penalty leaves two sums. The class is decided where all agree.',
  inputs,
  items: [
    { label: 'Albumin in g/L', points: (x) => x.albumin },
    { label: 'Beyond up-to-seven', points: (x) => (isBeyond(7, x.nTumours, x.maxSizeMm) ? -PENALTY : 0) },
    { label: 'CRP from 10 mg/L', points: (x) => (isAtLeast(x.crp, 10) ? -PENALTY : 0) },
  ],
};

const classOf = (total: number): 'suitable' | 'unsuitable' =>
  isAtLeast(total, SUITABLE_FROM) ? 'suitable' : 'unsuitable';

export const stateScore = defineTotal(score);
/** An albumin known only by a bound is as good as exact where every value of it gives the same class. */
export const stateClass = defineGroup(
  { ...score, inputs: classInputs },
  {
    id: 'stateClass',
    label: 'STATE class',
    of: classOf,
    jointTests: (x, config) => classOf(totalOf(score, x, config)),
  },
);
