import type { RuleValue } from '#shared/scoring/engine/declaration.ts';

/**
 * The rules again on complete inputs, written from their definitions and apart from the source, with a dense grid for
 * every input. Laboratory values are plain numbers in canonical units; `null` stands for not applicable.
 */
export interface PlainRule {
  readonly grids: Readonly<Record<string, readonly unknown[]>>;
  /** Values to give, where the grid of a missing input reaches further. */
  readonly samples?: Readonly<Record<string, readonly unknown[]>>;
  readonly value: (x: Complete) => RuleValue | null;
}
export type Complete = Readonly<Record<string, unknown>>;

export const LABS = new Set([
  'albumin',
  'bilirubin',
  'afp',
  'crp',
  'astBase',
  'astNow',
  'inr',
  'ptProlongSec',
]);

export const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
export const near = (...limits: readonly number[]): number[] =>
  limits.flatMap((limit) => [limit - 0.01, limit, limit + 0.01]);

export const num = (x: Complete, name: string): number => {
  const value = x[name];
  if (typeof value !== 'number') throw new Error(`${name} is not a number`);
  return value;
};
export const yes = (x: Complete, name: string): boolean => x[name] === true;
export const tumours = (x: Complete): number => (x['nTumours'] === 'innumerable' ? 1000 : num(x, 'nTumours'));
/** Thousandths, so that comparisons of grid values are exact. */
const milli = (value: number): number => Math.round(value * 1000);
export const sum = (x: Complete): number => 10_000 * tumours(x) + milli(num(x, 'maxSizeMm'));

export const TRUTH = [false, true];
export const COUNTS = [...steps(1, 15, 1), 40, 'innumerable'];
const SIZES = [1, ...near(...steps(10, 140, 10)), 25, 300];
export const burden = { nTumours: COUNTS, maxSizeMm: SIZES };
export const invasion = { mvi: TRUTH, ehs: TRUTH };

export const inMilan = (x: Complete): boolean =>
  (tumours(x) === 1 && num(x, 'maxSizeMm') <= 50) || (tumours(x) <= 3 && num(x, 'maxSizeMm') <= 30);

export function stage(x: Complete): string {
  const [n, mm, ps] = [tumours(x), num(x, 'maxSizeMm'), num(x, 'ecog')];
  const spread = yes(x, 'mvi') || yes(x, 'ehs');
  if (ps > 2) return 'D';
  if (x['childPughClass'] === 'C') return yes(x, 'transplantCandidate') && inMilan(x) && !spread ? 'A' : 'D';
  if (spread || (ps > 0 && x['ecogCancerRelated'] !== false)) return 'C';
  if (n === 1) return mm <= 20 && x['childPughClass'] === 'A' ? '0' : 'A';
  return n <= 3 && mm <= 30 ? 'A' : 'B';
}
export const isApple = (x: Complete): boolean =>
  stage(x) === 'B' || (stage(x) === 'A' && tumours(x) === 1 && num(x, 'maxSizeMm') >= 50);

export const staging = {
  ...invasion,
  nTumours: [...steps(1, 8, 1), 'innumerable'],
  maxSizeMm: [1, ...near(20, 30, 50, 60), 300],
  ecog: [0, 1, 2, 3, 4],
  childPughClass: ['A', 'B', 'C'],
};
export const optionalStaging = { ecogCancerRelated: TRUTH, transplantCandidate: TRUTH };

export function childPugh(x: Complete): number {
  const bilirubin = num(x, 'bilirubin') < 34 ? 1 : num(x, 'bilirubin') <= 51 ? 2 : 3;
  const albumin = num(x, 'albumin') > 35 ? 1 : num(x, 'albumin') >= 28 ? 2 : 3;
  const inr = num(x, 'inr') < 1.7 ? 1 : num(x, 'inr') <= 2.3 ? 2 : 3;
  const ascites = { none: 1, mild: 2, moderate_severe: 3 }[String(x['ascites'])] ?? 0;
  const encephalopathy = { none: 1, grade1_2: 2, grade3_4: 3 }[String(x['encephalopathy'])] ?? 0;
  return bilirubin + albumin + inr + ascites + encephalopathy;
}
export const childPughGrids = {
  bilirubin: [5, ...near(34, 51), 400],
  albumin: [15, ...near(28, 35), 50],
  inr: [0.9, ...near(1.7, 2.3), 6],
  ascites: ['none', 'mild', 'moderate_severe'],
  encephalopathy: ['none', 'grade1_2', 'grade3_4'],
};

const albi = (x: Complete): number => 0.66 * Math.log10(num(x, 'bilirubin')) - 0.085 * num(x, 'albumin');
export const grade = (x: Complete): number => (albi(x) <= -2.6 ? 1 : albi(x) <= -1.39 ? 2 : 3);
export const modified = (x: Complete): string =>
  grade(x) === 2 ? (albi(x) < -2.27 ? '2a' : '2b') : String(grade(x));
/** Beyond every laboratory range: with one value missing every grade has to stay possible. */
export const albiGrids = {
  bilirubin: steps(-9, 9, 0.125).map((exponent) => 10 ** exponent),
  albumin: steps(0.5, 120, 0.5),
};

export const albiSamples = { bilirubin: [...steps(2, 60, 1), 200, 900], albumin: steps(12, 60, 1) };

