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

const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
const near = (...limits: readonly number[]): number[] =>
  limits.flatMap((limit) => [limit - 0.01, limit, limit + 0.01]);

const num = (x: Complete, name: string): number => {
  const value = x[name];
  if (typeof value !== 'number') throw new Error(`${name} is not a number`);
  return value;
};
const yes = (x: Complete, name: string): boolean => x[name] === true;
const tumours = (x: Complete): number => (x['nTumours'] === 'innumerable' ? 1000 : num(x, 'nTumours'));
/** Thousandths, so that comparisons of grid values are exact. */
const milli = (value: number): number => Math.round(value * 1000);
const sum = (x: Complete): number => 10_000 * tumours(x) + milli(num(x, 'maxSizeMm'));

const TRUTH = [false, true];
const COUNTS = [...steps(1, 15, 1), 40, 'innumerable'];
const SIZES = [1, ...near(...steps(10, 140, 10)), 25, 300];
const burden = { nTumours: COUNTS, maxSizeMm: SIZES };
const invasion = { mvi: TRUTH, ehs: TRUTH };

const inMilan = (x: Complete): boolean =>
  (tumours(x) === 1 && num(x, 'maxSizeMm') <= 50) || (tumours(x) <= 3 && num(x, 'maxSizeMm') <= 30);

function stage(x: Complete): string {
  const [n, mm, ps] = [tumours(x), num(x, 'maxSizeMm'), num(x, 'ecog')];
  const spread = yes(x, 'mvi') || yes(x, 'ehs');
  if (ps > 2) return 'D';
  if (x['childPughClass'] === 'C') return yes(x, 'transplantCandidate') && inMilan(x) && !spread ? 'A' : 'D';
  if (spread || (ps > 0 && x['ecogCancerRelated'] !== false)) return 'C';
  if (n === 1) return mm <= 20 && x['childPughClass'] === 'A' ? '0' : 'A';
  return n <= 3 && mm <= 30 ? 'A' : 'B';
}
const isApple = (x: Complete): boolean =>
  stage(x) === 'B' || (stage(x) === 'A' && tumours(x) === 1 && num(x, 'maxSizeMm') >= 50);

const staging = {
  ...invasion,
  nTumours: [...steps(1, 8, 1), 'innumerable'],
  maxSizeMm: [1, ...near(20, 30, 50, 60), 300],
  ecog: [0, 1, 2, 3, 4],
  childPughClass: ['A', 'B', 'C'],
};
const optionalStaging = { ecogCancerRelated: TRUTH, transplantCandidate: TRUTH };

function childPugh(x: Complete): number {
  const bilirubin = num(x, 'bilirubin') < 34 ? 1 : num(x, 'bilirubin') <= 51 ? 2 : 3;
  const albumin = num(x, 'albumin') > 35 ? 1 : num(x, 'albumin') >= 28 ? 2 : 3;
  const inr = num(x, 'inr') < 1.7 ? 1 : num(x, 'inr') <= 2.3 ? 2 : 3;
  const ascites = { none: 1, mild: 2, moderate_severe: 3 }[String(x['ascites'])] ?? 0;
  const encephalopathy = { none: 1, grade1_2: 2, grade3_4: 3 }[String(x['encephalopathy'])] ?? 0;
  return bilirubin + albumin + inr + ascites + encephalopathy;
}
const childPughGrids = {
  bilirubin: [5, ...near(34, 51), 400],
  albumin: [15, ...near(28, 35), 50],
  inr: [0.9, ...near(1.7, 2.3), 6],
  ascites: ['none', 'mild', 'moderate_severe'],
  encephalopathy: ['none', 'grade1_2', 'grade3_4'],
};

const albi = (x: Complete): number => 0.66 * Math.log10(num(x, 'bilirubin')) - 0.085 * num(x, 'albumin');
const grade = (x: Complete): number => (albi(x) <= -2.6 ? 1 : albi(x) <= -1.39 ? 2 : 3);
const modified = (x: Complete): string =>
  grade(x) === 2 ? (albi(x) < -2.27 ? '2a' : '2b') : String(grade(x));
