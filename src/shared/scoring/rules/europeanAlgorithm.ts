import { code, truth } from '../engine/finite.ts';
import { defineRule } from '../engine/rule.ts';

export const europeanAlgorithm = defineRule({
  id: 'europeanAlgorithm',
  version: 1,
  label: 'European retreatment algorithm',
  citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188; the original paper is not verified',
  missingData: 'One step that says stop decides whatever the others are; going on needs all of them.',
  inputs: {
    severeEvent: truth('Severe event after the first TACE', 'course'),
    liverDysfunction: truth('Liver dysfunction after the first TACE', 'course'),
    response46w: code(['CR', 'PR', 'SD', 'PD'], 'Response at 4 to 6 weeks', 'course'),
    artGroup: code(['low', 'high'], 'ART group', 'course'),
  },
  decide: (x) => {
    const stops = [
      ...(x.severeEvent || x.liverDysfunction ? ['step_1'] : []),
      ...(x.response46w === 'PD' ? ['step_2'] : []),
      ...(x.artGroup === 'high' ? ['step_3'] : []),
    ];
    const notes = x.response46w === 'CR' ? [...stops, 'no_viable_target'] : stops;
    return { value: stops.length > 0 ? 'stop' : 'continue', notes };
  },
  steps: (x) => [
    `Severe event: ${x.severeEvent ? 'yes' : 'no'}`,
    `Liver dysfunction: ${x.liverDysfunction ? 'yes' : 'no'}`,
    `Response at 4 to 6 weeks: ${x.response46w}`,
    `ART group: ${x.artGroup}`,
  ],
});
