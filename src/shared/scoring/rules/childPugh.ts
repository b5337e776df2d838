import { must } from '#shared/kernel/must.ts';
import type { Config } from '#shared/model/config.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { isAbove, isAtLeast } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { optional, truth } from '../engine/finite.ts';
import { lab, nativeLab } from '../engine/numeric.ts';
import { alternative } from '../engine/alternative.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { ascites, ASCITES, encephalopathy, ENCEPHALOPATHY, LABS, type ChildPughClass } from '../inputs.ts';

const ALBUMIN_HIGH = 35;
const INR_LOW = 1.7;
const PT_LOW = 4;
const PT_HIGH = 6;

/**
 * Bilirubin is banded in the unit of the laboratory: the bands of the two units are not conversions of each other
 * (3.0 mg/dL is 51.3 umol/L).
 */
function bilirubinBands(unit: string, config: Config): { readonly from: number; readonly to: number } {
  const isSi = unit === 'umol/L';
  if (config['cp.cholestatic']) return isSi ? { from: 68, to: 170 } : { from: 4, to: 10 };
  return isSi ? { from: 34, to: config['cp.biliHighSI'] } : { from: 2, to: 3 };
}

function bilirubinPoints(bilirubin: LabValue, config: Config): number {
  const { from, to } = bilirubinBands(bilirubin.unit, config);
  return banded(bilirubin.value, from, to);
}

/** 1 below `from`, 2 from `from` to `to` inclusive, 3 above. */
function banded(value: number, from: number, to: number): number {
  if (!isAtLeast(value, from)) return 1;
  return isAbove(value, to) ? 3 : 2;
}

function albuminPoints(albumin: number, config: Config): number {
  if (isAbove(albumin, ALBUMIN_HIGH)) return 1;
  return isAtLeast(albumin, config['cp.albuminLow']) ? 2 : 3;
}

const inrPoints = (inr: number, config: Config): number => banded(inr, INR_LOW, config['cp.inrHigh']);
const ptPoints = (seconds: number): number => banded(seconds, PT_LOW, PT_HIGH);

const inputs = {
  bilirubin: nativeLab(LABS.bilirubin, {
    label: 'Bilirubin',
    cuts: ({ config }, unit) => {
      const { from, to } = bilirubinBands(unit, config);
      return [atLeast(from), above(to)];
    },
  }),
  albumin: lab(LABS.albumin, {
    label: 'Albumin',
    cuts: ({ config }) => [above(ALBUMIN_HIGH), atLeast(config['cp.albuminLow'])],
  }),
  inr: alternative(
    lab(LABS.inr, { label: 'INR', cuts: ({ config }) => [atLeast(INR_LOW), above(config['cp.inrHigh'])] }),
  ),
  ptProlongSec: alternative(
    lab(LABS.ptProlongSec, {
      label: 'Prothrombin time prolongation',
      cuts: () => [atLeast(PT_LOW), above(PT_HIGH)],
    }),
  ),
  ascites,
  encephalopathy,
  onAnticoagulant: optional(truth('On an anticoagulant'), false),
};

const score: PointScore<typeof inputs> = {
  id: 'childPughScore',
  version: 1,
  label: 'Child-Pugh score',
  citation:
    'Child-Turcotte-Pugh table; bilirubin bands as published in each unit (MSD Manual; Gut guideline table)',
  missingData:
    'Every missing item is completed with 1 to 3 points. The score then stays open; the class is decided where every sum lies in it.',
  inputs,
  items: [
    { label: 'Bilirubin', points: (x, config) => bilirubinPoints(x.bilirubin, config) },
    { label: 'Albumin', points: (x, config) => albuminPoints(x.albumin, config) },
    {
      label: 'Coagulation',
      points: (x, config) =>
        x.inr === null
          ? ptPoints(must(x.ptProlongSec, 'a prothrombin time in place of INR'))
          : inrPoints(x.inr, config),
    },
    { label: 'Ascites', points: (x) => ASCITES.indexOf(x.ascites) + 1 },
    { label: 'Encephalopathy', points: (x) => ENCEPHALOPATHY.indexOf(x.encephalopathy) + 1 },
  ],
  excused: (given) => (given.inr || !given.ptProlongSec ? ['ptProlongSec'] : ['inr']),
  notes: (x, config) => {
    const discordant =
      x.inr !== null && x.ptProlongSec !== null && inrPoints(x.inr, config) !== ptPoints(x.ptProlongSec);
    return [
      ...(discordant ? ['inr_pt_discordant'] : []),
      ...(x.onAnticoagulant ? ['coagulation_item_unreliable'] : []),
    ];
  },
};

function childPughClassOf(total: number): ChildPughClass {
  if (total <= 6) return 'A';
  return total <= 9 ? 'B' : 'C';
}

export const childPughScore = defineTotal(score);
export const childPughClass = defineGroup(score, {
  id: 'childPughClass',
  label: 'Child-Pugh class',
  of: childPughClassOf,
});
