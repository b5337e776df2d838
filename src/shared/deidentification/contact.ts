import { entityOf } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import { boundsOf, type DayBounds } from './partialDate.ts';
import { branchesOf, textOf, type Branch } from './tree.ts';

const walk = (tree: Branch): readonly Branch[] => [tree, ...tree.children.flatMap(walk)];

function eventDates(branch: Branch): readonly string[] {
  const fields = Object.entries(entityOf(branch.entity).fields);
  return fields.flatMap(([name, field]) =>
    field.type === 'date' && deidClasses(field).includes('event_date')
      ? (textOf(branch.values[name]) ?? [])
      : [],
  );
}

const latestOf = (days: readonly number[]): number | null =>
  days.length === 0 ? null : days.reduce((latest, day) => Math.max(latest, day));

/** The last day number that any event of the record may lie on. */
export function lastDay(tree: Branch): number | null {
  return latestOf(walk(tree).flatMap((branch) => eventDates(branch).map((day) => boundsOf(day).high)));
}

const boundsIn = (row: Branch, field: string): readonly DayBounds[] => {
  const day = textOf(row.values[field]);
  return day === null ? [] : [boundsOf(day)];
};

export const saysDead = (row: Branch): boolean =>
  row.values['vitalStatus'] === 'dead' || textOf(row.values['deathDate']) !== null;

export function isDead(tree: Branch): boolean {
  return branchesOf(tree, 'followUp').some(saysDead);
}

/** When the patient died, as the follow-ups say it: usually one date, none when it is not known. */
export function deathBounds(tree: Branch): readonly DayBounds[] {
  return branchesOf(tree, 'followUp').flatMap((row) => boundsIn(row, 'deathDate'));
}

/** Dates on which life was confirmed: by a visit, or as stated. */
export function aliveBounds(tree: Branch): readonly DayBounds[] {
  return branchesOf(tree, 'followUp').flatMap((row) => [
    ...boundsIn(row, 'lastKnownAlive'),
    ...(row.values['vitalStatus'] === 'alive' ? boundsIn(row, 'visitDate') : []),
  ]);
}

/** The last day number on which the patient certainly lived by the follow-ups; a death counts by the day before it. */
export function aliveUntil(tree: Branch): number | null {
  const deaths = deathBounds(tree).map((bounds) => bounds.low - 1);
  return latestOf([...aliveBounds(tree).map((bounds) => bounds.low), ...deaths]);
}

/** The last contact with a living patient; `null` for the dead and for those without a follow-up. */
export function lastContact(tree: Branch): number | null {
  return isDead(tree) ? null : latestOf(aliveBounds(tree).map((bounds) => bounds.high));
}

/** Whether the record's dates are days from the first TACE written as dates, which say nothing of the calendar. */
export function hasRelativeDates(tree: Branch): boolean {
  return tree.values['dateBasis'] === 'relative';
}
