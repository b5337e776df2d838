import type { Config } from '#shared/model/config.ts';
import { code, truth } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import { defineRule } from '../engine/rule.ts';
import { maxSizeMm, nTumours } from '../inputs.ts';
import { albi, albiInputs, GRADE_2A_END, GRADE_2_MAX, malbiGradeOf } from './albi.ts';
import { isBeyond, sumCuts, upToSevenText } from './burden.ts';

const GROWTH_TYPES = [
  'single_nodular',
  'extranodular',
  'confluent_multinodular',
  'massive',
  'infiltrative',
] as const;

const cuts = sumCuts(7);
const inputs = {
  nTumours: nTumours(...cuts.n),
  maxSizeMm: maxSizeMm(...cuts.mm),
  bilobar: truth('Bilobar'),
  growthType: code(GROWTH_TYPES, 'Growth type'),
  ...albiInputs([GRADE_2A_END, GRADE_2_MAX]),
};
type X = Complete<typeof inputs>;

const isRefractoryBurden = (x: X): boolean => isBeyond(7, x.nTumours, x.maxSizeMm);
const isMalbi2b = (x: X): boolean => malbiGradeOf(albi(x.bilirubin, x.albumin)) === '2b';

/** Liver function at risk. As printed the limb lists two features; asking for both adds nothing to the first limb. */
function isDeteriorationLikely(x: X, config: Config): boolean {
  return config['unsuitable.limb2'] === 'both'
    ? isRefractoryBurden(x) && isMalbi2b(x)
    : isRefractoryBurden(x) || isMalbi2b(x);
}

const isUnlikelyToRespond = (x: X): boolean => x.growthType !== 'single_nodular';

export const appleUnsuitable = defineRule({
  id: 'appleUnsuitable',
  version: 1,
  label: 'TACE-unsuitable',
  citation:
    'PMC8237791, Table 10; taken to be Kudo et al., Liver Cancer 2021;10:181-223, doi 10.1159/000514174',
  missingData: 'One limb that holds decides; that none holds needs number, size and growth type.',
  inputs,
  decide: (x, config) => ({
    value: isRefractoryBurden(x) || isDeteriorationLikely(x, config) || isUnlikelyToRespond(x),
  }),
  steps: (x, config) => [
    upToSevenText(x.nTumours, x.maxSizeMm),
    ...(config['unsuitable.limb2'] === 'any' ? [`mALBI 2b: ${isMalbi2b(x) ? 'yes' : 'no'}`] : []),
    `Growth type unlikely to respond: ${isUnlikelyToRespond(x) ? 'yes' : 'no'}`,
  ],
  idle: (config) =>
    config['unsuitable.limb2'] === 'both' ? ['bilobar', 'bilirubin', 'albumin'] : ['bilobar'],
  jointTests: (x) => [isRefractoryBurden(x), isMalbi2b(x), isUnlikelyToRespond(x)].join(' '),
});
