import { isAbove } from '../engine/compare.ts';
import { above } from '../engine/cuts.ts';
import type { Complete } from '../engine/input.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { afp, maxSizeMm, nTumours } from '../inputs.ts';
import { albi, albiGradeOf, albiInputs, GRADE_1_MAX } from './albi.ts';
import { isBeyond, sumCuts } from './burden.ts';
import { hapClassOf } from './hap.ts';

const cuts = sumCuts(11);
const inputs = {
  ...albiInputs([GRADE_1_MAX]),
  afp: afp(above(200)),
  nTumours: nTumours(...cuts.n),
  maxSizeMm: maxSizeMm(...cuts.mm),
};

const isGradeOver1 = (x: Complete<typeof inputs>): boolean => albiGradeOf(albi(x.bilirubin, x.albumin)) > 1;

const score: PointScore<typeof inputs> = {
  id: 'albiTaeScore',
  version: 1,
  label: 'ALBI-TAE score',
  citation: 'Cancer Imaging 2023, doi 10.1186/s40644-023-00575-6, Table 1',
  missingData:
    'Missing items are completed with 0 and 1 point; the class is decided where every sum gives it.',
  inputs,
  items: [
    { label: 'ALBI grade 2 or 3', points: (x) => (isGradeOver1(x) ? 1 : 0) },
    { label: 'AFP over 200 ng/mL', points: (x) => (isAbove(x.afp, 200) ? 1 : 0) },
    { label: 'Beyond up-to-11', points: (x) => (isBeyond(11, x.nTumours, x.maxSizeMm) ? 1 : 0) },
  ],
};

export const albiTaeScore = defineTotal(score);
export const albiTaeClass = defineGroup(score, {
  id: 'albiTaeClass',
  label: 'ALBI-TAE class',
  of: hapClassOf,
});
