import { dayFromNumber, DAYS_PER_MONTH } from '#shared/kernel/day.ts';
import { isMissing } from '#shared/model/missing.ts';
import { column, type Cell, type ReleaseColumn } from './column.ts';
import type { ReleaseReason } from './missingReason.ts';
import { boundsOf, type DayBounds } from './partialDate.ts';
import type { DateRule } from './profile.ts';
import { coarse, daysFromIndex, type Timeline } from './timeline.ts';
import type { ReleaseEntry } from './tree.ts';

interface DatePlan {
  readonly columns: readonly ReleaseColumn[];
  readonly cells: (entry: ReleaseEntry, timeline: Timeline) => readonly Cell[];
}
type ReasonColumn = (value: ReleaseColumn, label: string) => ReleaseColumn;

const absent = (entry: ReleaseEntry): string | null => (isMissing(entry) ? entry.missing : null);
const without = (reason: ReleaseReason): readonly Cell[] => [null, null, null, reason];

/** Whole months: rounded down, so that 0 is the month that starts with the index. */
export const wholeMonths = (days: number): number => Math.floor(days / DAYS_PER_MONTH);

interface Unit {
  readonly suffix: string;
  readonly name: string;
  readonly action: ReleaseColumn['action'];
  readonly of: (days: number) => number;
  readonly ceilingOf: (days: number) => number;
}
const DAYS: Unit = {
  suffix: '_day',
  name: 'days',
  action: 'days from index',
  of: (days) => days,
  ceilingOf: (days) => days,
};
const MONTHS: Unit = {
  suffix: '_month',
  name: 'months',
  action: 'months from index',
  of: wholeMonths,
  ceilingOf: (days) => Math.ceil(days / DAYS_PER_MONTH),
};

function boundColumns(base: ReleaseColumn, value: ReleaseColumn, unit: Unit): readonly ReleaseColumn[] {
  const of = (suffix: string, word: string): ReleaseColumn =>
    column({
      ...base,
      name: `${base.name}${unit.suffix}_${suffix}`,
      label: `${base.label}: ${word} ${unit.name} from index`,
      type: 'integer',
      unit: unit.name,
      action: unit.action,
      companionOf: value.name,
    });
  return [of('low', 'fewest'), of('high', 'most')];
}

const isPoint = (bounds: DayBounds): boolean => bounds.low === bounds.high;
const boundCells = (bounds: DayBounds, unit: Unit): readonly Cell[] => {
  const { low, high } = coarse(bounds);
  return [unit.of(low), unit.ceilingOf(high)];
};

/** A date as an interval from the index: exact where both are known to the day, in bounds where to the month. */
function planInterval(base: ReleaseColumn, unit: Unit, reasonColumn: ReasonColumn): DatePlan {
  const value = column({
    ...base,
    name: base.name + unit.suffix,
    label: `${base.label}: ${unit.name} from index`,
    type: 'integer',
    unit: unit.name,
    action: unit.action,
  });
  return {
    columns: [value, ...boundColumns(base, value, unit), reasonColumn(value, base.label)],
    cells: (entry, { index }) => {
      if (typeof entry !== 'string') return [null, null, null, absent(entry)];
      if (entry.length === 4) return without('PREC');
      if (index === null) return without('NOIDX');
      const days = daysFromIndex(entry, index);
      return isPoint(days)
        ? [unit.of(days.low), null, null, null]
        : [null, ...boundCells(days, unit), 'PREC'];
    },
  };
}

/** A date moved by the patient's shift; one known to the month only leaves as bounds from the index. */
function planShifted(base: ReleaseColumn, reasonColumn: ReasonColumn): DatePlan {
  const value = column({ ...base, type: 'date', action: 'shifted' });
  return {
    columns: [value, ...boundColumns(base, value, DAYS), reasonColumn(value, base.label)],
    cells: (entry, { index, shift }) => {
      if (typeof entry !== 'string') return [null, null, null, absent(entry)];
      const bounds = boundsOf(entry);
      if (isPoint(bounds)) return [dayFromNumber(bounds.low + shift), null, null, null];
      if (entry.length === 4) return without('PREC');
      if (index === null) return without('NOIDX');
      return [null, ...boundCells(daysFromIndex(entry, index), DAYS), 'PREC'];
    },
  };
}

function planReal(base: ReleaseColumn, reasonColumn: ReasonColumn): DatePlan {
  const value = column({ ...base, type: 'date' });
  return {
    columns: [value, reasonColumn(value, base.label)],
    cells: (entry) => [typeof entry === 'string' ? entry : null, absent(entry)],
  };
}

export function planDate(base: ReleaseColumn, rule: DateRule, reasonColumn: ReasonColumn): DatePlan {
  switch (rule) {
    case 'months':
      return planInterval(base, MONTHS, reasonColumn);
    case 'days':
      return planInterval(base, DAYS, reasonColumn);
    case 'shifted':
      return planShifted(base, reasonColumn);
    case 'real':
      return planReal(base, reasonColumn);
  }
}
