import { fail, ok } from '#shared/kernel/result.ts';
import { isAbove, isAtLeast } from '#shared/scoring/engine/compare.ts';
import { around, representatives, span, type Cut } from '#shared/scoring/engine/cuts.ts';
import type { Verdict } from '#shared/scoring/engine/declaration.ts';
import { optional, truth } from '#shared/scoring/engine/finite.ts';
import type { Complete, Context, InputSpec } from '#shared/scoring/engine/input.ts';
import { measure } from '#shared/scoring/engine/numeric.ts';
import { inRange } from '#shared/codebook/parseValue.ts';

/** What RECIST 1.1 and mRECIST share: sums of the same target lesions in mm and the tests on them. */

const SUM_MM = { hard: { min: 0, max: 1500 }, unit: 'mm' } as const;
const ABSOLUTE_MM = 5;

interface KnownSums {
  readonly base: readonly number[];
  readonly earlier: readonly number[];
  readonly current: readonly number[];
  /** Values around the known sums, for each sum that is not known: categories depend on ratios. */
  readonly scale: readonly number[];
}

const RATIOS = [0.6, 1, 1.6];
const NOTHING_KNOWN = [100];

function sumsOf({ given }: Context): KnownSums {
  const numbers = (value: unknown): readonly number[] => (typeof value === 'number' ? [value] : []);
  const base = numbers(given['baseSumMm']);
  const current = numbers(given['currentSumMm']);
  const earlier = Array.isArray(given['earlierSumsMm'])
    ? (given['earlierSumsMm'] as readonly number[])
    : null;
  const positive = [...base, ...current, ...(earlier ?? [])].filter((sum) => sum > 0);
  const anchors = positive.length > 0 ? positive : NOTHING_KNOWN;
  const scale = anchors.flatMap((sum) => RATIOS.map((ratio) => ratio * sum));
  const orScale = (sums: readonly number[]): readonly number[] => (sums.length > 0 ? sums : scale);
  return { base: orScale(base), current: orScale(current), earlier: earlier ?? scale, scale };
}

/** Thresholds of an earlier sum, seen from a current one. */
const ofNadir = (current: number): readonly number[] => [current / 1.2, current - ABSOLUTE_MM];

function baseCuts(context: Context): readonly Cut[] {
  const { current, earlier, scale } = sumsOf(context);
  const limits = current.flatMap((sum) => [sum / 0.7, ...ofNadir(sum)]);
  return [0, ...limits, ...earlier, ...scale].flatMap(around);
}

function currentCuts(context: Context): readonly Cut[] {
  const { base, earlier, scale } = sumsOf(context);
  const limits = [...base, ...earlier].flatMap((sum) => [1.2 * sum, sum + ABSOLUTE_MM]);
  return [0, ...base.map((sum) => 0.7 * sum), ...limits, ...scale].flatMap(around);
}

function nadirCuts(context: Context): readonly Cut[] {
  const { base, current, scale } = sumsOf(context);
  return [0, ...current.flatMap(ofNadir), ...base, ...scale].flatMap(around);
}

const earlierExpects = `a list of numbers from ${SUM_MM.hard.min} to ${SUM_MM.hard.max} mm`;
const earlierSums: InputSpec<readonly number[], readonly number[]> = {
  label: 'Earlier sums after baseline',
  expects: earlierExpects,
  anchor: 'course',
  optional: false,
  continuous: false,
  parse: (raw) => {
    if (!Array.isArray(raw)) return fail(`expects ${earlierExpects}`);
    const sums = (raw as readonly unknown[]).filter((sum): sum is number => typeof sum === 'number');
    const valid = sums.length === raw.length && sums.every((sum) => inRange(sum, SUM_MM.hard));
    return valid ? ok(sums) : fail(`expects ${earlierExpects}`);
  },
  candidates: (given, context) =>
    given === null
      ? representatives(span(SUM_MM.hard.min, SUM_MM.hard.max), nadirCuts(context)).map((sum) => [sum])
      : [given],
};

export const targetInputs = {
  baseSumMm: measure(SUM_MM, { label: 'Sum at baseline', cuts: baseCuts, anchor: 'course' }),
  earlierSumsMm: earlierSums,
  currentSumMm: measure(SUM_MM, { label: 'Current sum', cuts: currentCuts, anchor: 'course' }),
  nodesAllShortAxisUnder10: optional(truth('Only target nodes under 10 mm are left', 'course'), false),
};
export type TargetSums = Complete<typeof targetInputs>;
export type TargetCategory = 'CR' | 'PR' | 'SD' | 'PD';

interface System {
  readonly isComplete: boolean;
  readonly needsAbsoluteIncrease: boolean;
}

/** CR, then PD against the smallest earlier sum, then PR against the baseline, else SD. */
export function targetCategory(x: TargetSums, system: System): Verdict<TargetCategory> {
  if (x.baseSumMm === 0) return { notApplicable: 'no_target' };
  if (system.isComplete) return { value: 'CR' };
  const nadir = Math.min(x.baseSumMm, ...x.earlierSumsMm);
  if (isProgression(nadir, x.currentSumMm, system.needsAbsoluteIncrease)) return { value: 'PD' };
  return { value: isAtLeast(7 * x.baseSumMm, 10 * x.currentSumMm) ? 'PR' : 'SD' };
}

/** Reappearance after complete response is progression whatever its size. */
function isProgression(nadir: number, current: number, needsAbsoluteIncrease: boolean): boolean {
  if (nadir === 0) return isAbove(current, 0);
  const isEnough = !needsAbsoluteIncrease || isAtLeast(current - nadir, ABSOLUTE_MM);
  return isEnough && isAtLeast(5 * current, 6 * nadir);
}

export function sumSteps(x: TargetSums): readonly string[] {
  const nadir = Math.min(x.baseSumMm, ...x.earlierSumsMm);
  return [
    `Current sum ${x.currentSumMm} mm`,
    `Against the baseline of ${x.baseSumMm} mm: ${percentText(x.baseSumMm, x.currentSumMm)}`,
    `Against the smallest earlier sum of ${nadir} mm: ${percentText(nadir, x.currentSumMm)}`,
  ];
}

function percentText(from: number, to: number): string {
  if (from === 0) return to === 0 ? 'no change' : 'reappearance';
  const change = (100 * (to - from)) / from;
  return `${change > 0 ? '+' : ''}${change.toFixed(1)} %`;
}
