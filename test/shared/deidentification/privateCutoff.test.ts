import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { deidentify } from '#shared/deidentification/deidentify.ts';
import {
  newTally,
  planCutoff,
  privateCutoffOf,
  sharedCutoff,
  tallyContact,
} from '#shared/deidentification/privateCutoff.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';
import { toTree } from '#shared/deidentification/tree.ts';
import { truncate } from '#shared/deidentification/truncate.ts';
import { contextOf, keyed, patientOf, released, tableOf, uuidOf } from './support.ts';

const CUTOFF = '2024-06-30';
const cutoff = must(dayNumber(CUTOFF), 'a day');

const followed = (n: number, index: string, last: string, dead = false) =>
  patientOf(n, {
    patient: {},
    taceSessions: [{ date: index }],
    followUps: [
      dead
        ? { visitDate: last, vitalStatus: 'dead', deathDate: last, causeOfDeath: 'hcc' }
        : { visitDate: last, vitalStatus: 'alive', lastKnownAlive: last },
    ],
  });

describe('the shared last contact', () => {
  const tallyOf = (lasts: readonly string[]) => {
    const tally = newTally();
    lasts.forEach((last, n) => tallyContact(tally, toTree(followed(n, '2020-01-01', last).record)));
    return sharedCutoff(tally);
  };
  const apart = (n: number) => Array.from({ length: n }, (_, i) => addDays('2023-01-01', i) ?? '');

  it('is found with five of the living, or with more than a tenth', () => {
    expect(tallyOf([...apart(60), ...Array<string>(5).fill(CUTOFF)])).toBe(cutoff);
    expect(tallyOf([...apart(60), ...Array<string>(4).fill(CUTOFF)])).toBeNull();
    expect(tallyOf([...apart(10), CUTOFF, CUTOFF])).toBe(cutoff);
  });

  it('is the earliest of several that many share', () => {
    const many = [...Array<string>(6).fill(CUTOFF), ...Array<string>(6).fill('2022-12-31')];
    expect(tallyOf(many)).toBe(dayNumber('2022-12-31'));
  });

  it('does not count the dead, nor dates that are days written as dates', () => {
    const tally = newTally();
    for (let n = 0; n < 9; n += 1) {
      tallyContact(tally, toTree(followed(n, '2020-01-01', CUTOFF, true).record));
      const relative = patientOf(n, {
        patient: { dateBasis: 'relative' },
        followUps: [{ visitDate: CUTOFF, vitalStatus: 'alive' }],
      });
      tallyContact(tally, toTree(relative.record));
    }
    expect(sharedCutoff(tally)).toBeNull();
  });

  it('leaves a limited data set alone and ends shifted data a whole window early', () => {
    const tally = newTally();
    tallyContact(tally, toTree(followed(1, '2020-01-01', CUTOFF).record));
    expect(planCutoff(PROFILES.limited, tally, true).base).toBeNull();
    expect(planCutoff(PROFILES['relative-days'], tally, true)).toMatchObject({ fired: false, base: null });
    expect(planCutoff(PROFILES['shifted-dates'], tally, true).base).toBe(cutoff - 365);
    expect(planCutoff(PROFILES['shifted-dates'], tally, false).base).toBeNull();
  });
});

describe('a record that ends at its cutoff', () => {
  const at = must(dayNumber('2022-01-01'), 'a day');
  const followUpOf = (parts: Readonly<Record<string, unknown>>) =>
    truncate(toTree(patientOf(1, { patient: {}, ...parts }).record), at).children.filter(
      (row) => row.entity === 'followUp',
    );

  it('turns a later death into a censoring on the last day', () => {
    const [row, ...rest] = followUpOf({
      followUps: [
        { visitDate: '2023-02-01', vitalStatus: 'dead', deathDate: '2023-02-01', causeOfDeath: 'hcc' },
      ],
    });
    expect(rest).toEqual([]);
    expect(row?.values).toMatchObject({
      visitDate: '2022-01-01',
      vitalStatus: 'alive',
      deathDate: null,
      causeOfDeath: null,
    });
  });

  it('keeps an earlier death, also one that was recorded later', () => {
    const [row] = followUpOf({
      followUps: [{ visitDate: '2023-02-01', ecog: 1, vitalStatus: 'dead', deathDate: '2021-02-01' }],
    });
    expect(row?.values).toMatchObject({
      visitDate: { missing: 'CUT' },
      ecog: { missing: 'CUT' },
      deathDate: '2021-02-01',
    });
  });

  it('claims no life beyond the month in which a death may lie', () => {
    const rows = followUpOf({
      followUps: [{ visitDate: '2022-03-01', vitalStatus: 'dead', deathDate: '2022-01' }],
    });
    expect(rows.map((row) => row.values['lastKnownAlive'])).toEqual(['2021-12-31']);
  });

  it('keeps a death without a date unless life is known up to the cutoff', () => {
    const dead = { visitDate: '2023-02-01', vitalStatus: 'dead' };
    expect(followUpOf({ followUps: [dead] })[0]?.values['vitalStatus']).toBe('dead');
    const alive = { visitDate: '2022-06-01', vitalStatus: 'alive' };
    expect(followUpOf({ followUps: [alive, dead] }).map((row) => row.values['vitalStatus'])).toEqual([
      'alive',
    ]);
  });

  it('blanks what later dates tell', () => {
    const tree = truncate(
      toTree(
        patientOf(1, {
          patient: {},
          taceSessions: [
            {
              date: '2021-01-01',
              reasonNotRepeated: { primary: 'death', reasons: ['death'], date: '2022-05-01' },
            },
          ],
          systemicCourses: [
            {
              startDate: '2021-05-01',
              stopDate: '2022-05-01',
              stopReason: 'death',
              bestResponse: 'PD',
              doseReductions: [{ date: '2022-04-01' }],
            },
          ],
          adverseEvents: [{ onset: '2021-12-30', grade: 5, serious: true, seriousCriterion: 'death' }],
          labs: [{ date: '2022-01-02', albumin: 40 }],
          followUps: [{ visitDate: '2022-05-01', vitalStatus: 'dead', deathDate: '2022-05-01' }],
        }).record,
      ),
      at,
    );
    const of = (entity: string) => tree.children.find((row) => row.entity === entity);
    const CUT = { missing: 'CUT' };
    expect(of('taceSession')?.values).toMatchObject({
      'reasonNotRepeated.primary': CUT,
      'reasonNotRepeated.date': CUT,
    });
    expect(of('systemicCourse')?.values).toMatchObject({ stopDate: CUT, stopReason: CUT, bestResponse: CUT });
    expect(of('systemicCourse')?.children).toEqual([]);
    expect(of('adverseEvent')?.values).toMatchObject({ grade: CUT, seriousCriterion: CUT });
    expect(of('labPanel')).toBeUndefined();
  });
});

