import { deidClasses, type DeidClass, type Field, type LabField } from '#shared/codebook/fieldTypes.ts';
import type { EntityName } from '#shared/codebook/codebook.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import { canonicalUnit, unitsOf } from '#shared/kernel/units.ts';
import { canonicalValue, COMPARATORS, type LabValue } from '#shared/model/lab.ts';
import { isMissing } from '#shared/model/missing.ts';
import { column, columnName, type Cell, type ReleaseColumn } from './column.ts';
import { planDate } from './datePlan.ts';
import { ALL_REASONS } from './missingReason.ts';
import type { Profile } from './profile.ts';
import type { Timeline } from './timeline.ts';
import type { ReleaseEntry } from './tree.ts';

/** The columns a field leaves as, and how an entry fills them. */
export interface FieldPlan {
  readonly field: string;
  readonly columns: readonly ReleaseColumn[];
  readonly cells: (entry: ReleaseEntry, timeline: Timeline) => readonly Cell[];
}

/** Classes that leave as they are. Everything that is not named here needs a rule of its own or stays behind. */
const KEPT: ReadonlySet<DeidClass> = new Set(['quasi', 'sensitive', 'measure']);

/** The column of missing reasons that stands beside a value column. */
export function reasonColumn(value: ReleaseColumn, label: string): ReleaseColumn {
  return column({
    name: `${value.name}_missing`,
    label: `${label}: why missing`,
    type: 'code',
    codes: ALL_REASONS,
    source: value.source,
    classes: value.classes,
    action: value.action,
    companionOf: value.name,
  });
}

const reasonOf = (entry: ReleaseEntry): string | null => (isMissing(entry) ? entry.missing : null);

function isLab(entry: ReleaseEntry): entry is LabValue {
  return typeof entry === 'object' && entry !== null && 'unit' in entry;
}

function planLab(base: ReleaseColumn, field: LabField): Pick<FieldPlan, 'columns' | 'cells'> {
  const unit = canonicalUnit(field.quantity);
  const companion = (suffix: string, label: string, parts: Partial<ReleaseColumn>): ReleaseColumn =>
    column({
      ...base,
      name: base.name + suffix,
      label: `${field.label}: ${label}`,
      type: 'text',
      companionOf: base.name,
      ...parts,
    });
  const units = Object.fromEntries(unitsOf(field.quantity).map((name) => [name, name]));
  const comparators = Object.fromEntries(COMPARATORS.map((sign) => [sign, sign]));
  return {
    columns: [
      { ...base, type: 'number', unit },
      companion('_comparator', 'comparator', { type: 'code', codes: comparators }),
      companion('_entered', 'as entered, where in another unit', { type: 'number' }),
      companion('_unit', 'unit as entered, where another', { type: 'code', codes: units }),
      reasonColumn(base, field.label),
    ],
    cells: (entry) => {
      if (!isLab(entry)) return [null, null, null, null, reasonOf(entry)];
      const value = canonicalValue(field.quantity, entry);
      const isOther = entry.unit !== unit;
      return [
        value === null ? null : round6(value),
        entry.comparator ?? null,
        isOther ? entry.value : null,
        isOther ? entry.unit : null,
        null,
      ];
    },
  };
}

type Simple = Pick<ReleaseColumn, 'type' | 'codes' | 'unit'>;

/** Type, codes and unit of a field whose value is one cell. `null`: only a rule of its own could release it. */
function simpleType(field: Field): Simple | null {
  switch (field.type) {
    case 'boolean':
      return { type: 'boolean', codes: null, unit: null };
    case 'code':
      return { type: 'code', codes: field.codes, unit: null };
    case 'codes':
      return { type: 'codes', codes: field.codes, unit: null };
    case 'grade':
      return { type: 'integer', codes: Object.fromEntries(Object.entries(field.grades)), unit: null };
    case 'integer':
      return { type: 'integer', codes: null, unit: field.unit ?? null };
    case 'integers':
      return { type: 'integers', codes: null, unit: null };
    case 'number':
      return { type: 'number', codes: null, unit: field.unit };
    case 'text':
    case 'reference':
    case 'date':
    case 'lab':
      return null;
  }
}

function isList(entry: ReleaseEntry): entry is readonly string[] | readonly number[] {
  return Array.isArray(entry);
}

/** The entry as one cell. Codes come in the codebook's order, whatever order they were ticked in. */
function cellOf(field: Field, entry: ReleaseEntry): Cell {
  if (typeof entry !== 'object') return entry;
  if (!isList(entry)) return null;
  const list = entry.map(String);
  const sorted =
    field.type === 'codes' ? Object.keys(field.codes).filter((code) => list.includes(code)) : list;
  return sorted.join(';');
}

const INNUMERABLE = 'innumerable';

function planSimple(base: ReleaseColumn, field: Field, simple: Simple): Pick<FieldPlan, 'columns' | 'cells'> {
  const value = { ...base, ...simple };
  const reason = reasonColumn(value, field.label);
  if (field.type !== 'integer' || field.innumerable !== true) {
    return { columns: [value, reason], cells: (entry) => [cellOf(field, entry), reasonOf(entry)] };
  }
  const innumerable = column({
    ...value,
    name: `${value.name}_innumerable`,
    label: `${field.label}: innumerable`,
    type: 'boolean',
    companionOf: value.name,
  });
  return {
    columns: [value, innumerable, reason],
    cells: (entry) =>
      entry === INNUMERABLE ? [null, true, null] : [cellOf(field, entry), null, reasonOf(entry)],
  };
}

/**
 * How a field leaves under a profile, or `null` when it stays behind. An allow-list: identifiers, sites, places, free
 * text and system fields have no rule here, nor has any class that is added later.
 */
export function planField(
  entity: EntityName,
  name: string,
  field: Field,
  profile: Profile,
): FieldPlan | null {
  const classes = deidClasses(field);
  const base = column({
    name: columnName(name),
    label: field.label,
    type: 'text',
    source: `${entity}.${name}`,
    classes,
  });
  if (field.type === 'date') {
    return classes.every((item) => item === 'event_date')
      ? { field: name, ...planDate(base, profile.dates, reasonColumn) }
      : null;
  }
  if (!classes.every((item) => KEPT.has(item))) return null;
  if (field.type === 'lab') return { field: name, ...planLab(base, field) };
  const simple = simpleType(field);
  return simple === null ? null : { field: name, ...planSimple(base, field, simple) };
}
