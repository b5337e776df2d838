import { labPanel } from '#shared/codebook/entities/labPanel.ts';
import type { Row } from '#shared/codebook/records.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import { canonicalValue, type LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import { valueOn, type Notes, type OnDay } from './onDay.ts';
import type { Panel, Status } from './timeline.ts';

export type LabName = Exclude<keyof typeof labPanel.fields, 'date' | 'timing'>;

/** A value with the day and the rows it was found on. */
export interface Found<T> {
  readonly value: T;
  readonly day: number;
  readonly ids: readonly string[];
}

/** Stretch of a timeline. `before` is a session's day: of that day only what was taken before the session counts. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly before?: number;
}

function isWithin(item: OnDay<unknown>, { from, to, before }: Stretch): boolean {
  return item.day >= from && item.day <= to && !(item.post && item.day === before);
}

/** Two reports of one value: the same amount, whatever the unit it is written in. */
function isSameLab(name: LabName): (a: LabValue, b: LabValue) => boolean {
  const { quantity } = labPanel.fields[name];
  return (a, b) =>
    (a.comparator ?? null) === (b.comparator ?? null) &&
    round6(canonicalValue(quantity, a) ?? NaN) === round6(canonicalValue(quantity, b) ?? NaN);
}

export function labOn(panel: Panel, name: LabName, notes: Notes): LabValue | null {
  return valueOn(panel, (row) => known(row[name]), notes, isSameLab(name));
}

function found<R extends { readonly id: string }, T>(
  group: OnDay<R>,
  value: T,
  pick: (row: R) => unknown,
  notes: Notes,
): Found<T> {
  if (group.imputed) notes.add('imputed_date');
  return {
    value,
    day: group.day,
    ids: group.rows.filter((row) => pick(row) !== null).map((row) => row.id),
  };
}

function lastFound<R extends { readonly id: string }, T>(
  groups: readonly OnDay<R>[],
  stretch: Stretch,
  read: (group: OnDay<R>) => T | null,
  pick: (row: R) => unknown,
  notes: Notes,
): Found<T> | null {
  for (let i = groups.length - 1; i >= 0; i -= 1) {
    const group = groups[i];
    if (group === undefined || !isWithin(group, stretch)) continue;
    const value = read(group);
    if (value !== null) return found(group, value, pick, notes);
  }
  return null;
}

export function lastLab(
  panels: readonly Panel[],
  name: LabName,
  stretch: Stretch,
  notes: Notes,
): Found<LabValue> | null {
  return lastFound(
    panels,
    stretch,
    (panel) => labOn(panel, name, notes),
    (row) => known(row[name]),
    notes,
  );
}

export function firstLab(
  panels: readonly Panel[],
  name: LabName,
  stretch: Stretch,
  notes: Notes,
): Found<LabValue> | null {
  for (const panel of panels) {
    if (!isWithin(panel, stretch)) continue;
    const value = labOn(panel, name, notes);
    if (value !== null) return found(panel, value, (row) => known(row[name]), notes);
  }
  return null;
}

export type StatusName = Exclude<keyof Row<'clinicalStatus'>, 'id' | 'date' | 'timing' | 'weightKg'>;
type StatusValue<F extends StatusName> = Exclude<
  Row<'clinicalStatus'>[F],
  null | { readonly missing: unknown }
>;

export function statusOn<F extends StatusName>(status: Status, name: F, notes: Notes): StatusValue<F> | null {
  return valueOn(status, (row) => known(row[name]) as StatusValue<F> | null, notes);
}

export function lastStatus<F extends StatusName>(
  statuses: readonly Status[],
  name: F,
  stretch: Stretch,
  notes: Notes,
): Found<StatusValue<F>> | null {
  return lastFound(
    statuses,
    stretch,
    (status) => statusOn(status, name, notes),
    (row) => known(row[name]),
    notes,
  );
}

/** The value nearest to a day; of two equally near ones the earlier. */
export function nearestStatus<F extends StatusName>(
  statuses: readonly Status[],
  name: F,
  around: { readonly day: number; readonly within: number },
  notes: Notes,
): Found<StatusValue<F>> | null {
  let best: Found<StatusValue<F>> | null = null;
  for (const status of statuses) {
    const distance = Math.abs(status.day - around.day);
    if (distance > around.within || (best !== null && distance >= Math.abs(best.day - around.day))) continue;
    const value = statusOn(status, name, notes);
    if (value !== null) best = found(status, value, (row) => known(row[name]), notes);
  }
  return best;
}
