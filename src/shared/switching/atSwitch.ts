import type { Outcome } from '#shared/kernel/outcome.ts';
import { known } from '#shared/model/missing.ts';
import { featureOn } from '#shared/longitudinal/appearance.ts';
import { childPughWithin } from '#shared/longitudinal/childPughItems.ts';
import { lastImage } from '#shared/longitudinal/evaluationImage.ts';
import { sizesOn } from '#shared/longitudinal/lesions.ts';
import { groupByDay, valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import { withNotes } from '#shared/longitudinal/outcomes.ts';
import { lastLab } from '#shared/longitudinal/panels.ts';
import type { Image, Timeline } from '#shared/longitudinal/timeline.ts';
import { asClassInput } from '#shared/longitudinal/ruleInputs.ts';
import { albiGrade, albiScore } from '#shared/scoring/rules/albi.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';
import { childPughClass, childPughScore } from '#shared/scoring/rules/childPugh.ts';

const DAYS_BEFORE = 28;

/** Scores at the start of systemic therapy, from what was measured in the four weeks before it. */
export interface AtSwitch {
  readonly childPughScore: Outcome<number>;
  readonly childPughClass: Outcome<'A' | 'B' | 'C'>;
  readonly albiScore: Outcome<number>;
  readonly albiGrade: Outcome<1 | 2 | 3>;
  readonly bclc: Outcome<string>;
  /** AFP in ng/mL as reported, `null` where it was not measured in time. */
  readonly afp: { readonly value: number; readonly unit: string; readonly comparator?: string } | null;
}

function largest(image: Image): number | null {
  const sizes = [...sizesOn(image, 'longest', new Set()).values()];
  const measured = sizes.filter((size) => size !== null);
  return measured.length === 0 || measured.length < sizes.length ? null : Math.max(...measured);
}

/** Performance status at the last visit that tells it; visits of one day that disagree tell nothing. */
function lastEcog({ record }: Timeline, start: number): number | null {
  return groupByDay(record.followUps, (visit) => visit.visitDate)
    .filter(({ day }) => day <= start && day >= start - DAYS_BEFORE)
    .reduce<number | null>(
      (last, visits) => valueOn(visits, (visit) => known(visit.ecog), new Set()) ?? last,
      null,
    );
}

/** Burden, invasion and spread on the last image before the switch; performance status at the last visit. */
function burdenAt(timeline: Timeline, start: number) {
  const last = <T>(read: (image: Image) => T | null): T | null =>
    lastImage(timeline.adequate, start, read)?.value ?? null;
  const { baseline } = timeline.record;
  return {
    nTumours: last((image) => valueOn(image, (row) => known(row.nViableLiver), new Set())) || null,
    maxSizeMm: last(largest) || null,
    mvi: last((image) => featureOn(image, 'mvi', new Set())),
    ehs: last((image) => featureOn(image, 'ehs', new Set())),
    ecog: ECOG_GRADES.find((grade) => grade === lastEcog(timeline, start)) ?? null,
    ecogCancerRelated: baseline && known(baseline.ecogCancerRelated),
    transplantCandidate: baseline && known(baseline.transplantCandidate),
  };
}

const ECOG_GRADES = [0, 1, 2, 3, 4] as const;

export function scoresAtSwitch(timeline: Timeline, start: number): AtSwitch {
  const { config, panels } = timeline;
  const notes: Notes = new Set();
  const stretch = { from: start - DAYS_BEFORE, to: start };
  const { items } = childPughWithin(timeline, stretch, notes);
  const lab = (name: 'bilirubin' | 'albumin' | 'afp') => lastLab(panels, name, stretch, notes)?.value ?? null;
  const albi = { bilirubin: lab('bilirubin'), albumin: lab('albumin') };
  const cpClass = childPughClass.evaluate(items, config);
  const stage = bclc.evaluate(
    { ...burdenAt(timeline, start), childPughClass: asClassInput(cpClass) },
    config,
  );
  return {
    childPughScore: withNotes(childPughScore.evaluate(items, config), notes),
    childPughClass: withNotes(cpClass, notes),
    albiScore: withNotes(albiScore.evaluate(albi, config), notes),
    albiGrade: withNotes(albiGrade.evaluate(albi, config), notes),
    bclc: stage,
    afp: lab('afp'),
  };
}
