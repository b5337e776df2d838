import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayFromNumber } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { baselineInputs } from '#shared/assessment/baselineInputs.ts';
import { timelineOf as assessmentTimeline } from '#shared/longitudinal/timeline.ts';
import { defaultConfig } from '#shared/model/config.ts';
import { albiGrade } from '#shared/scoring/rules/albi.ts';
import { bclc } from '#shared/scoring/rules/bclc.ts';
import { entityOf } from '#shared/codebook/codebook.ts';
import { AGE_GROUPS, releasedAge } from './age.ts';
import { column, type Cell, type ReleaseColumn } from './column.ts';
import { aliveBounds, deathBounds, hasRelativeDates, isDead } from './contact.ts';
import { wholeMonths } from './datePlan.ts';
import { reasonColumn } from './fieldPlan.ts';
import type { Profile } from './profile.ts';
import type { Timeline } from './timeline.ts';
import { branchesOf, textOf, type Branch } from './tree.ts';

/** A patient on the way out: already truncated, with what the dates are turned with. */
export interface Departing {
  readonly tree: Branch;
  /** The record before truncation: read only as of the index. */
  readonly record: PatientRecord;
  readonly timeline: Timeline;
  /** Last day number of the released record. */
  readonly last: number | null;
}

/** Columns of the patients table that are no field: computed once per patient from what is released of it. */
export interface DerivedPlan {
  readonly columns: readonly ReleaseColumn[];
  readonly cells: (patient: Departing) => readonly Cell[];
}

const yearOf = (day: number): number => Number(dayFromNumber(day).slice(0, 4));

/** The year alone: two years and the months between them would narrow the calendar month. */
export const indexYearPlan: DerivedPlan = {
  columns: [
    column({
      name: 'index_year',
      label: 'Year of the index event',
      type: 'integer',
      unit: 'year',
      classes: ['event_date'],
      action: 'year only',
    }),
  ],
  cells: ({ tree, timeline: { index } }) =>
    index === null || hasRelativeDates(tree) || yearOf(index.low) !== yearOf(index.high)
      ? [null]
      : [yearOf(index.low)],
};

export function agePlan(profile: Profile): DerivedPlan {
  const age = column({
    name: 'age_at_index',
    label: 'Age at the index event',
    type: 'integer',
    unit: 'years',
    source: 'patient.birthDate',
    classes: ['birth_date', 'age_like'],
    action: 'age at index',
  });
  const group = column({
    ...age,
    name: 'age_group',
    label: 'Age group',
    type: 'code',
    unit: null,
    codes: AGE_GROUPS,
  });
  return {
    columns: [age, group, reasonColumn(age, age.label)],
    cells: ({ tree, timeline, last }) => {
      const released = releasedAge(tree, timeline.index?.low ?? null, last, profile.capAges);
      return [released.age, released.group, released.reason];
    },
  };
}

const derived = (
  name: string,
  label: string,
  type: ReleaseColumn['type'],
  parts: Partial<ReleaseColumn> = {},
) => column({ name, label, type, action: 'derived', ...parts });

const decided = (outcome: Outcome<string | number>): string | null =>
  outcome.kind === 'decided' ? String(outcome.value) : null;

const BCLC = { '0': '0', A: 'A', B: 'B', C: 'C', D: 'D' };

