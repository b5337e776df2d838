import type { Row } from '#shared/codebook/records.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';

/** What the follow-ups say of life and death, whatever their order. */
export interface VitalStatus {
  readonly dead: boolean;
  /** Of a dead patient; `null` when no usable date is known or the records give several. */
  readonly deathDay: number | null;
  /** Last day known alive: a visit at which life was confirmed, or a date so stated. Never the data cut. */
  readonly lastAlive: number | null;
  readonly notes: readonly string[];
}

const later = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);

/** Cost: linear. */
export function vitalStatusOf(followUps: readonly Row<'followUp'>[]): VitalStatus {
  let dead = false;
  let lastAlive: number | null = null;
  const deaths = new Set<number>();
  const notes = new Set<string>();
  for (const row of followUps) {
    const status = known(row.vitalStatus);
    const deathDate = known(row.deathDate);
    const stated = known(row.lastKnownAlive);
    if (status === 'dead' || deathDate !== null) dead = true;
    const deathDay = deathDate === null ? null : dayNumber(deathDate);
    if (deathDay !== null) deaths.add(deathDay);
    if (deathDate !== null && deathDate.length === 7) notes.add('imputed_date');
    lastAlive = later(lastAlive, stated === null ? null : dayNumber(stated));
    if (status === 'alive') lastAlive = later(lastAlive, dayNumber(row.visitDate));
  }
  if (deaths.size > 1) notes.add('death_date_conflict');
  const [deathDay = null] = deaths.size === 1 ? deaths : [];
  return { dead, deathDay, lastAlive, notes: [...notes] };
}
