import { atLeast } from '../engine/cuts.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { nTumours } from '../inputs.ts';
import { isCountAtLeast } from './burden.ts';
import { HAP_CITATION, HAP_MISSING, hapClassOf, hapInputs, hapItems } from './hap.ts';

const inputs = { ...hapInputs, nTumours: nTumours(atLeast(2)) };

const score: PointScore<typeof inputs> = {
  id: 'mhap2Score',
  version: 1,
  label: 'mHAP-II score',
  citation: HAP_CITATION,
  missingData: HAP_MISSING,
  inputs,
  items: [
    ...hapItems,
    { label: 'Two or more tumours', points: (x) => (isCountAtLeast(x.nTumours, 2) ? 1 : 0) },
  ],
};

export const mhap2Score = defineTotal(score);
export const mhap2Class = defineGroup(score, { id: 'mhap2Class', label: 'mHAP-II class', of: hapClassOf });
