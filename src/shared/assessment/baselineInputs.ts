import type { BaselineRow } from '#shared/codebook/records.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import { baselineInvasion } from '#shared/longitudinal/baselineInvasion.ts';
import { childPughWithin, type ChildPughItems } from '#shared/longitudinal/childPughItems.ts';
import type { Notes } from '#shared/longitudinal/onDay.ts';
import { asClassInput, asScoreInput } from '#shared/longitudinal/ruleInputs.ts';
import { lastLab, type LabName, type Stretch } from '#shared/longitudinal/panels.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';
import type { ChildPughClass } from '#shared/scoring/inputs.ts';
import { childPughClass, childPughScore } from '#shared/scoring/rules/childPugh.ts';

/** Inputs of rules that come from the items of Child-Pugh. */
const CHILD_PUGH_NAMES = ['childPughScore', 'childPughClass', 'ascites', 'encephalopathy'] as const;

const NO_ITEMS: ChildPughItems = {
  bilirubin: null,
  albumin: null,
  inr: null,
  ptProlongSec: null,
  ascites: null,
  encephalopathy: null,
  onAnticoagulant: null,
};

/** Everything known before the first TACE, under the input names of the scoring rules. */
export interface BaselineInputs {
  readonly childPugh: ChildPughItems;
  readonly childPughScore: Outcome<number>;
  readonly childPughClass: Outcome<ChildPughClass>;
  readonly afp: LabValue | null;
  readonly shared: Readonly<Record<string, unknown>>;
  /** How the inputs were found, by input. */
  readonly notes: Readonly<Record<string, readonly string[]>>;
}

/**
 * Laboratory and clinical items are the last on or before the first TACE, at most `win.baseline` days old; tumour
 * burden, invasion, spread and performance status come from the baseline record. What a source only reports
 * (`reported…`) never enters.
 */
export function baselineInputs(timeline: Timeline): BaselineInputs {
  const { config, panels, courses, record } = timeline;
  const first = courses[0]?.start;
  const notes: Record<string, readonly string[]> = {};
  const noting = <T>(names: readonly string[], find: (own: Notes) => T): T => {
    const own: Notes = new Set();
    const value = find(own);
    if (own.size > 0) for (const name of names) notes[name] = [...own];
    return value;
  };
  const stretch: Stretch | null =
    first === undefined ? null : { from: first - config['win.baseline'], to: first, before: first };
  const lab = (name: LabName): LabValue | null =>
    stretch && noting([name], (own) => lastLab(panels, name, stretch, own)?.value ?? null);
  const childPugh =
    stretch === null
      ? NO_ITEMS
      : noting(CHILD_PUGH_NAMES, (own) => childPughWithin(timeline, stretch, own).items);
  const score = childPughScore.evaluate(childPugh, config);
  const cpClass = childPughClass.evaluate(childPugh, config);
  const afp = lab('afp');
  const shared = {
    afp,
    bilirubin: lab('bilirubin'),
    albumin: lab('albumin'),
    crp: lab('crp'),
    ...burdenInputs(record.baseline),
    childPughScore: asScoreInput(score),
    childPughClass: asClassInput(cpClass),
  };
  return { childPugh, childPughScore: score, childPughClass: cpClass, afp, shared, notes };
}

function burdenInputs(baseline: BaselineRow | null): Readonly<Record<string, unknown>> {
  if (baseline === null) return {};
  return {
    nTumours: known(baseline.nTumours),
    maxSizeMm: known(baseline.maxSizeMm),
    bilobar: known(baseline.bilobar),
    growthType: known(baseline.growthType),
    mvi: baselineInvasion(baseline),
    ehs: known(baseline.ehs),
    ecog: known(baseline.ecog),
    ecogCancerRelated: known(baseline.ecogCancerRelated),
    transplantCandidate: known(baseline.transplantCandidate),
    unresectable: known(baseline.unresectable),
  };
}
