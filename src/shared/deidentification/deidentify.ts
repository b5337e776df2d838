import { entityOf } from '#shared/codebook/codebook.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { isDead, lastDay } from './contact.ts';
import type { Cell, Row } from './column.ts';
import { dateShiftOf } from './dateShift.ts';
import type { Departing } from './derived.ts';
import type { KeyedFunction } from './keyedFunction.ts';
import { boundsOf } from './partialDate.ts';
import type { FieldPlan } from './fieldPlan.ts';
import type { ReleasePlan, RowsPlan } from './plan.ts';
import { privateCutoffOf, type CutoffPlan } from './privateCutoff.ts';
import { pseudonymOf } from './pseudonym.ts';
import { indexDateOf, timelineOf, type Timeline } from './timeline.ts';
import { truncate } from './truncate.ts';
import { textOf, toTree, type Branch } from './tree.ts';

/** A patient of the registry. */
export interface RegisteredPatient {
  readonly uuid: string;
  readonly record: PatientRecord;
}

/** What the release decided once for the whole cohort. */
export interface ReleaseContext {
  readonly plan: ReleasePlan;
  readonly keyed: KeyedFunction;
  readonly scope: string;
  readonly cutoff: CutoffPlan;
}

/** The rows of one patient, by table. */
export interface ReleasedPatient {
  readonly pseudonym: string;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  /** By how many days the record ends earlier, and whether a death became a censoring. */
  readonly daysCut: number;
  readonly deathCensored: boolean;
  /** Latest day number that leaves as a calendar date; `null` when none does. */
  readonly latestDate: number | null;
}

const cellsOf = (
  fields: readonly FieldPlan[],
  branch: Branch | undefined,
  timeline: Timeline,
): readonly Cell[] => fields.flatMap((field) => field.cells(branch?.values[field.field] ?? null, timeline));

interface Numbered {
  readonly branch: Branch;
  readonly parentNo: number | null;
  readonly cells: readonly Cell[];
}

const startOf = (branch: Branch): number => {
  const { dateField } = entityOf(branch.entity);
  const day = dateField === null ? null : textOf(branch.values[dateField]);
  return day === null ? Number.POSITIVE_INFINITY : boundsOf(day).low;
};

/** By parent, then date, then content: where a row stands says nothing of when it was typed in. */
function inOrder(a: Numbered, b: Numbered): number {
  if (a.parentNo !== b.parentNo) return (a.parentNo ?? 0) - (b.parentNo ?? 0);
  const [from, to] = [startOf(a.branch), startOf(b.branch)];
  return from === to ? byCodePoint(JSON.stringify(a.cells), JSON.stringify(b.cells)) : from < to ? -1 : 1;
}

type Numbers = ReadonlyMap<Branch, number>;

function collect(tree: Branch, plan: RowsPlan, timeline: Timeline, numbers: Numbers): readonly Numbered[] {
  const found: Numbered[] = [];
  const visit = (branch: Branch, parent: Branch | null): void => {
    if (branch.entity === plan.entity) {
      const parentNo = plan.parent === null || parent === null ? null : (numbers.get(parent) ?? null);
      found.push({ branch, parentNo, cells: cellsOf(plan.fields, branch, timeline) });
    }
    for (const child of branch.children) visit(child, branch);
  };
  visit(tree, null);
  return found.sort(inOrder);
}

function rowsOf(
  pseudonym: string,
  plan: RowsPlan,
  tree: Branch,
  timeline: Timeline,
  numbers: Map<Branch, number>,
): readonly Row[] {
  const ordered = collect(tree, plan, timeline, numbers);
  const byId = new Map<string, number>();
  ordered.forEach(({ branch }, index) => {
    numbers.set(branch, index + 1);
    byId.set(branch.id, index + 1);
  });
  return ordered.map(({ branch, parentNo, cells }, index) => {
    const named = plan.reference === null ? null : textOf(branch.values[plan.reference]);
    return [
      pseudonym,
      ...(plan.parent === null ? [] : [parentNo]),
      index + 1,
      ...(plan.reference === null ? [] : [named === null ? null : (byId.get(named) ?? null)]),
      ...cells,
    ];
  });
}

function patientRow(pseudonym: string, patient: Departing, { patients }: ReleasePlan): Row {
  const { tree, timeline } = patient;
  return [
    pseudonym,
    ...patients.before.flatMap((part) => part.cells(patient)),
    ...patients.entities.flatMap(({ entity, fields }) => {
      const branch = entity === 'patient' ? tree : tree.children.find((child) => child.entity === entity);
      return cellsOf(fields, branch, timeline);
    }),
    ...patients.after.flatMap((part) => part.cells(patient)),
  ];
}

/**
 * A patient as it leaves, or `null` when its index lies after its private cutoff. Pure: the same key, scope, cutoff
 * and record give the same rows, and no other patient has a part in them. Cost: n log n in the patient's rows.
 */
export function deidentify(
  { uuid, record }: RegisteredPatient,
  context: ReleaseContext,
): ReleasedPatient | null {
  const { plan, keyed, scope } = context;
  const whole = toTree(record);
  const cutoff = privateCutoffOf(context.cutoff, keyed, uuid, whole);
  const index = indexDateOf(whole, plan.index);
  if (cutoff !== null && index !== null && boundsOf(index).high > cutoff) return null;
  const tree = cutoff === null ? whole : truncate(whole, cutoff);
  const shift = plan.profile.dates === 'shifted' ? dateShiftOf(keyed, scope, uuid) : 0;
  const timeline = timelineOf(index, shift);
  const pseudonym = pseudonymOf(keyed, scope, uuid);
  const last = lastDay(tree);
  const rows: Record<string, readonly Row[]> = {
    [plan.patients.table.name]: [patientRow(pseudonym, { tree, record, timeline, last }, plan)],
  };
  const numbers = new Map<Branch, number>();
  for (const part of plan.rows) rows[part.table.name] = rowsOf(pseudonym, part, tree, timeline, numbers);
  return {
    pseudonym,
    rows,
    daysCut: last === null ? 0 : Math.max(0, (lastDay(whole) ?? last) - last),
    deathCensored: isDead(whole) && !isDead(tree),
    latestDate: plan.profile.dates === 'shifted' && last !== null ? last + shift : null,
  };
}