/** Baseline scores by the registry's own rules; the stage as stated stands in where the inputs do not decide it. */
export const scorePlan: DerivedPlan = {
  columns: [
    derived('bclc', 'BCLC stage, computed or else as stated', 'code', { codes: BCLC, classes: ['quasi'] }),
    derived('bclc_source', 'Where the BCLC stage comes from', 'code', {
      codes: { computed: 'Computed', reported: 'As stated' },
      companionOf: 'bclc',
    }),
    derived('child_pugh_score', 'Child-Pugh score at the first TACE', 'integer'),
    derived('child_pugh_class', 'Child-Pugh class at the first TACE', 'code', {
      codes: { A: 'A', B: 'B', C: 'C' },
    }),
    derived('albi_grade', 'ALBI grade at the first TACE', 'code', {
      codes: { '1': '1', '2': '2', '3': '3' },
    }),
  ],
  cells: ({ record, tree }) => {
    const inputs = baselineInputs(assessmentTimeline(record, null, defaultConfig));
    const computed = decided(bclc.evaluate(inputs.shared, defaultConfig));
    const [baseline] = branchesOf(tree, 'baseline');
    const reported = textOf(baseline?.values['reportedBclc']);
    const stage = computed ?? reported;
    const score = decided(inputs.childPughScore);
    return [
      stage,
      stage === null ? null : computed === null ? 'reported' : 'computed',
      score === null ? null : Number(score),
      decided(inputs.childPughClass),
      decided(albiGrade.evaluate(inputs.shared, defaultConfig)),
    ];
  },
};

function earliest(rows: readonly Branch[], date: string): Branch | null {
  const dated = rows.flatMap((row) => {
    const day = textOf(row.values[date]);
    return day === null ? [] : [{ row, day }];
  });
  dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return dated[0]?.row ?? null;
}

const codesOf = (
  entity: 'systemicCourse' | 'imaging',
  field: string,
): Readonly<Record<string, string>> | null => {
  const found = entityOf(entity).fields[field];
  return found?.type === 'code' ? found.codes : null;
};

export const coursePlan: DerivedPlan = {
  columns: [
    derived('n_tace', 'TACE sessions', 'integer', { classes: ['quasi'] }),
    derived('first_response', 'First mRECIST response', 'code', {
      codes: codesOf('imaging', 'response.mRECIST'),
    }),
    derived('n_systemic', 'Systemic courses', 'integer', { classes: ['quasi'] }),
    derived('first_regimen', 'First systemic regimen', 'code', {
      codes: codesOf('systemicCourse', 'regimenCode'),
      classes: ['quasi'],
    }),
  ],
  cells: ({ tree }) => {
    const systemic = branchesOf(tree, 'systemicCourse');
    const read = branchesOf(tree, 'imaging').filter((row) => textOf(row.values['response.mRECIST']) !== null);
    return [
      branchesOf(tree, 'taceSession').length,
      textOf(earliest(read, 'date')?.values['response.mRECIST']),
      systemic.length,
      textOf(earliest(systemic, 'startDate')?.values['regimenCode']),
    ];
  },
};

/** Day number on which observation ends, by death or by last contact; `null` when it is not known to the day. */
function endOfObservation(tree: Branch): number | null {
  const candidates = isDead(tree) ? deathBounds(tree) : aliveBounds(tree);
  const [first, ...rest] = candidates;
  if (first === undefined) return null;
  const end = rest.reduce((latest, bounds) => (bounds.high > latest.high ? bounds : latest), first);
  const isOneDeath = !isDead(tree) || candidates.every((bounds) => bounds.low === end.low);
  return end.low === end.high && isOneDeath ? end.low : null;
}

/** Overall survival from the index, for a Kaplan-Meier curve straight from the file. */
export function survivalPlan(profile: Profile): DerivedPlan {
  const isMonths = profile.dates === 'months';
  const time = derived('os_time', 'Overall survival: time from the index', 'integer', {
    unit: isMonths ? 'months' : 'days',
  });
  const event = derived('os_event', 'Overall survival: died', 'boolean');
  return {
    columns: [time, event, reasonColumn(time, time.label)],
    cells: ({ tree, timeline: { index } }) => {
      const end = endOfObservation(tree);
      if (index === null) return [null, null, 'NOIDX'];
      const days = end === null || index.low !== index.high ? null : end - index.low;
      if (days === null || days < 0) return [null, null, 'PREC'];
      return [isMonths ? wholeMonths(days) : days, isDead(tree), null];
    },
  };
}