export const points = (...conditions: readonly boolean[]): number => conditions.filter(Boolean).length;
export const hap = (x: Complete): number =>
  points(num(x, 'albumin') < 36, num(x, 'bilirubin') > 17, num(x, 'afp') > 400, num(x, 'maxSizeMm') > 70);
export const hapGrids = {
  albumin: [20, ...near(36), 50],
  bilirubin: [5, ...near(17), 100],
  afp: [1, ...near(400), 9000],
  maxSizeMm: [10, ...near(70), 200],
};
export const hapClass = (total: number): string => ['A', 'B', 'C', 'D'][Math.min(total, 3)] ?? '';

export function subclass(x: Complete, usesEcog: boolean): string | null {
  const score = num(x, 'childPughScore');
  if (yes(x, 'mvi') || yes(x, 'ehs') || inMilan(x) || score > 9) return null;
  const out = sum(x) > 70_000;
  if (!usesEcog) return score < 8 ? (out ? 'B2' : 'B1') : out ? 'B3b' : 'B3a';
  const ps = num(x, 'ecog');
  if (ps > 1) return null;
  if (score > 7) return 'B4';
  if (ps === 1) return 'unclassified';
  return out ? (score === 7 ? 'B3' : 'B2') : 'B1';
}
export const subclassGrids = {
  ...invasion,
  nTumours: [...steps(1, 8, 1), 'innumerable'],
  maxSizeMm: [1, ...near(...steps(10, 60, 10)), 300],
  childPughScore: steps(5, 15, 1),
};

const change = (x: Complete): number => num(x, 'childPughNow') - num(x, 'childPughBase');
const changeGrids = { childPughBase: steps(5, 15, 1), childPughNow: steps(5, 15, 1), response: TRUTH };
export const art = (x: Complete): number =>
  (4 * num(x, 'astNow') - 5 * num(x, 'astBase') > 1e-6 ? 4 : 0) +
  (change(x) > 1 ? 3 : change(x) > 0 ? 1.5 : 0) +
  (yes(x, 'response') ? 0 : 1);
const AST = [0.001, ...steps(1, 200, 1), 16_000, 100_000];
export const artSamples = { astBase: steps(20, 60, 4), astNow: steps(20, 80, 5) };
export const artGrids = { astBase: AST, astNow: AST, ...changeGrids };

export const abcr = (x: Complete): number | null => {
  const bclc = { A: 0, B: 2, C: 3 }[String(x['bclc'])];
  if (bclc === undefined) return null;
  return bclc + (num(x, 'afp') >= 200 ? 1 : 0) + (change(x) > 1 ? 2 : 0) - (yes(x, 'response') ? 3 : 0);
};
export const abcrGrids = {
  bclc: ['0', 'A', 'B', 'C', 'D'],
  afp: [0.5, ...near(200), 70_000],
  ...changeGrids,
};

export const afpScore = (x: Complete): number =>
  (num(x, 'maxSizeMm') > 60 ? 4 : num(x, 'maxSizeMm') > 30 ? 1 : 0) +
  (tumours(x) > 3 ? 2 : 0) +
  (num(x, 'afp') > 1000 ? 3 : num(x, 'afp') > 100 ? 2 : 0);
export const afpGrids = { ...burden, afp: [1, ...near(100, 1000), 50_000] };

export const albiTae = (x: Complete): number => points(grade(x) > 1, num(x, 'afp') > 200, sum(x) > 110_000);
export const albiTaeGrids = { ...burden, ...albiGrids, afp: [1, ...near(200), 9000] };

export const state = (x: Complete): number =>
  num(x, 'albumin') - 12 * points(sum(x) > 70_000, num(x, 'crp') >= 10);
export const stateGrids = { ...burden, albumin: [11, ...near(18, 30, 42), 60], crp: [0.5, ...near(10), 300] };

export function target(x: Complete, isRecist: boolean): string | null {
  const [base, current] = [num(x, 'baseSumMm'), num(x, 'currentSumMm')];
  if (base === 0) return null;
  if (current === 0 || (isRecist && yes(x, 'nodesAllShortAxisUnder10'))) return 'CR';
  const nadir = Math.min(base, ...(x['earlierSumsMm'] as readonly number[]));
  const grown = nadir === 0 || (5 * current >= 6 * nadir && (!isRecist || current - nadir >= 5));
  if (grown) return 'PD';
  return 10 * current <= 7 * base ? 'PR' : 'SD';
}
const SUMS = [...steps(0, 150, 2.5), 200, 400, 1500];
const GIVEN_SUMS = steps(0, 100, 5);
export const targetSamples = {
  baseSumMm: GIVEN_SUMS,
  earlierSumsMm: [[], ...GIVEN_SUMS.map((value) => [value]), [80, 40, 60]],
  currentSumMm: GIVEN_SUMS,
};
export const targetGrids = {
  baseSumMm: SUMS,
  earlierSumsMm: [[], ...SUMS.map((value) => [value])],
  currentSumMm: [...steps(0, 150, 0.25), 200, 400, 1500],
};

export function overall(x: Complete): string | null {
  const [a, b] = [x['target'], x['nonTarget']];
  if (yes(x, 'newLesion') || a === 'PD' || b === 'PD') return 'PD';
  if (a === 'none') return b === 'CR' ? 'CR' : b === 'none' ? null : b === 'nonCR_nonPD' ? 'SD' : 'NE';
  return a === 'CR' && (b === 'nonCR_nonPD' || b === 'not_evaluated') ? 'PR' : String(a);
}
