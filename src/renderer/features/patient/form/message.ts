import type { Range } from '#shared/codebook/fieldTypes.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { daysBetween, precisionOf, type Day } from '#shared/kernel/day.ts';
import { canonicalUnit } from '#shared/kernel/units.ts';
import { canonicalValue } from '#shared/model/lab.ts';
import { isMissing } from '#shared/model/missing.ts';
import { longDate, plainNumber, unitSign } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import type { FieldModel } from './fieldModel.svelte.ts';
import type { Soft, TypedProblem } from './typed.ts';

export interface FieldMessage {
  readonly tone: 'error' | 'ask' | 'echo' | 'missing';
  readonly text: string;
}

/** A TACE course that dates are counted from. */
export interface Landmark {
  readonly day: Day;
  readonly label: string;
}

function problemText(problem: TypedProblem): string {
  const texts = i18n.t.form.problem;
  switch (problem.code) {
    case 'out-of-range':
      return texts['out-of-range'](problem.range.min, problem.range.max, unitSign(problem.unit));
    case 'too-early':
      return texts['too-early'](problem.year);
    case 'unknown-unit':
      return texts['unknown-unit'](i18n.t.common.anyOf(problem.units.map(unitSign)));
    case 'too-long':
      return texts['too-long'](problem.max);
    case 'not-a-number':
    case 'not-whole':
    case 'ambiguous-number':
    case 'not-a-date':
    case 'no-anchor':
    case 'wrong-form':
    case 'unknown-code':
    case 'required':
      return texts[problem.code];
    default:
      return assertNever(problem);
  }
}

function softText(soft: Soft): string {
  const texts = i18n.t.form.soft;
  const unusual = (range: Range, unit: string): string => texts.unusual(range.min, range.max, unitSign(unit));
  return soft.code === 'future' ? texts.future : unusual(soft.range, soft.unit);
}

/* Beside a suggestion the range is said in fewer words: all of it must stand in one line. */
function rangeText(problem: TypedProblem): string {
  if (problem.code !== 'out-of-range') return problemText(problem);
  return i18n.t.form.outside(problem.range.min, problem.range.max, unitSign(problem.unit));
}

function mostly(soft: Soft): string {
  return soft.code === 'unusual'
    ? i18n.t.form.mostly(soft.range.min, soft.range.max, unitSign(soft.unit))
    : softText(soft);
}

/** `day 42 after TACE 2`, counted from the last course on or before the day, else from the first. */
function intervalText(day: Day, landmarks: readonly Landmark[]): string | null {
  const earlier = landmarks.filter((landmark) => landmark.day <= day);
  const from = earlier.at(-1) ?? landmarks[0];
  if (from === undefined) return null;
  const days = daysBetween(from.day, day);
  return days === null ? null : i18n.t.patient.dayAfter(days, from.label);
}

function dateEcho(day: Day, landmarks: readonly Landmark[]): string {
  const precision = precisionOf(day);
  if (precision === 'year') return i18n.t.form.partialYear;
  if (precision === 'month') return `${longDate(day)} · ${i18n.t.form.partialMonth}`;
  const interval = intervalText(day, landmarks);
  return interval === null ? longDate(day) : `${longDate(day)} · ${interval}`;
}

function echo({ field, entry }: FieldModel, landmarks: readonly Landmark[]): string | null {
  if (entry === null || isMissing(entry)) return null;
  if (field.type === 'date' && typeof entry === 'string') return dateEcho(entry, landmarks);
  if (field.type !== 'lab' || typeof entry !== 'object' || !('unit' in entry)) return null;
  const own = canonicalUnit(field.quantity);
  const canonical = canonicalValue(field.quantity, entry);
  if (entry.unit === own || canonical === null) return null;
  const number = plainNumber(Number(canonical.toPrecision(4)));
  return i18n.t.form.echoCanonical(`${entry.comparator ?? ''}${number} ${unitSign(own)}`);
}

/** The one line below a field: what is wrong, else what is asked, else how the entry was understood. */
export function messageOf(model: FieldModel, landmarks: readonly Landmark[]): FieldMessage | null {
  const { t } = i18n;
  const { slip, problem, soft, missing } = model;
  const hint = slip === null ? null : t.form.slip(unitSign(slip.readUnit));
  if (model.judged && problem !== null) {
    return { tone: 'error', text: hint === null ? problemText(problem) : `${rangeText(problem)} ${hint}` };
  }
  if (model.judged && soft !== null && !model.confirmed) {
    const text = hint === null ? `${softText(soft)} ${t.form.confirm}` : `${mostly(soft)} ${hint}`;
    return { tone: 'ask', text };
  }
  if (missing !== null) return { tone: 'missing', text: t.form.missingSet(t.form.missing[missing]) };
  const understood = echo(model, landmarks);
  return understood === null ? null : { tone: 'echo', text: understood };
}
