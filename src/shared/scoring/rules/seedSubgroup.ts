import type { Config } from '#shared/model/config.ts';
import { isAbove } from '../engine/compare.ts';
import { above, atLeast } from '../engine/cuts.ts';
import type { Verdict } from '../engine/declaration.ts';
import { truth } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import { alternative } from '../engine/alternative.ts';
import type { Count } from '../engine/numeric.ts';
import { defineRule } from '../engine/rule.ts';
import { maxSizeMm, nTumours } from '../inputs.ts';
import { appleLimb } from './appleIntermediate.ts';
import { bclcInputs, bclcStage } from './bclc.ts';
import { isCountAtLeast } from './burden.ts';

type Subgroup = '1' | '2' | '3' | '4' | 'unclassified';
const GOOD_RESPONSE: Readonly<Record<Exclude<Subgroup, 'unclassified'>, boolean>> = {
  '1': true,
  '2': true,
  '3': false,
  '4': false,
};

const inputs = {
  ...bclcInputs,
  nTumours: nTumours(atLeast(2), atLeast(4), atLeast(6), atLeast(7)),
  maxSizeMm: maxSizeMm(above(20), above(30), above(50), atLeast(50), above(60)),
  response: alternative(truth('Objective response to the first course', 'course')),
};
type X = Complete<typeof inputs>;

/**
 * The group by number and size of an intermediate burden, in which up to 30 mm means at least four nodules. Six
 * nodules over 30 mm fall between the printed groups.
 */
function subgroupOf(n: Count, mm: number, config: Config): Subgroup {
  if (isCountAtLeast(n, 7)) return '3';
  if (!isAbove(mm, 30)) return '1';
  if (isCountAtLeast(n, 6) && !config['kudo4.sixAsUnder6']) return 'unclassified';
  return isAbove(mm, 60) ? '4' : '2';
}

function decide(x: X, config: Config): Verdict<Subgroup> {
  if (appleLimb(x) === null) return { notApplicable: 'not_intermediate' };
  const group = subgroupOf(x.nTumours, x.maxSizeMm, config);
  if (group === 'unclassified') return { value: group, notes: ['gap_six_nodules_over_30mm'] };
  if (x.response === null) return { value: group };
  if (x.response === GOOD_RESPONSE[group]) return { value: group, notes: ['response_as_expected'] };
  const required = config['kudo4.response'] === 'required';
  return { value: required ? 'unclassified' : group, notes: ['response_discordant'] };
}

export const seedSubgroup = defineRule({
  id: 'seedSubgroup',
  version: 1,
  label: 'Subgroup of intermediate stage (review)',
  citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188, four subgroups as given there',
  missingData:
    'Seven nodules decide group 3 without a size. Unclassified is a group of its own, never folded into a neighbour.',
  inputs,
  decide,
  steps: (x, config) => {
    const { stage, because } = bclcStage(x);
    return [
      `BCLC ${stage}: ${because}`,
      `By number and size: ${subgroupOf(x.nTumours, x.maxSizeMm, config)}`,
    ];
  },
  excused: (_given, config) => (config['kudo4.response'] === 'label' ? ['response'] : []),
});
