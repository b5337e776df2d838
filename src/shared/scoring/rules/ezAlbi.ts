import { unitFactor } from '#shared/kernel/units.ts';
import { defineRule } from '../engine/rule.ts';
import { continuousLabs } from './albi.ts';

const UMOL_PER_MG_DL = unitFactor('bilirubin', 'mg/dL') ?? 1;
const G_PER_L_PER_G_DL = unitFactor('albumin', 'g/dL') ?? 1;

/** Bilirubin in mg/dL minus nine times albumin in g/dL, from canonical units. */
function ez(bilirubin: number, albumin: number): number {
  return bilirubin / UMOL_PER_MG_DL - (9 * albumin) / G_PER_L_PER_G_DL;
}

export const ezAlbi = defineRule({
  id: 'ezAlbi',
  version: 1,
  label: 'EZ-ALBI score',
  citation: 'PMC7768152 (abstract); the grade limits are not verified and not given',
  missingData: 'The score needs both exact values.',
  inputs: continuousLabs,
  decide: (x) => ({ value: ez(x.bilirubin, x.albumin) }),
  steps: (x) => [`Bilirubin in mg/dL - 9 albumin in g/dL = ${ez(x.bilirubin, x.albumin).toFixed(3)}`],
});
