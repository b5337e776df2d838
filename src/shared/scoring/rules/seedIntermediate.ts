import type { Config } from '#shared/model/config.ts';
import { above, atLeast } from '../engine/cuts.ts';
import { truth } from '../engine/finite.ts';
import type { Complete } from '../engine/input.ts';
import { measure } from '../engine/numeric.ts';
import { defineRule } from '../engine/rule.ts';
import { BURDEN } from '../inputs.ts';
import { bclcInputs } from './bclc.ts';
import { isCountAtLeast, isLarge } from './burden.ts';

const inputs = {
  ...bclcInputs,
  maxSizeMm: measure(BURDEN.maxSizeMm, {
    label: 'Largest tumour',
    cuts: ({ config }) => [above(50), atLeast(config['seed.largeMm'])],
  }),
  unresectable: truth('Unresectable'),
};
type X = Complete<typeof inputs>;

interface Condition {
  readonly text: string;
  readonly holds: boolean;
}

const needed = (x: X, config: Config): readonly Condition[] => [
  { text: 'No vascular invasion', holds: !x.mvi },
  { text: 'No extrahepatic spread', holds: !x.ehs },
  { text: 'Child-Pugh A or B', holds: x.childPughClass !== 'C' },
  { text: 'Good performance status', holds: x.ecog <= config['seed.goodPS'] },
];

const anyOf = (x: X, config: Config): readonly Condition[] => [
  { text: 'Large', holds: isLarge(x.maxSizeMm, config['seed.largeMm']) },
  { text: 'Unresectable', holds: x.unresectable },
  { text: 'Multinodular', holds: isCountAtLeast(x.nTumours, 2) },
];

export const seedIntermediate = defineRule({
  id: 'seedIntermediate',
  version: 1,
  label: 'Intermediate stage of the review',
  citation:
    'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188; limits of size and performance are choices',
  missingData:
    'Decided where every completion is on the same side. Reported beside BCLC, never in its place.',
  inputs,
  decide: (x, config) => ({
    value: needed(x, config).every((c) => c.holds) && anyOf(x, config).some((c) => c.holds),
  }),
  steps: (x, config) =>
    [...needed(x, config), ...anyOf(x, config)].map((c) => `${c.text}: ${c.holds ? 'yes' : 'no'}`),
});
