import type { Truth } from '#shared/kernel/kleene.ts';
import { isAbove, isAtLeast } from '#shared/scoring/engine/compare.ts';
import { lastImage } from '#shared/longitudinal/evaluationImage.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { nonTargetsOn, sizesOn } from '#shared/longitudinal/lesions.ts';
import type { Image } from '#shared/longitudinal/timeline.ts';
import type { Definition } from './definition.ts';
import { featureAppeared, flagRaised, sessionsBefore } from './findings.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

const GROWTH_PCT = 25;
const CLASS_C = 10;

type Dimension = 'product' | 'longest';

interface Tracked {
  readonly numbers: readonly number[];
  readonly sum: number;
  readonly dimension: Dimension;
}

/**
 * The lesions of an image with their sum, if every one of them is measured in this dimension. Lesions that are said to
 * be no targets are tracked only where they are measured.
 */
function tracked(image: Image, dimension: Dimension): Tracked | null {
  const others = nonTargetsOn(image, new Set());
  const sizes = [...sizesOn(image, dimension, new Set())].filter(
    ([number, size]) => size !== null || !others.includes(number),
  );
  const measured = sizes.filter((entry): entry is [number, number] => entry[1] !== null);
  const sum = measured.reduce((total, [, size]) => total + size, 0);
  if (measured.length < sizes.length || sum === 0) return null;
  return { numbers: measured.map(([number]) => number), sum, dimension };
}

function baselineOf({ timeline }: Evidence): Tracked | null {
  const start = timeline.courses[0]?.start ?? -Infinity;
  const find = (dimension: Dimension): Tracked | null =>
    lastImage(timeline.adequate, start, (image) => tracked(image, dimension))?.value ?? null;
  return find('product') ?? (timeline.config['tactics.allow1D'] ? find('longest') : null);
}

/** Growth of the lesions of the baseline, which a new lesion does not enter. */
function hasGrown(image: Image, baseline: Tracked, isStrict: boolean): Truth {
  const sizes = sizesOn(image, baseline.dimension, new Set());
  let sum = 0;
  for (const number of baseline.numbers) {
    const size = sizes.get(number) ?? null;
    if (size === null) return null;
    sum += size;
  }
  const growth = (100 * (sum - baseline.sum)) / baseline.sum;
  return isStrict ? isAbove(growth, GROWTH_PCT) : isAtLeast(growth, GROWTH_PCT);
}

function growth(evidence: Evidence): Finding {
  const { courses, evaluations, config } = evidence.timeline;
  const start = courses[0]?.start ?? Infinity;
  const images = evaluations.filter((image) => image.day > start);
  const baseline = baselineOf(evidence);
  const missing = ['longestMm', 'perpMm'];
  if (baseline === null || images.length === 0) return unknown('a', missing);
  const occasions = images.map((image): Finding => {
    const grown = hasGrown(image, baseline, config['tactics.growthStrict']);
    if (grown === null) return unknown('a', missing);
    if (!grown) return notMet('a');
    const imagingIds = image.rows.map((row) => row.id);
    return met('a', image.day, { sessionIds: sessionsBefore(courses, image.day), imagingIds });
  });
  return firstMet('a', occasions);
}

/** Child-Pugh C on any panel after the first course, even when it passes. */
function decompensation(evidence: Evidence): Finding {
  const { courses } = evidence.timeline;
  const start = courses[0]?.start ?? Infinity;
  const points = evidence.childPugh().filter(({ day, post }) => day > start || (day === start && post));
  if (points.length === 0) return unknown('d', ['childPughScore']);
  const occasions = points.map(({ day, low, high, labIds, missing, notes }): Finding => {
    if (low >= CLASS_C) return met('d', day, { sessionIds: sessionsBefore(courses, day + 1), labIds, notes });
    return high < CLASS_C ? notMet('d', notes) : unknown('d', missing, notes);
  });
  return firstMet('d', occasions);
}

export const tactics: Definition = {
  name: 'TACTICS',
  version: 1,
  label: 'unTACEable progression (TACTICS)',
  citation: 'Kudo et al., Gut 2020;69:1492-1501, doi 10.1136/gutjnl-2019-318934 (abstract and summary)',
  decisive: ['a', 'b', 'c', 'd', 'unTaceable'],
  criteria: {
    a: 'Growth in the liver by more than a quarter of the baseline',
    b: 'Vascular invasion appeared',
    c: 'Extrahepatic spread appeared',
    d: 'Child-Pugh C after TACE, even for a time',
    unTaceable: 'Judged no longer treatable by TACE',
  },
  configNames: ['tactics.growthStrict', 'tactics.allow1D'],
  find: (evidence) => ({
    findings: [
      growth(evidence),
      featureAppeared('b', evidence, 'mvi'),
      featureAppeared('c', evidence, 'ehs'),
      decompensation(evidence),
      flagRaised('unTaceable', evidence, 'unTaceable'),
    ],
    insufficientExposure: false,
  }),
};
