import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { survivalPlan } from '#shared/deidentification/derived.ts';
import { privateCutoffOf } from '#shared/deidentification/privateCutoff.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';
import { timelineOf } from '#shared/deidentification/timeline.ts';
import { toTree } from '#shared/deidentification/tree.ts';
import { truncate } from '#shared/deidentification/truncate.ts';
import { kaplanMeier } from '#shared/statistics/survival/kaplanMeier.ts';
import { contextOf, keyed, patientOf, uuidOf } from './support.ts';

const CUTOFF = '2024-06-30';
const cutoff = must(dayNumber(CUTOFF), 'a day');
const context = contextOf('relative-days', { fired: true, base: cutoff, range: 180 });

describe('survival after private cutoffs', () => {
  const [RUNS, PATIENTS, TIMES] = [120, 150, [730, 1460]] as const;
  const HAZARD = Math.LN2 / 730;

  /** Mulberry32: the simulation is the same each time. */
  function uniform(seed: number): () => number {
    let state = seed;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), state | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
  }

  const template = patientOf(0, { patient: {}, followUps: [{ visitDate: CUTOFF, vitalStatus: 'alive' }] });
  const empty = toTree(template.record);
  const row = must(
    empty.children.find((child) => child.entity === 'followUp'),
    'a follow-up',
  );
  const survival = survivalPlan(PROFILES['relative-days']);

  /** Time and event as released; only the follow-up of a template differs from patient to patient. */
  function observed(
    n: number,
    { index, end, dead }: { readonly index: number; readonly end: number; readonly dead: boolean },
    shortened: boolean,
  ): readonly [number, boolean] {
    const last = dayFromNumber(end);
    const values = dead
      ? { ...row.values, visitDate: last, vitalStatus: 'dead', deathDate: last, lastKnownAlive: null }
      : { ...row.values, visitDate: last, vitalStatus: 'alive', deathDate: null, lastKnownAlive: last };
    const whole = { ...empty, children: [{ ...row, values }] };
    const day = privateCutoffOf(context.cutoff, keyed, uuidOf(n), whole);
    const tree = shortened && day !== null ? truncate(whole, day) : whole;
    const timeline = timelineOf(dayFromNumber(index), 0);
    const [time, event] = survival.cells({ tree, record: template.record, timeline, last: null });
    return [Number(time), event === true];
  }

  /** Mean estimates of S(2 y) = 0.5 and S(4 y) = 0.25 when `shortens` says whose follow-up ends early. */
  function estimates(shortens: (dead: boolean) => boolean): readonly number[] {
    const random = uniform(4);
    const sums = TIMES.map(() => 0);
    for (let run = 0; run < RUNS; run += 1) {
      const [time, status]: [number[], number[]] = [[], []];
      for (let n = 0; n < PATIENTS; n += 1) {
        const index = cutoff - 200 - Math.floor(random() * 2000);
        const death = index + 1 + Math.floor(-Math.log(1 - random()) / HAZARD);
        const dead = death <= cutoff;
        const days = { index, end: dead ? death : cutoff, dead };
        const [length, died] = observed(run * PATIENTS + n, days, shortens(dead));
        time.push(length);
        status.push(died ? 1 : 0);
      }
      const curve = kaplanMeier(
        { time: Float64Array.from(time), status: Uint8Array.from(status) },
        { times: [...TIMES], confidenceTypes: ['plain'] },
      );
      if (!curve.ok) throw new Error(curve.error.code);
      curve.value.strata[0]?.at.plain?.forEach((point, k) => (sums[k] = (sums[k] ?? 0) + Number(point.surv)));
    }
    return sums.map((sum) => sum / RUNS);
  }

  it('is estimated without bias, which shortening only the living would bring', { timeout: 120_000 }, () => {
    const [two = 0, four = 0] = estimates(() => true);
    expect(Math.abs(two - 0.5)).toBeLessThan(0.012);
    expect(Math.abs(four - 0.25)).toBeLessThan(0.014);
    const [biasedTwo = 0, biasedFour = 0] = estimates((dead) => !dead);
    expect(biasedTwo).toBeLessThan(two - 0.012);
    expect(biasedFour).toBeLessThan(four - 0.018);
  });
});
