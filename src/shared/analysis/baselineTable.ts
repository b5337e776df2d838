import { CODEBOOK } from '#shared/codebook/codebook.ts';
import { labPanel } from '#shared/codebook/entities/labPanel.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import { baselineInvasion } from '#shared/longitudinal/baselineInvasion.ts';
import { lastLab } from '#shared/longitudinal/panels.ts';
import { canonicalInterval, canonicalValue, type LabInterval, type LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import type { Subject } from './subject.ts';
import { variableOf } from './variables.ts';

/** What one patient has in a row of the table; `null` is missing. */
export type BaselineValue = number | string | null;

/** A row of the baseline table. Categories without a fixed order are listed as they occur. */
export interface BaselineItem {
  readonly name: string;
  readonly kind: 'continuous' | 'categorical';
  readonly levels: readonly string[] | null;
  read(subject: Subject): BaselineValue;
}

const YES_NO = ['false', 'true'] as const;

/** A field or score that is known; one that can still have several values is missing. */
function read(name: string, subject: Subject): BaselineValue {
  const values = variableOf(name)?.read(subject) ?? null;
  const [value] = values ?? [];
  if (value === undefined || (values?.length ?? 0) > 1) return null;
  return typeof value === 'boolean' ? String(value) : value;
}

const continuous = (name: string): BaselineItem => ({
  name,
  kind: 'continuous',
  levels: null,
  read: (subject) => {
    const value = read(name, subject);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  },
});

const categorical = (name: string, levels: readonly string[] | null = null): BaselineItem => ({
  name,
  kind: 'categorical',
  levels,
  read: (subject) => {
    const value = read(name, subject);
    return value === null ? null : String(value);
  },
});

/** Several causes may stand together, so each is a row of its own. */
const aetiology = (cause: string): BaselineItem => ({
  name: `aetiology: ${cause}`,
  kind: 'categorical',
  levels: YES_NO,
  read: (subject) => {
    const causes = variableOf('aetiology')?.read(subject) ?? null;
    return causes === null ? null : String(causes.includes(cause));
  },
});

/** Bands, so that a number that is too large to count has its place. */
const tumourNumber: BaselineItem = {
  name: 'nTumours',
  kind: 'categorical',
  levels: ['1', '2-3', '4-6', '>=7'],
  read: (subject) => {
    const count = read('nTumours', subject);
    if (typeof count !== 'number') return null;
    if (count === 1) return '1';
    return count <= 3 ? '2-3' : count <= 6 ? '4-6' : '>=7';
  },
};

type Marker = 'afp' | 'pivka2';

/** The last value on or before the first TACE, within the window of baseline values. */
function markerOf({ evidence }: Subject, name: Marker): LabValue | null {
  const { panels, courses, config } = evidence.timeline;
  const first = courses[0]?.start;
  if (first === undefined) return null;
  const stretch = { from: first - config['win.baseline'], to: first, before: first };
  return lastLab(panels, name, stretch, new Set())?.value ?? null;
}

/** A value of which only a bound is known has no place in a median. */
const marker = (name: Marker): BaselineItem => ({
  name,
  kind: 'continuous',
  levels: null,
  read: (subject) => {
    const found = markerOf(subject, name);
    return found === null || found.comparator !== undefined
      ? null
      : canonicalValue(labPanel.fields[name].quantity, found);
  },
});

/** Whether all of an interval lies from a limit on, or all of it below. */
function isFrom({ low, high, highOpen }: LabInterval, limit: number): boolean | null {
  if (round6(low) >= limit) return true;
  return round6(high) < limit || (highOpen && round6(high) === limit) ? false : null;
}

const markerFrom = (name: Marker, limit: number): BaselineItem => ({
  name: `${name} >= ${limit}`,
  kind: 'categorical',
  levels: YES_NO,
  read: (subject) => {
    const found = markerOf(subject, name);
    const interval = found === null ? null : canonicalInterval(labPanel.fields[name].quantity, found);
    const answer = interval === null ? null : isFrom(interval, limit);
    return answer === null ? null : String(answer);
  },
});

const invasion: BaselineItem = {
  name: 'mvi',
  kind: 'categorical',
  levels: YES_NO,
  read: ({ evidence }) => {
    const truth = baselineInvasion(evidence.timeline.record.baseline);
    return truth === null ? null : String(truth);
  },
};

/** An empty list does not say that there was none. */
const priorTreatment = (type: string): BaselineItem => ({
  name: `priorTreatment: ${type}`,
  kind: 'categorical',
  levels: YES_NO,
  read: ({ evidence }) => {
    const types = (evidence.timeline.record.baseline?.priorTreatment ?? []).map((row) => known(row.type));
    return types.every((each) => each === null) ? null : String(types.some((each) => each === type));
  },
});

const technique: BaselineItem = {
  name: 'technique',
  kind: 'categorical',
  levels: Object.keys(CODEBOOK.taceSession.fields.technique.codes),
  read: ({ evidence }) => {
    const first = evidence.timeline.courses[0]?.start;
    if (first === undefined) return null;
    const sessions = evidence.timeline.record.taceSessions.filter(({ date }) => dayNumber(date) === first);
    const [only, ...others] = new Set(sessions.map((session) => known(session.technique)));
    return others.length > 0 ? null : (only ?? null);
  },
};

/** The rows of the baseline table, in reading order. What a source states stands beside what is computed. */
export const BASELINE_ITEMS: readonly BaselineItem[] = [
  continuous('age'),
  categorical('sex', Object.keys(CODEBOOK.patient.fields.sex.codes)),
  ...Object.keys(CODEBOOK.baseline.fields.aetiology.codes).map(aetiology),
  categorical('cirrhosis', YES_NO),
  categorical('ecog', ['0', '1', '2', '3', '4']),
  categorical('reportedEcogBand'),
  continuous('childPughScore'),
  categorical('childPughClass', ['A', 'B', 'C']),
  categorical('reportedChildPughClass', ['A', 'B', 'C']),
  categorical('albiGrade', ['1', '2', '3']),
  categorical('malbiGrade', ['1', '2a', '2b', '3']),
  categorical('bclc', ['0', 'A', 'B', 'C', 'D']),
  categorical('reportedBclc', ['0', 'A', 'B', 'C', 'D']),
  categorical('appleIntermediate', YES_NO),
  categorical('upToSeven', ['in', 'out']),
  categorical('seedSubgroup'),
  categorical('bolondi'),
  categorical('kinki'),
  tumourNumber,
  continuous('maxSizeMm'),
  categorical('bilobar', YES_NO),
  marker('afp'),
  markerFrom('afp', 200),
  markerFrom('afp', 400),
  marker('pivka2'),
  invasion,
  categorical('ehs', YES_NO),
  ...Object.keys(CODEBOOK.priorTreatment.fields.type.codes).map(priorTreatment),
  technique,
];

/** Name and version of every rule whose result is a row. */
export const BASELINE_RULES: readonly string[] = BASELINE_ITEMS.flatMap(
  ({ name }) => variableOf(name)?.rule ?? [],
);
