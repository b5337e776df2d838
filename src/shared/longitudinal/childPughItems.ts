import type { Outcome } from '#shared/kernel/outcome.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import { childPughScore } from '#shared/scoring/rules/childPugh.ts';
import type { Notes } from './onDay.ts';
import {
  labOn,
  lastLab,
  lastStatus,
  nearestStatus,
  type Found,
  type Stretch,
  type StatusName,
} from './panels.ts';
import type { Panel, Timeline } from './timeline.ts';

type Ascites = 'none' | 'mild' | 'moderate_severe';
type Encephalopathy = 'none' | 'grade1_2' | 'grade3_4';

/** The inputs of one Child-Pugh score, all from one window, with the rows they came from. */
export interface ChildPughItems {
  readonly bilirubin: LabValue | null;
  readonly albumin: LabValue | null;
  readonly inr: LabValue | null;
  readonly ptProlongSec: LabValue | null;
  readonly ascites: Ascites | null;
  readonly encephalopathy: Encephalopathy | null;
  readonly onAnticoagulant: boolean | null;
}
export interface ChildPughEvidence {
  readonly items: ChildPughItems;
  readonly labIds: readonly string[];
}

const CHILD_PUGH_LABS = ['bilirubin', 'albumin', 'inr', 'ptProlongSec'] as const;
type LabItem = (typeof CHILD_PUGH_LABS)[number];
type LabItems = Readonly<Record<LabItem, Found<LabValue> | null>>;

function labItems(read: (name: LabItem) => Found<LabValue> | null): LabItems {
  return {
    bilirubin: read('bilirubin'),
    albumin: read('albumin'),
    inr: read('inr'),
    ptProlongSec: read('ptProlongSec'),
  };
}

function assemble(
  timeline: Timeline,
  labs: LabItems,
  clinical: <F extends StatusName>(name: F) => Found<unknown> | null,
): ChildPughEvidence {
  const ids = CHILD_PUGH_LABS.flatMap((name) => labs[name]?.ids ?? []);
  const { baseline } = timeline.record;
  return {
    items: {
      bilirubin: labs.bilirubin?.value ?? null,
      albumin: labs.albumin?.value ?? null,
      inr: labs.inr?.value ?? null,
      ptProlongSec: labs.ptProlongSec?.value ?? null,
      ascites: (clinical('ascites')?.value ?? null) as Ascites | null,
      encephalopathy: (clinical('encephalopathy')?.value ?? null) as Encephalopathy | null,
      onAnticoagulant: baseline && known(baseline.onAnticoagulant),
    },
    labIds: [...new Set(ids)],
  };
}

/**
 * The last items of a stretch of time. Laboratory items further than `cp.labWindowDays` from the latest of them, and
 * clinical items further than `cp.clinicalWindowDays` from it, do not belong to the same score and are missing.
 */
export function childPughWithin(timeline: Timeline, stretch: Stretch, notes: Notes): ChildPughEvidence {
  const { config, panels, statuses } = timeline;
  const last = labItems((name) => lastLab(panels, name, stretch, notes));
  const anchor = Math.max(...CHILD_PUGH_LABS.map((name) => last[name]?.day ?? -Infinity));
  const labs = labItems((name) => {
    const item = last[name];
    return item !== null && anchor - item.day <= config['cp.labWindowDays'] ? item : null;
  });
  return assemble(timeline, labs, (name) => {
    const item = lastStatus(statuses, name, stretch, notes);
    const isNear =
      anchor === -Infinity ||
      (item !== null && Math.abs(item.day - anchor) <= config['cp.clinicalWindowDays']);
    return isNear ? item : null;
  });
}

/**
 * The items as of a panel: what it measured itself, else the last value of the days before it, within the same
 * windows; clinical items nearest to it.
 */
function childPughAt(timeline: Timeline, panel: Panel, notes: Notes): ChildPughEvidence | null {
  const { config, panels, statuses } = timeline;
  if (!CHILD_PUGH_LABS.some((name) => labOn(panel, name, notes) !== null)) return null;
  const stretch: Stretch = {
    from: panel.day - config['cp.labWindowDays'],
    to: panel.day,
    ...(panel.post ? {} : { before: panel.day }),
  };
  const labs = labItems((name) => lastLab(panels, name, stretch, notes));
  const around = { day: panel.day, within: config['cp.clinicalWindowDays'] };
  return assemble(timeline, labs, (name) => nearestStatus(statuses, name, around, notes));
}

/** The Child-Pugh score of one panel: a range of whole points, a single one when all items are known. */
export interface ChildPughPoint {
  readonly day: number;
  readonly post: boolean;
  readonly low: number;
  readonly high: number;
  readonly labIds: readonly string[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

export function rangeOf(outcome: Outcome<number>): readonly [low: number, high: number] | null {
  if (outcome.kind === 'decided') return [outcome.value, outcome.value];
  if (outcome.kind === 'not_applicable') return null;
  const low = outcome.possible[0];
  const high = outcome.possible.at(-1);
  return low === undefined || high === undefined ? null : [low, high];
}

/** Child-Pugh at every panel that holds at least one of its items, in order. Cost: panels x rows nearby. */
export function childPughSeries(timeline: Timeline): readonly ChildPughPoint[] {
  const points: ChildPughPoint[] = [];
  for (const panel of timeline.panels) {
    const notes: Notes = new Set();
    const evidence = childPughAt(timeline, panel, notes);
    if (evidence === null) continue;
    const outcome = childPughScore.evaluate(evidence.items, timeline.config);
    const range = rangeOf(outcome);
    if (range === null) continue;
    const missing = outcome.kind === 'not_applicable' ? [] : outcome.missing;
    points.push({
      day: panel.day,
      post: panel.post,
      low: range[0],
      high: range[1],
      labIds: evidence.labIds,
      missing,
      notes: [...notes],
    });
  }
  return points;
}
