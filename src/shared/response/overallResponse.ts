import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Verdict } from '#shared/scoring/engine/declaration.ts';
import { code, truth } from '#shared/scoring/engine/finite.ts';
import type { Complete } from '#shared/scoring/engine/input.ts';
import { defineRule } from '#shared/scoring/engine/rule.ts';

const inputs = {
  target: code(['CR', 'PR', 'SD', 'PD', 'NE', 'none'], 'Target response', 'course'),
  nonTarget: code(['CR', 'nonCR_nonPD', 'PD', 'not_evaluated', 'none'], 'Non-target response', 'course'),
  newLesion: truth('New lesion', 'course'),
};
type X = Complete<typeof inputs>;

function withoutTarget(nonTarget: X['nonTarget']): Verdict<Response> {
  if (nonTarget === 'none') return { notApplicable: 'no_disease' };
  if (nonTarget === 'CR') return { value: 'CR' };
  return nonTarget === 'nonCR_nonPD' ? { value: 'SD', notes: ['non_target_only'] } : { value: 'NE' };
}

function decide(x: X): Verdict<Response> {
  if (x.newLesion || x.nonTarget === 'PD' || x.target === 'PD') return { value: 'PD' };
  if (x.target === 'none') return withoutTarget(x.nonTarget);
  if (x.target === 'CR') return { value: x.nonTarget === 'CR' || x.nonTarget === 'none' ? 'CR' : 'PR' };
  return { value: x.target };
}

export const overallResponse = defineRule({
  id: 'overallResponse',
  version: 1,
  label: 'Overall response',
  citation: 'RECIST 1.1 and mRECIST: Korean J Radiol 2022;23:1126-1240, doi 10.3348/kjr.2022.0822',
  missingData:
    'A new lesion or progression of either kind decides PD alone; otherwise every completion must agree.',
  inputs,
  decide,
  steps: (x) => [
    `Target: ${x.target}`,
    `Non-target: ${x.nonTarget.replaceAll('_', ' ')}`,
    x.newLesion ? 'New lesion' : 'No new lesion',
  ],
});
