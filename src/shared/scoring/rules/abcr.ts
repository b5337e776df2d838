import { isAbove, isAtLeast } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { code } from '../engine/finite.ts';
import { lab } from '../engine/numeric.ts';
import { defineGroup, defineTotal, type PointScore } from '../engine/pointScore.ts';
import { BCLC_STAGES, LABS, type BclcStage } from '../inputs.ts';
import { changeInputs, childPughChange } from './retreatment.ts';

const AFP_NG_ML = 200;
const STAGE_POINTS: Readonly<Record<BclcStage, number>> = { '0': 0, A: 0, B: 2, C: 3, D: 0 };

const inputs = {
  bclc: code(BCLC_STAGES, 'BCLC stage at baseline'),
  afp: lab(LABS.afp, {
    label: 'AFP at baseline',
    cuts: ({ config }) => [config['abcr.afpStrict'] ? above(AFP_NG_ML) : atLeast(AFP_NG_ML)],
  }),
  ...changeInputs,
};

const score: PointScore<typeof inputs> = {
  id: 'abcrScore',
  version: 1,
  label: 'ABCR score',
  citation:
    'Groups: Yang et al., J Clin Hepatol 2020;36:1980-1984, doi 10.3969/j.issn.1001-5256.2020.09.014; item points and AFP from 200 ng/mL: expert knowledge, consistent with the printed range',
  missingData:
    'Missing items are completed with every number of points they can have. The group is decided where all sums lie in it.',
  inputs,
  items: [
    { label: 'BCLC stage', points: (x) => STAGE_POINTS[x.bclc] },
    {
      label: 'AFP',
      points: (x, config) => {
        const isHigh = config['abcr.afpStrict'] ? isAbove(x.afp, AFP_NG_ML) : isAtLeast(x.afp, AFP_NG_ML);
        return isHigh ? 1 : 0;
      },
    },
    { label: 'Child-Pugh score risen by 2 or more', points: (x) => (childPughChange(x) >= 2 ? 2 : 0) },
    { label: 'Radiological response', points: (x) => (x.response ? -3 : 0) },
  ],
  scope: (x) => (x.bclc === '0' || x.bclc === 'D' ? 'bclc_0_or_d' : null),
};

function abcrGroupOf(total: number): '<=0' | '1-3' | '>=4' {
  if (total <= 0) return '<=0';
  return total <= 3 ? '1-3' : '>=4';
}

export const abcrScore = defineTotal(score);
export const abcrGroup = defineGroup(score, { id: 'abcrGroup', label: 'ABCR group', of: abcrGroupOf });
