import { fail, type Result } from '#shared/kernel/result.ts';
import { coxModel, type CoxModel } from '../cox/coxModel.ts';
import { refusal, type Refusal } from '../refusal.ts';
import type { CompetingData } from './cumulativeIncidence.ts';

/** Rows of a weighted Cox model in which those with a competing event stay at risk. `subject` is the row they are of. */
export type SubdistributionRows = {
  readonly entry: Float64Array;
  readonly stop: Float64Array;
  readonly status: Uint8Array;
  readonly weight: Float64Array;
  readonly subject: Int32Array;
};

/** Who may still be censored at a time at which others have events: not these (R `finegray`), or these too (`crr`). */
export type CensoringTies = 'events_first' | 'events_stay';

/** Probability of not being censored before each grid time, and the numbers that give it. */
export type Censoring = {
  readonly free: Float64Array;
  readonly censored: Float64Array;
  readonly atRisk: Float64Array;
};

/** Kaplan-Meier estimate of the censoring distribution just before each grid time. O(n + times). */
export function censoringDistribution(data: CompetingData, ties: CensoringTies): Censoring {
  const size = data.grid.values.length;
  const events = new Float64Array(size);
  const censored = new Float64Array(size);
  for (let i = 0; i < data.cause.length; i++) {
    const counts = data.cause[i] === 0 ? censored : events;
    const time = data.grid.stop[i] as number;
    counts[time] = (counts[time] as number) + 1;
  }
  const free = new Float64Array(size);
  const atRisk = new Float64Array(size);
  let risk = data.cause.length;
  let probability = 1;
  for (let j = 0; j < size; j++) {
    free[j] = probability;
    const exposed = ties === 'events_first' ? risk - (events[j] as number) : risk;
    atRisk[j] = exposed;
    if ((censored[j] as number) > 0) probability *= (exposed - (censored[j] as number)) / exposed;
    risk -= (events[j] as number) + (censored[j] as number);
  }
  return { free, censored, atRisk };
}

/**
 * Fine and Gray's weighting: after a competing event a row stays at risk with weight G(t-) / G(x-), G the probability of
 * not being censored and x the time of its event; a new row starts whenever that weight changes between events of the
 * target cause. Reference: R `survival::finegray`. O(n + competing events x distinct weights).
 */
export function subdistributionRows(
  data: CompetingData,
  target: number,
  ties: CensoringTies = 'events_first',
): SubdistributionRows {
  const { values, stop } = data.grid;
  const { free } = censoringDistribution(data, ties);
  const isTargetTime = new Uint8Array(values.length);
  for (let i = 0; i < data.cause.length; i++)
    if (data.cause[i] === target) isTargetTime[stop[i] as number] = 1;
  const entry: number[] = [];
  const end: number[] = [];
  const status: number[] = [];
  const weight: number[] = [];
  const subject: number[] = [];
  const origin = Math.min(0, values[0] ?? 0) - 1;
  const add = (i: number, from: number, to: number, event: number, w: number): void => {
    entry.push(from);
    end.push(to);
    status.push(event);
    weight.push(w);
    subject.push(i);
  };
  for (let i = 0; i < data.cause.length; i++) {
    const own = stop[i] as number;
    const cause = data.cause[i] as number;
    add(i, origin, values[own] as number, Number(cause === target), 1);
    if (cause === 0 || cause === target) continue;
    let from = values[own] as number;
    let open: { to: number; readonly w: number } | null = null;
    for (let j = own + 1; j < values.length; j++) {
      if (isTargetTime[j] === 0) continue;
      const w = (free[j] as number) / (free[own] as number);
      if (open !== null && open.w !== w) {
        add(i, from, open.to, 0, open.w);
        from = open.to;
        open = null;
      }
      if (w <= 0) break;
      if (open === null) open = { to: values[j] as number, w };
      else open.to = values[j] as number;
    }
    if (open !== null) add(i, from, open.to, 0, open.w);
  }
  return {
    entry: Float64Array.from(entry),
    stop: Float64Array.from(end),
    status: Uint8Array.from(status),
    weight: Float64Array.from(weight),
    subject: Int32Array.from(subject),
  };
}

/**
 * Fine and Gray's (1999) proportional subdistribution hazards model of one cause: a Cox model with Breslow ties on the
 * rows of `subdistributionRows`, with robust variance over subjects (which takes the censoring weights as known).
 *
 * Reference: R `survival::finegray` with `coxph`. Example: without competing events it is the Cox model.
 */
export function fineGray(
  data: CompetingData,
  target: number,
  covariates: readonly Float64Array[],
): Result<CoxModel, Refusal> {
  if (!data.cause.includes(target)) return fail(refusal('no_events'));
  const rows = subdistributionRows(data, target);
  return coxModel(
    {
      time: rows.stop,
      entry: rows.entry,
      status: rows.status,
      weight: rows.weight,
      cluster: rows.subject,
      covariates: covariates.map((column) => Float64Array.from(rows.subject, (i) => column[i] as number)),
    },
    { ties: 'breslow' },
  );
}