/** Beyond every laboratory range: with one value missing every grade has to stay possible. */
const albiGrids = {
  bilirubin: steps(-9, 9, 0.125).map((exponent) => 10 ** exponent),
  albumin: steps(0.5, 120, 0.5),
};

const albiSamples = { bilirubin: [...steps(2, 60, 1), 200, 900], albumin: steps(12, 60, 1) };

const points = (...conditions: readonly boolean[]): number => conditions.filter(Boolean).length;
const hap = (x: Complete): number =>
  points(num(x, 'albumin') < 36, num(x, 'bilirubin') > 17, num(x, 'afp') > 400, num(x, 'maxSizeMm') > 70);
const hapGrids = {
  albumin: [20, ...near(36), 50],
  bilirubin: [5, ...near(17), 100],
  afp: [1, ...near(400), 9000],
  maxSizeMm: [10, ...near(70), 200],
};
const hapClass = (total: number): string => ['A', 'B', 'C', 'D'][Math.min(total, 3)] ?? '';

function subclass(x: Complete, usesEcog: boolean): string | null {
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
const subclassGrids = {
  ...invasion,
  nTumours: [...steps(1, 8, 1), 'innumerable'],
  maxSizeMm: [1, ...near(...steps(10, 60, 10)), 300],
  childPughScore: steps(5, 15, 1),
};

const change = (x: Complete): number => num(x, 'childPughNow') - num(x, 'childPughBase');
const changeGrids = { childPughBase: steps(5, 15, 1), childPughNow: steps(5, 15, 1), response: TRUTH };
const art = (x: Complete): number =>
  (4 * num(x, 'astNow') - 5 * num(x, 'astBase') > 1e-6 ? 4 : 0) +
  (change(x) > 1 ? 3 : change(x) > 0 ? 1.5 : 0) +
  (yes(x, 'response') ? 0 : 1);
const AST = [0.001, ...steps(1, 200, 1), 16_000, 100_000];
const artSamples = { astBase: steps(20, 60, 4), astNow: steps(20, 80, 5) };
const artGrids = { astBase: AST, astNow: AST, ...changeGrids };

const abcr = (x: Complete): number | null => {
  const bclc = { A: 0, B: 2, C: 3 }[String(x['bclc'])];
  if (bclc === undefined) return null;
  return bclc + (num(x, 'afp') >= 200 ? 1 : 0) + (change(x) > 1 ? 2 : 0) - (yes(x, 'response') ? 3 : 0);
};
const abcrGrids = { bclc: ['0', 'A', 'B', 'C', 'D'], afp: [0.5, ...near(200), 70_000], ...changeGrids };

const afpScore = (x: Complete): number =>
  (num(x, 'maxSizeMm') > 60 ? 4 : num(x, 'maxSizeMm') > 30 ? 1 : 0) +
  (tumours(x) > 3 ? 2 : 0) +
  (num(x, 'afp') > 1000 ? 3 : num(x, 'afp') > 100 ? 2 : 0);
const afpGrids = { ...burden, afp: [1, ...near(100, 1000), 50_000] };

const albiTae = (x: Complete): number => points(grade(x) > 1, num(x, 'afp') > 200, sum(x) > 110_000);
const albiTaeGrids = { ...burden, ...albiGrids, afp: [1, ...near(200), 9000] };

const state = (x: Complete): number => num(x, 'albumin') - 12 * points(sum(x) > 70_000, num(x, 'crp') >= 10);
const stateGrids = { ...burden, albumin: [11, ...near(18, 30, 42), 60], crp: [0.5, ...near(10), 300] };

function target(x: Complete, isRecist: boolean): string | null {
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
const targetSamples = {
  baseSumMm: GIVEN_SUMS,
  earlierSumsMm: [[], ...GIVEN_SUMS.map((value) => [value]), [80, 40, 60]],
  currentSumMm: GIVEN_SUMS,
};
const targetGrids = {
  baseSumMm: SUMS,
  earlierSumsMm: [[], ...SUMS.map((value) => [value])],
  currentSumMm: [...steps(0, 150, 0.25), 200, 400, 1500],
};

function overall(x: Complete): string | null {
  const [a, b] = [x['target'], x['nonTarget']];
  if (yes(x, 'newLesion') || a === 'PD' || b === 'PD') return 'PD';
  if (a === 'none') return b === 'CR' ? 'CR' : b === 'none' ? null : b === 'nonCR_nonPD' ? 'SD' : 'NE';
  return a === 'CR' && (b === 'nonCR_nonPD' || b === 'not_evaluated') ? 'PR' : String(a);
}

export const PLAIN_RULES: Readonly<Record<string, PlainRule>> = {
  childPughScore: { grids: childPughGrids, value: childPugh },
  childPughClass: {
    grids: childPughGrids,
    value: (x) => (childPugh(x) < 7 ? 'A' : childPugh(x) < 10 ? 'B' : 'C'),
  },
  albiGrade: { grids: albiGrids, samples: albiSamples, value: grade },
  malbiGrade: { grids: albiGrids, samples: albiSamples, value: modified },
  bclc: { grids: { ...staging, ...optionalStaging }, value: stage },
  appleIntermediate: { grids: { ...staging, ...optionalStaging }, value: isApple },
  seedIntermediate: {
    grids: { ...staging, unresectable: TRUTH },
    value: (x) =>
      !yes(x, 'mvi') &&
      !yes(x, 'ehs') &&
      x['childPughClass'] !== 'C' &&
      num(x, 'ecog') === 0 &&
      (num(x, 'maxSizeMm') >= 50 || yes(x, 'unresectable') || tumours(x) > 1),
  },
  appleUnsuitable: {
    grids: {
      ...burden,
      bilobar: TRUTH,
      growthType: ['single_nodular', 'extranodular', 'confluent_multinodular', 'massive', 'infiltrative'],
    },
    value: (x) => sum(x) > 70_000 || x['growthType'] !== 'single_nodular',
  },
  upToSeven: { grids: burden, value: (x) => (sum(x) > 70_000 ? 'out' : 'in') },
  milan: {
    grids: { ...burden, ...invasion },
    value: (x) => (inMilan(x) && !yes(x, 'mvi') && !yes(x, 'ehs') ? 'within' : 'outside'),
  },
  seedSubgroup: {
    grids: staging,
    value: (x) => {
      const [n, mm] = [tumours(x), num(x, 'maxSizeMm')];
      if (!isApple(x)) return null;
      if (n >= 7) return '3';
      if (n >= 4 && mm <= 30) return '1';
      if (n === 6) return 'unclassified';
      return mm > 60 ? '4' : '2';
    },
  },
  bolondi: { grids: { ...subclassGrids, ecog: [0, 1, 2, 3, 4] }, value: (x) => subclass(x, true) },
  kinki: { grids: subclassGrids, value: (x) => subclass(x, false) },
  recistTarget: {
    grids: { ...targetGrids, nodesAllShortAxisUnder10: TRUTH },
    samples: targetSamples,
    value: (x) => target(x, true),
  },
  mrecistTarget: { grids: targetGrids, samples: targetSamples, value: (x) => target(x, false) },
  overallResponse: {
    grids: {
      target: ['CR', 'PR', 'SD', 'PD', 'NE', 'none'],
      nonTarget: ['CR', 'nonCR_nonPD', 'PD', 'not_evaluated', 'none'],
      newLesion: TRUTH,
    },
    value: overall,
  },
  artScore: { grids: artGrids, samples: artSamples, value: art },
  artGroup: { grids: artGrids, samples: artSamples, value: (x) => (art(x) > 2 ? 'high' : 'low') },
  abcrScore: { grids: abcrGrids, value: abcr },
  abcrGroup: {
    grids: abcrGrids,
    value: (x) => {
      const total = abcr(x);
      return total === null ? null : total > 3 ? '>=4' : total > 0 ? '1-3' : '<=0';
    },
  },
  europeanAlgorithm: {
    grids: {
      severeEvent: TRUTH,
      liverDysfunction: TRUTH,
      response46w: ['CR', 'PR', 'SD', 'PD'],
      artGroup: ['low', 'high'],
    },
    value: (x) =>
      yes(x, 'severeEvent') ||
      yes(x, 'liverDysfunction') ||
      x['response46w'] === 'PD' ||
      x['artGroup'] === 'high'
        ? 'stop'
        : 'continue',
  },
  discontinueRct: {
    grids: {
      encephalopathy: ['none', 'grade1_2', 'grade3_4'],
      ascites: ['none', 'mild', 'moderate_severe'],
      varicealBleeding: TRUTH,
      bilirubin: [5, ...near(50), 400],
      albumin: [15, ...near(28), 50],
      ptProlongSec: [0.5, ...near(4), 20],
      seriousAdverseEvent: TRUTH,
      progression: TRUTH,
    },
    value: (x) =>
      x['encephalopathy'] !== 'none' ||
      x['ascites'] === 'moderate_severe' ||
      ['varicealBleeding', 'seriousAdverseEvent', 'progression'].some((name) => yes(x, name)) ||
      num(x, 'bilirubin') > 50 ||
      num(x, 'albumin') < 28 ||
      num(x, 'ptProlongSec') > 4,
  },
  hapScore: { grids: hapGrids, value: hap },
  hapClass: { grids: hapGrids, value: (x) => hapClass(hap(x)) },
  mhap2Score: { grids: { ...hapGrids, nTumours: COUNTS }, value: (x) => hap(x) + points(tumours(x) > 1) },
  mhap2Class: {
    grids: { ...hapGrids, nTumours: COUNTS },
    value: (x) => hapClass(hap(x) + points(tumours(x) > 1)),
  },
  albiTaeScore: { grids: albiTaeGrids, samples: albiSamples, value: albiTae },
  albiTaeClass: { grids: albiTaeGrids, samples: albiSamples, value: (x) => hapClass(albiTae(x)) },
  crafity: {
    grids: { afp: [1, ...near(100), 9000], crp: [0.5, ...near(10), 300] },
    value: (x) => points(num(x, 'afp') >= 100, num(x, 'crp') >= 10),
  },
  afpScore: { grids: afpGrids, value: afpScore },
  afpClass: { grids: afpGrids, value: (x) => (afpScore(x) > 2 ? 'high' : 'low') },
  sixAndTwelve: {
    grids: burden,
    value: (x) => (sum(x) > 120_000 ? 'high' : sum(x) > 60_000 ? 'intermediate' : 'low'),
  },
  sevenEleven: {
    grids: burden,
    value: (x) => (sum(x) > 110_000 ? 'high' : sum(x) > 70_000 ? 'intermediate' : 'low'),
  },
  tumourBurdenClass: {
    grids: { nTumours: COUNTS, maxSizeMm: steps(1, 300, 0.5) },
    value: (x) => {
      const square = tumours(x) ** 2 + (num(x, 'maxSizeMm') / 10) ** 2;
      return square > 13.74 ** 2 ? 'high' : square >= 3.36 ** 2 ? 'intermediate' : 'low';
    },
  },
  stateClass: { grids: stateGrids, value: (x) => (state(x) >= 18 ? 'suitable' : 'unsuitable') },
  bclcMigration: {
    grids: { from: ['0', 'A', 'B', 'C', 'D'], to: ['0', 'A', 'B', 'C', 'D'] },
    value: (x) => {
      const [from, to] = [String(x['from']), String(x['to'])];
      return from === to ? 'stable' : from < to ? 'up' : 'down';
    },
  },
};
