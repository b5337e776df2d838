import { baseline } from '#shared/codebook/entities/baseline.ts';
import { labPanel } from '#shared/codebook/entities/labPanel.ts';
import type { Cut } from './engine/cuts.ts';
import { code, grade, truth } from './engine/finite.ts';
import type { Context } from './engine/input.ts';
import { count, lab, measure, scale } from './engine/numeric.ts';

/** The inputs that several rules share. Hard ranges and units are those of the codebook. */

type Cuts = (context: Context) => readonly Cut[];
const fixedCuts =
  (cuts: readonly Cut[]): Cuts =>
  () =>
    cuts;

export const LABS = labPanel.fields;
export const BURDEN = baseline.fields;

export const ASCITES = ['none', 'mild', 'moderate_severe'] as const;
export const ENCEPHALOPATHY = ['none', 'grade1_2', 'grade3_4'] as const;
export const CHILD_PUGH_CLASSES = ['A', 'B', 'C'] as const;
export const BCLC_STAGES = ['0', 'A', 'B', 'C', 'D'] as const;
export type BclcStage = (typeof BCLC_STAGES)[number];
export type ChildPughClass = (typeof CHILD_PUGH_CLASSES)[number];

export const nTumours = (...cuts: readonly Cut[]) =>
  count(BURDEN.nTumours, { label: 'Number of tumours', cuts: fixedCuts(cuts) });
export const maxSizeMm = (...cuts: readonly Cut[]) =>
  measure(BURDEN.maxSizeMm, { label: 'Largest tumour', cuts: fixedCuts(cuts) });

export const bilirubin = (...cuts: readonly Cut[]) =>
  lab(LABS.bilirubin, { label: 'Bilirubin', cuts: fixedCuts(cuts) });
export const albumin = (...cuts: readonly Cut[]) =>
  lab(LABS.albumin, { label: 'Albumin', cuts: fixedCuts(cuts) });
export const afp = (...cuts: readonly Cut[]) => lab(LABS.afp, { label: 'AFP', cuts: fixedCuts(cuts) });
export const crp = (...cuts: readonly Cut[]) => lab(LABS.crp, { label: 'CRP', cuts: fixedCuts(cuts) });

export const mvi = truth('Vascular invasion');
export const ehs = truth('Extrahepatic spread');
export const ecog = grade([0, 1, 2, 3, 4], 'ECOG performance status');
export const childPughClass = code(CHILD_PUGH_CLASSES, 'Child-Pugh class');
export const ascites = code(ASCITES, 'Ascites');
export const encephalopathy = code(ENCEPHALOPATHY, 'Encephalopathy');

export const CHILD_PUGH_RANGE = { min: 5, max: 15 } as const;
export const childPughScore = (...cuts: readonly Cut[]) =>
  scale(CHILD_PUGH_RANGE, { label: 'Child-Pugh score', cuts: fixedCuts(cuts) });
