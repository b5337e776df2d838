import { imaging } from '#shared/codebook/entities/imaging.ts';
import { inRange } from '#shared/codebook/parseValue.ts';
import { must } from '#shared/kernel/must.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { alternative } from '#shared/scoring/engine/alternative.ts';
import { isAbove } from '#shared/scoring/engine/compare.ts';
import { above } from '#shared/scoring/engine/cuts.ts';
import { grade } from '#shared/scoring/engine/finite.ts';
import type { Complete, InputSpec } from '#shared/scoring/engine/input.ts';
import { measure } from '#shared/scoring/engine/numeric.ts';
import { defineRule } from '#shared/scoring/engine/rule.ts';

const LIMIT_PCT = 50;
const DIAMETER_MM = { min: 0, max: 300 } as const;
const DIAMETERS = ['wholeA', 'wholeB', 'viableA', 'viableB'] as const;

/** Two perpendicular diameters in mm of a treated lesion and of its viable part; `null` where not measured. */
export type LesionAreas = { readonly [K in (typeof DIAMETERS)[number]]: number | null };

/** Viable share in percent by products of diameters; `null` unless every lesion is measured in two dimensions. */
export function viablePctOf(lesions: readonly LesionAreas[]): number | null {
  let whole = 0;
  let viable = 0;
  for (const lesion of lesions) {
    const { wholeA, wholeB, viableA, viableB } = lesion;
    if (wholeA === null || wholeB === null || viableA === null || viableB === null) return null;
    whole += wholeA * wholeB;
    viable += viableA * viableB;
  }
  return whole > 0 ? (100 * viable) / whole : null;
}

const lesionsExpect = `a list of lesions with ${DIAMETERS.join(', ')} in mm, each up to ${DIAMETER_MM.max}`;

function parseLesion(raw: unknown): LesionAreas | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const given = raw as Readonly<Record<string, unknown>>;
  const isKnownKey = (key: string): boolean => DIAMETERS.some((name) => name === key);
  if (!Object.keys(given).every(isKnownKey)) return null;
  const read = (name: string): number | null | undefined => {
    const value = given[name] ?? null;
    if (value === null) return null;
    return typeof value === 'number' && inRange(value, DIAMETER_MM) ? value : undefined;
  };
  const [wholeA, wholeB, viableA, viableB] = DIAMETERS.map(read);
  if (wholeA === undefined || wholeB === undefined || viableA === undefined || viableB === undefined)
    return null;
  return { wholeA, wholeB, viableA, viableB };
}

const measuredLesions: InputSpec<readonly LesionAreas[], readonly LesionAreas[]> = {
  label: 'Perpendicular diameters of the treated lesions',
  expects: lesionsExpect,
  anchor: 'course',
  optional: false,
  continuous: false,
  parse: (raw) => {
    if (!Array.isArray(raw)) return fail(`expects ${lesionsExpect}`);
    const lesions = (raw as readonly unknown[]).map(parseLesion);
    const complete = lesions.filter((lesion) => lesion !== null);
    return complete.length === lesions.length ? ok(complete) : fail(`expects ${lesionsExpect}`);
  },
  candidates: (given) => [given ?? []],
};

const inputs = {
  viablePct: alternative(
    measure(imaging.fields.viablePctTreated, {
      label: 'Viable part of the treated tumour',
      cuts: () => [above(LIMIT_PCT)],
      anchor: 'course',
    }),
  ),
  te: alternative(grade([1, 2, 3, 4], 'RECICL treatment effect', 'course')),
  lesions: alternative(measuredLesions),
};
type X = Complete<typeof inputs>;

const isInsufficientGrade = (te: number): boolean => te <= 2;

/** Percentage first, then grade, then the share computed from two perpendicular diameters. */
function isInsufficient(x: X): boolean {
  if (x.viablePct !== null) return isAbove(x.viablePct, LIMIT_PCT);
  if (x.te !== null) return isInsufficientGrade(x.te);
  return isAbove(must(viablePctOf(x.lesions ?? []), 'lesions measured in two dimensions'), LIMIT_PCT);
}

export const jshInsufficient = defineRule({
  id: 'jshInsufficient',
  version: 1,
  label: 'Insufficient response of the treated tumour',
  citation:
    'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188 (viable part over 50 %); RECICL: Radiol Oncol 2018;52:353-364, Table 4',
  missingData:
    'The first source that is there is used: percentage, RECICL grade, lesions measured in two dimensions. One dimension is not enough.',
  inputs,
  decide: (x) => {
    const conflict =
      x.viablePct !== null && x.te !== null && isAbove(x.viablePct, LIMIT_PCT) !== isInsufficientGrade(x.te);
    return { value: isInsufficient(x), notes: conflict ? ['te_conflict'] : [] };
  },
  steps: (x) => [
    ...(x.viablePct === null ? [] : [`Viable part ${x.viablePct} %`]),
    ...(x.te === null ? [] : [`RECICL TE${x.te}`]),
  ],
  excused: (given) => {
    const measured = given.lesions ? viablePctOf(given.lesions) !== null : false;
    const replaced =
      given.viablePct === null || given.viablePct === undefined ? Boolean(given.te) || measured : false;
    return replaced ? ['viablePct', 'te', 'lesions'] : ['te', 'lesions'];
  },
});
