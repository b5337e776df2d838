import type { BaselineRow } from '#shared/codebook/records.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { known } from '#shared/model/missing.ts';
import { baselineInvasion } from '#shared/longitudinal/baselineInvasion.ts';
import { childPughWithin, rangeOf, type ChildPughItems } from '#shared/longitudinal/childPughItems.ts';
import type { Notes } from '#shared/longitudinal/onDay.ts';
import { lastLab, type LabName, type Stretch } from '#shared/longitudinal/panels.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';
import type { ChildPughClass } from '#shared/scoring/inputs.ts';
import { childPughClass, childPughScore } from '#shared/scoring/rules/childPugh.ts';

const NO_ITEMS: ChildPughItems = {
  bilirubin: null,
  albumin: null,
  inr: null,
  ptProlongSec: null,
  ascites: null,
  encephalopathy: null,
  onAnticoagulant: null,
};

/** A score as far as it is known, in the form that rules take it. */
export function asScoreInput(outcome: Outcome<number>): number | readonly [number, number] | null {
  const range = rangeOf(outcome);
  if (range === null) return null;
  return range[0] === range[1] ? range[0] : range;
}

/** A class as far as it is known, in the form that rules take it. */
export function asClassInput<T>(outcome: Outcome<T>): T | { readonly among: readonly T[] } | null {
  if (outcome.kind === 'decided') return outcome.value;
  return outcome.kind === 'indeterminate' ? { among: outcome.possible } : null;
}

/** Everything known before the first TACE, under the input names of the scoring rules. */
export interface BaselineInputs {
  readonly childPugh: ChildPughItems;
  readonly childPughScore: Outcome<number>;
  readonly childPughClass: Outcome<ChildPughClass>;
  readonly shared: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

const LAB_NAMES = ['bilirubin', 'albumin', 'afp', 'crp'] as const satisfies readonly LabName[];

/**
 * Laboratory and clinical items are the last on or before the first TACE, at most `win.baseline` days old; tumour
 * burden, invasion, spread and performance status come from the baseline record. What a source only reports
 * (`reported…`) never enters.
 */
export function baselineInputs(timeline: Timeline): BaselineInputs {
  const { config, panels, courses, record } = timeline;
  const first = courses[0]?.start;
  const notes: Notes = new Set();
  const stretch: Stretch | null =
    first === undefined ? null : { from: first - config['win.baseline'], to: first, before: first };
  const childPugh = stretch === null ? NO_ITEMS : childPughWithin(timeline, stretch, notes).items;
  const score = childPughScore.evaluate(childPugh, config);
  const childPughClassOutcome = childPughClass.evaluate(childPugh, config);
  const labs = LAB_NAMES.map((name) => [
    name,
    stretch === null ? null : (lastLab(panels, name, stretch, notes)?.value ?? null),
  ]);
  const { baseline } = record;
  return {
    childPugh,
    childPughScore: score,
    childPughClass: childPughClassOutcome,
    notes: [...notes],
    shared: {
      ...Object.fromEntries(labs),
      ...burdenInputs(baseline),
      childPughScore: asScoreInput(score),
      childPughClass: asClassInput(childPughClassOutcome),
    },
  };
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
