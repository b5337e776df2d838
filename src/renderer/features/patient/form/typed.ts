import type { Field, LabField, Range } from '#shared/codebook/fieldTypes.ts';
import { inRange, isUnusual, parseEntry } from '#shared/codebook/parseValue.ts';
import type { Value } from '#shared/codebook/records.ts';
import type { Day } from '#shared/kernel/day.ts';
import { canonicalUnit, unitFactor, unitsOf } from '#shared/kernel/units.ts';
import { likelyUnit } from '#shared/quality/unitSlip.ts';
import { plainNumber } from '#renderer/i18n/format.ts';
import { parseTypedDate, type DateProblem } from './typedDate.ts';
import { matchUnit, parseLabText, parseNumber, type NumberProblem } from './typedNumber.ts';

export type TypedProblem =
  | NumberProblem
  | DateProblem
  | { readonly code: 'not-whole' | 'wrong-form' | 'unknown-code' | 'required' }
  | { readonly code: 'too-early'; readonly year: number }
  | { readonly code: 'out-of-range'; readonly range: Range; readonly unit: string }
  | { readonly code: 'unknown-unit'; readonly units: readonly string[] }
  | { readonly code: 'too-long'; readonly max: number };

export type Soft =
  { readonly code: 'unusual'; readonly range: Range; readonly unit: string } | { readonly code: 'future' };

/** A correction that one key accepts: what the field would then say. */
export interface Slip {
  readonly text: string;
  readonly unit: string;
  /** The unit the typed number seems to have. */
  readonly readUnit: string;
}

export interface TypingContext {
  readonly today: Day;
  readonly anchor: Day | null;
}

export type Typed =
  | {
      readonly kind: 'value';
      readonly value: Value;
      readonly unit: string;
      readonly soft: Soft | null;
      readonly slip: Slip | null;
    }
  | { readonly kind: 'refused'; readonly problem: TypedProblem; readonly slip: Slip | null };

const refused = (problem: TypedProblem, slip: Slip | null = null): Typed => ({
  kind: 'refused',
  problem,
  slip,
});
const value = (entry: Value, unit = '', soft: Soft | null = null, slip: Slip | null = null): Typed => ({
  kind: 'value',
  value: entry,
  unit,
  soft,
  slip,
});

/** The unit in which a typed number would be an ordinary value, when in its own it is not. */
function labSlip(field: LabField, number: number, unit: string): Slip | null {
  const likely = likelyUnit(field, { value: number, unit });
  return likely === null ? null : { text: plainNumber(number), unit: likely.unit, readUnit: likely.unit };
}

function parseLab(field: LabField, text: string, chosenUnit: string): Typed {
  const typed = parseLabText(text);
  if (!typed.ok) return refused(typed.error);
  const units = unitsOf(field.quantity);
  const unit = typed.value.unit === null ? chosenUnit : matchUnit(typed.value.unit, units);
  if (unit === null) return refused({ code: 'unknown-unit', units });
  const { value: number, comparator } = typed.value;
  const canonical = number * (unitFactor(field.quantity, unit) ?? 1);
  const own = canonicalUnit(field.quantity);
  const range = (limits: Range) => ({ range: limits, unit: own === '1' ? '' : own });
  const slip = labSlip(field, number, unit);
  if (!inRange(canonical, field.hard)) return refused({ code: 'out-of-range', ...range(field.hard) }, slip);
  const unusual = comparator === null && isUnusual(field, canonical);
  const lab = comparator === null ? { value: number, unit } : { value: number, unit, comparator };
  if (!unusual || field.soft === undefined) return value(lab, unit);
  return value(lab, unit, { code: 'unusual', ...range(field.soft) }, slip);
}

/** Sizes are measured in mm but often read out in cm. */
function sizeSlip(number: number, unit: string, usual: Range): Slip | null {
  const inMillimetres = number * 10;
  if (unit !== 'mm' || inRange(number, usual) || !inRange(inMillimetres, usual)) return null;
  const text = plainNumber(inMillimetres);
  return { text, unit: 'mm', readUnit: 'cm' };
}

function parseCounted(field: Extract<Field, { type: 'integer' | 'number' }>, text: string): Typed {
  const typed = text.trim().toLowerCase();
  if (field.type === 'integer' && field.innumerable && 'innumerable'.startsWith(typed))
    return value('innumerable');
  const number = parseNumber(typed);
  if (!number.ok) return refused(number.error);
  if (field.type === 'integer' && !Number.isInteger(number.value)) return refused({ code: 'not-whole' });
  const unit = field.unit ?? '';
  const slip = sizeSlip(number.value, unit, field.soft ?? field.hard);
  if (!inRange(number.value, field.hard)) {
    return refused({ code: 'out-of-range', range: field.hard, unit }, slip);
  }
  const { soft } = field;
  if (soft === undefined || !isUnusual(field, number.value)) return value(number.value, unit);
  return value(number.value, unit, { code: 'unusual', range: soft, unit }, slip);
}

function parseDate(field: Extract<Field, { type: 'date' }>, text: string, context: TypingContext): Typed {
  const day = parseTypedDate(text, context.today, context.anchor);
  if (!day.ok) return refused(day.error);
  const first = field.minYear ?? 1800;
  if (Number(day.value.slice(0, 4)) < first) return refused({ code: 'too-early', year: first });
  return value(day.value, '', day.value > context.today ? { code: 'future' } : null);
}

function parseIntegers(field: Extract<Field, { type: 'integers' }>, text: string): Typed {
  const numbers = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (!numbers.every(Number.isInteger)) return refused({ code: 'not-whole' });
  if (!numbers.every((number) => inRange(number, field.hard))) {
    return refused({ code: 'out-of-range', range: field.hard, unit: '' });
  }
  return value(numbers);
}

/** Reads the text of a typed field that is not empty. The codebook's validator has the last word on the result. */
export function parseTyped(field: Field, text: string, unit: string, context: TypingContext): Typed {
  const typed = read(field, text, unit, context);
  if (typed.kind === 'refused') return typed;
  const accepted = parseEntry(field, typed.value);
  if (accepted.ok) return typed;
  return refused({ code: 'wrong-form' });
}

function read(field: Field, text: string, unit: string, context: TypingContext): Typed {
  switch (field.type) {
    case 'lab':
      return parseLab(field, text, unit);
    case 'integer':
    case 'number':
      return parseCounted(field, text);
    case 'date':
      return parseDate(field, text, context);
    case 'integers':
      return parseIntegers(field, text);
    case 'text':
      return text.trim().length > field.maxLength
        ? refused({ code: 'too-long', max: field.maxLength })
        : value(text.trim());
    default:
      return value(text.trim());
  }
}

/** The fields that are typed; the others are chosen. */
export function isTyped(field: Field): boolean {
  return ['text', 'date', 'integer', 'integers', 'number', 'lab'].includes(field.type);
}

/** The text that a stored value has while it is edited. */
export function editText(field: Field, entry: Value): string {
  if (typeof entry === 'object' && 'unit' in entry)
    return `${entry.comparator ?? ''}${plainNumber(entry.value)}`;
  if (Array.isArray(entry)) return field.type === 'integers' ? entry.join(', ') : '';
  return typeof entry === 'number' ? plainNumber(entry) : typeof entry === 'string' ? entry : '';
}
