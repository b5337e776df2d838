import { truth } from '#shared/scoring/engine/finite.ts';
import { defineRule } from '#shared/scoring/engine/rule.ts';
import type { Complete } from '#shared/scoring/engine/input.ts';
import { ascites, childPughClass, encephalopathy } from '#shared/scoring/inputs.ts';

const inputs = {
  patientPreference: truth('Patient preference', 'course'),
  childPughClass,
  giBleeding: truth('Active gastrointestinal bleeding', 'course'),
  encephalopathy,
  ascites,
  mvi: truth('Vascular invasion', 'course'),
};
type X = Complete<typeof inputs>;

const CRITERIA: readonly { readonly label: string; readonly holds: (x: X) => boolean }[] = [
  { label: 'Patient preference', holds: (x) => x.patientPreference },
  { label: 'Child-Pugh C', holds: (x) => x.childPughClass === 'C' },
  { label: 'Active gastrointestinal bleeding', holds: (x) => x.giBleeding },
  { label: 'Encephalopathy', holds: (x) => x.encephalopathy !== 'none' },
  { label: 'Uncontrolled ascites', holds: (x) => x.ascites === 'moderate_severe' },
  { label: 'Vascular invasion', holds: (x) => x.mvi },
];

/** The discontinuation list that the review attributes to a systematic review; any one suffices. */
export const discontinueReview = defineRule({
  id: 'discontinueReview',
  version: 1,
  label: 'TACE discontinuation (systematic review)',
  citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188',
  missingData: 'One criterion that holds decides; that none holds is decided only when all six are known.',
  inputs,
  decide: (x) => ({ value: CRITERIA.some((criterion) => criterion.holds(x)) }),
  steps: (x) => CRITERIA.map(({ label, holds }) => `${label}: ${holds(x) ? 'yes' : 'no'}`),
});
