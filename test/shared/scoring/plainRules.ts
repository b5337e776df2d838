import {
  COUNTS,
  TRUTH,
  abcr,
  abcrGrids,
  afpGrids,
  afpScore,
  albiGrids,
  albiSamples,
  albiTae,
  albiTaeGrids,
  art,
  artGrids,
  artSamples,
  burden,
  childPugh,
  childPughGrids,
  grade,
  hap,
  hapClass,
  hapGrids,
  inMilan,
  invasion,
  isApple,
  modified,
  near,
  num,
  optionalStaging,
  overall,
  points,
  stage,
  staging,
  state,
  stateGrids,
  steps,
  subclass,
  subclassGrids,
  sum,
  target,
  targetGrids,
  targetSamples,
  tumours,
  yes,
  type PlainRule,
} from './plainParts.ts';

/** Every rule with a finite set of answers, again and apart from the source. */
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
