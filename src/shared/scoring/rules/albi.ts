import { isAbove, isAtLeast } from '../engine/compare.ts';
import { around, type Cut } from '../engine/cuts.ts';
import type { RuleDeclaration } from '../engine/declaration.ts';
import type { Context } from '../engine/input.ts';
import { lab, labEdges, labEnds } from '../engine/numeric.ts';
import { defineRule } from '../engine/rule.ts';
import { LABS } from '../inputs.ts';

const BILIRUBIN_WEIGHT = 0.66;
const ALBUMIN_WEIGHT = 0.085;
export const GRADE_1_MAX = -2.6;
export const GRADE_2A_END = -2.27;
export const GRADE_2_MAX = -1.39;

/** The linear predictor of Johnson et al. 2015; bilirubin in umol/L, albumin in g/L. Lower is better. */
export function albi(bilirubin: number, albumin: number): number {
  return BILIRUBIN_WEIGHT * Math.log10(bilirubin) - ALBUMIN_WEIGHT * albumin;
}

/** Grade of an unrounded score. */
export function albiGradeOf(score: number): 1 | 2 | 3 {
  if (!isAbove(score, GRADE_1_MAX)) return 1;
  return isAbove(score, GRADE_2_MAX) ? 3 : 2;
}

/** Modified grade of an unrounded score: grade 2 divided at -2.27. */
export function malbiGradeOf(score: number): '1' | '2a' | '2b' | '3' {
  const grade = albiGradeOf(score);
  if (grade === 2) return isAtLeast(score, GRADE_2A_END) ? '2b' : '2a';
  return grade === 1 ? '1' : '3';
}

/**
 * Inputs of a test on the ALBI score. Where one value moves, the thresholds of the other move with it; taking them
 * at the ends of what is known meets every grade that some pair can have, because the score is monotone in both.
 */
export function albiInputs(thresholds: readonly number[]) {
  const bilirubinCuts = ({ given }: Context): readonly Cut[] => [
    ...labEdges(LABS.bilirubin, given['bilirubin']),
    ...labEnds(LABS.albumin, given['albumin']).flatMap((albumin) =>
      thresholds.flatMap((t) => around(10 ** ((t + ALBUMIN_WEIGHT * albumin) / BILIRUBIN_WEIGHT))),
    ),
  ];
  const albuminCuts = ({ given }: Context): readonly Cut[] => [
    ...labEdges(LABS.albumin, given['albumin']),
    ...labEnds(LABS.bilirubin, given['bilirubin']).flatMap((bilirubin) =>
      thresholds.flatMap((t) => around((BILIRUBIN_WEIGHT * Math.log10(bilirubin) - t) / ALBUMIN_WEIGHT)),
    ),
  ];
  return {
    bilirubin: lab(LABS.bilirubin, { label: 'Bilirubin', cuts: bilirubinCuts }),
    albumin: lab(LABS.albumin, { label: 'Albumin', cuts: albuminCuts }),
  };
}

export const continuousLabs = {
  bilirubin: lab(LABS.bilirubin, { label: 'Bilirubin', continuous: true }),
  albumin: lab(LABS.albumin, { label: 'Albumin', continuous: true }),
};

const GRADE_BANDS = { 1: 'at most -2.60', 2: 'above -2.60, at most -1.39', 3: 'above -1.39' } as const;
const MALBI_BANDS = {
  '1': GRADE_BANDS[1],
  '2a': 'above -2.60, below -2.27',
  '2b': 'from -2.27 to -1.39',
  '3': GRADE_BANDS[3],
} as const;

const gradeInputs = albiInputs([GRADE_1_MAX, GRADE_2A_END, GRADE_2_MAX]);
const gradeMissing =
  'With a missing value every grade stays possible. A censored value gives a grade when all values it allows do.';
const citation =
  'Johnson et al., J Clin Oncol 2015;33:550-558; grades: Hiraoka et al., Liver Cancer 2017;6:204-215';

export const albiScore = defineRule({
  id: 'albiScore',
  version: 1,
  label: 'ALBI score',
  citation,
  missingData: 'The score needs both exact values.',
  inputs: continuousLabs,
  decide: (x) => ({ value: albi(x.bilirubin, x.albumin) }),
  steps: (x) => [`0.66 log10(bilirubin) - 0.085 albumin = ${albi(x.bilirubin, x.albumin).toFixed(3)}`],
});

const grading = {
  version: 1,
  missingData: gradeMissing,
  inputs: gradeInputs,
} satisfies Partial<RuleDeclaration<typeof gradeInputs, string>>;

export const albiGrade = defineRule({
  ...grading,
  id: 'albiGrade',
  label: 'ALBI grade',
  citation,
  decide: (x) => ({ value: albiGradeOf(albi(x.bilirubin, x.albumin)) }),
  jointTests: (x) => albiGradeOf(albi(x.bilirubin, x.albumin)),
  steps: (x) => [`ALBI score ${GRADE_BANDS[albiGradeOf(albi(x.bilirubin, x.albumin))]}`],
});

export const malbiGrade = defineRule({
  ...grading,
  id: 'malbiGrade',
  label: 'Modified ALBI grade',
  citation: `${citation}; division of grade 2 at -2.27: expert knowledge`,
  decide: (x) => ({ value: malbiGradeOf(albi(x.bilirubin, x.albumin)) }),
  jointTests: (x) => malbiGradeOf(albi(x.bilirubin, x.albumin)),
  steps: (x) => [`ALBI score ${MALBI_BANDS[malbiGradeOf(albi(x.bilirubin, x.albumin))]}`],
});