const RANGE = 180;
const context = contextOf('relative-days', { fired: true, base: cutoff, range: RANGE });

describe('private cutoffs', () => {
  it('spread evenly over their range and are the same in every release', () => {
    const counts = new Array<number>(RANGE + 1).fill(0);
    const tree = toTree(followed(1, '2020-01-01', CUTOFF).record);
    for (let n = 0; n < 20_000; n += 1) {
      const day = must(privateCutoffOf(context.cutoff, keyed, uuidOf(n), tree), 'a cutoff');
      counts[cutoff - day] = (counts[cutoff - day] ?? 0) + 1;
    }
    const expected = 20_000 / (RANGE + 1);
    const chiSquare = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(250);
    const other = { ...context, scope: 'release-2' };
    const patient = followed(7, '2020-01-01', CUTOFF);
    const time = (of: typeof context) => tableOf(of.plan, released(patient, of), 'patients')[0]?.['os_time'];
    expect(time(other)).toBe(time(context));
  });

  it('leave no living patient dated: any index in a window of the range fits the file', () => {
    const uncovered = new Set<number>();
    for (let n = 0; n < 3000; n += 1) {
      const index = must(addDays('2019-01-01', n % 1500), 'a day');
      const [row] = tableOf(context.plan, released(followed(n, index, CUTOFF), context), 'patients');
      const guessed = cutoff - Number(row?.['os_time']);
      uncovered.add(guessed - must(dayNumber(index), 'a day'));
    }
    expect(Math.min(...uncovered)).toBe(0);
    expect(Math.max(...uncovered)).toBe(RANGE);
    expect(uncovered.size).toBe(RANGE + 1);
  });

  it('take out who was first treated after them, and nobody else', () => {
    const late = Array.from({ length: 200 }, (_, n) => followed(n, '2024-05-01', CUTOFF));
    const kept = late.filter((patient) => deidentify(patient, context) !== null).length;
    expect(kept).toBeGreaterThan(30);
    expect(kept).toBeLessThan(110);
  });

  it('let no row or date past them', () => {
    const dates = fc.integer({ min: cutoff - 900, max: cutoff }).map(dayFromNumber);
    fc.assert(
      fc.property(
        fc.nat(5000),
        dates,
        fc.array(dates, { maxLength: 5 }),
        fc.boolean(),
        (n, index, others, dead) => {
          const patient = patientOf(n, {
            patient: { consentDate: others[0] ?? null },
            taceSessions: [
              { date: index, reasonNotRepeated: { primary: 'progression', date: others[1] ?? null } },
            ],
            labs: others.map((date) => ({ date, albumin: 40 })),
            systemicCourses: others.map((date) => ({ startDate: date, stopDate: CUTOFF })),
            adverseEvents: others.map((date) => ({ onset: date, end: CUTOFF })),
            followUps: [
              { visitDate: CUTOFF, vitalStatus: dead ? 'dead' : 'alive', deathDate: dead ? CUTOFF : null },
            ],
          });
          const end = must(
            privateCutoffOf(context.cutoff, keyed, patient.uuid, toTree(patient.record)),
            'a cutoff',
          );
          const out = deidentify(patient, context);
          const limit = end - must(dayNumber(index), 'a day');
          if (out === null) {
            expect(limit).toBeLessThan(0);
            return;
          }
          for (const table of [
            'patients',
            'taceSessions',
            'labs',
            'systemicCourses',
            'adverseEvents',
            'followUps',
          ]) {
            for (const row of tableOf(context.plan, out, table)) {
              for (const [name, cell] of Object.entries(row)) {
                if ((name.endsWith('_day') || name === 'os_time') && typeof cell === 'number')
                  expect(cell).toBeLessThanOrEqual(limit);
              }
            }
          }
        },
      ),
      { seed: 30, numRuns: 200 },
    );
  });
});
