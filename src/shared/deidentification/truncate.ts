import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import { dayFromNumber } from '#shared/kernel/day.ts';
import { aliveUntil, deathBounds, isDead, saysDead } from './contact.ts';
import { boundsOf } from './partialDate.ts';
import { textOf, type Branch, type ReleaseEntry } from './tree.ts';

const CUT = { missing: 'CUT' } as const;

/** Fields that tell what happened by a date: without a date on or before the cutoff they are not released. */
const CONSEQUENCES: Partial<Record<EntityName, Readonly<Record<string, readonly string[]>>>> = {
  systemicCourse: { stopDate: ['stopReason', 'bestResponse', 'taceResumed'] },
  taceSession: { 'reasonNotRepeated.date': ['reasonNotRepeated.primary', 'reasonNotRepeated.reasons'] },
};

const isAfter = (entry: ReleaseEntry | undefined, cutoff: number): boolean => {
  const day = textOf(entry);
  return day !== null && boundsOf(day).high > cutoff;
};

type Values = Record<string, ReleaseEntry>;

function blank(values: Values, field: string): void {
  if ((values[field] ?? null) !== null) values[field] = CUT;
}

function cutFields(branch: Branch, cutoff: number, diesLater: boolean): Values {
  const values: Values = { ...branch.values };
  for (const [date, dependents] of Object.entries(CONSEQUENCES[branch.entity] ?? {})) {
    if (textOf(values[date]) !== null && !isAfter(values[date], cutoff)) continue;
    for (const field of dependents) blank(values, field);
  }
  for (const [name, field] of Object.entries(entityOf(branch.entity).fields)) {
    const isEvent = field.type === 'date' && deidClasses(field).includes('event_date');
    if (isEvent && isAfter(values[name], cutoff)) values[name] = CUT;
  }
  if (branch.entity === 'adverseEvent' && diesLater) {
    if (values['grade'] === 5) values['grade'] = CUT;
    if (values['seriousCriterion'] === 'death') values['seriousCriterion'] = CUT;
  }
  return values;
}

/** A follow-up as it could have been written by the cutoff; `null` when nothing of it could. */
function cutFollowUp(row: Branch, cutoff: number, diesLater: boolean): Branch | null {
  const seenAfter = isAfter(row.values['visitDate'], cutoff);
  if (saysDead(row) && !diesLater) {
    const values: Values = { ...row.values };
    if (seenAfter) Object.assign(values, { visitDate: CUT, ecog: CUT });
    return { ...row, values };
  }
  if (seenAfter) return null;
  const values: Values = { ...row.values };
  if (saysDead(row)) {
    Object.assign(values, { vitalStatus: 'alive', deathDate: null, causeOfDeath: null });
  }
  if (isAfter(values['lastKnownAlive'], cutoff)) values['lastKnownAlive'] = dayFromNumber(cutoff);
  return { ...row, values };
}

function cutBranch(branch: Branch, cutoff: number, diesLater: boolean): Branch | null {
  if (branch.entity === 'followUp') return cutFollowUp(branch, cutoff, diesLater);
  const { dateField } = entityOf(branch.entity);
  if (dateField !== null && isAfter(branch.values[dateField], cutoff)) return null;
  return {
    ...branch,
    values: cutFields(branch, cutoff, diesLater),
    children: branch.children.flatMap((child) => cutBranch(child, cutoff, diesLater) ?? []),
  };
}

/** The follow-up that says how long the patient is known to have lived, up to the cutoff. */
function closing(day: number): Branch {
  const values: Values = {};
  for (const field of Object.keys(entityOf('followUp').fields)) values[field] = null;
  const date = dayFromNumber(day);
  Object.assign(values, { visitDate: date, vitalStatus: 'alive', lastKnownAlive: date });
  return { entity: 'followUp', id: 'closing', values, children: [] };
}

/** Whether the death lies after the cutoff, or the patient is known to have lived up to it. */
function diesAfter(tree: Branch, cutoff: number, alive: number): boolean {
  const deaths = deathBounds(tree);
  return deaths.length > 0 ? deaths.some((bounds) => bounds.high > cutoff) : isDead(tree) && alive >= cutoff;
}

/**
 * The patient as followed up to the cutoff (a day number) and no further: later records are gone, later dates and
 * what they tell are blanked with reason `CUT`, a later death becomes a censoring on the cutoff itself. A death
 * without a date stays one unless the patient is known to have lived to the cutoff.
 */
export function truncate(tree: Branch, cutoff: number): Branch {
  const alive = aliveUntil(tree) ?? Number.NEGATIVE_INFINITY;
  const later = diesAfter(tree, cutoff, alive);
  const kept = cutBranch(tree, cutoff, later) ?? { ...tree, children: [] };
  const end = Math.min(cutoff, alive);
  const isShorter = end > (aliveUntil(kept) ?? Number.NEGATIVE_INFINITY);
  if (isDead(kept) || !isShorter) return kept;
  return { ...kept, children: [...kept.children, closing(end)] };
}
