import { isDay } from '#shared/kernel/day.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import { canonicalUnit, unitFactor, unitsOf } from '#shared/kernel/units.ts';
import { COMPARATORS, type Comparator, type LabValue } from '#shared/model/lab.ts';
import { MISSING_REASONS, type Entry, type MissingReason } from '#shared/model/missing.ts';
import type { Field, IntegerField, LabField, NumberField, Range } from './fieldTypes.ts';
import type { Problem } from './problem.ts';
import type { Value } from './records.ts';

type Refusal = Omit<Problem, 'path'>;
type Parsed<T> = Result<T, Refusal>;

const refuse = (code: Refusal['code'], message: string): { readonly ok: false; readonly error: Refusal } =>
  fail({ code, message });

/** Whether a value, in the unit of the range, lies inside it; both sides rounded as every comparison is. */
export function inRange(value: number, range: Range): boolean {
  const rounded = round6(value);
  return rounded >= round6(range.min) && rounded <= round6(range.max);
}

/** Whether a value, in the field's unit, lies outside the soft range and is to be confirmed. */
export function isUnusual(field: IntegerField | NumberField | LabField, value: number): boolean {
  const isNone = field.type === 'number' && field.zeroIsNone === true && value === 0;
  return field.soft !== undefined && !isNone && !inRange(value, field.soft);
}

function parseNumber(raw: unknown, range: Range, unit: string): Parsed<number> {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return refuse('wrong-type', 'expects a number');
  if (!inRange(raw, range)) {
    const suffix = unit === '' ? '' : ` ${unit}`;
    return refuse('out-of-range', `must lie between ${range.min} and ${range.max}${suffix}`);
  }
  return ok(raw);
}

function isComparator(text: unknown): text is Comparator {
  return COMPARATORS.some((comparator) => comparator === text);
}

function parseLab(field: LabField, raw: unknown): Parsed<LabValue> {
  const given = typeof raw === 'number' ? { value: raw, unit: canonicalUnit(field.quantity) } : raw;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return refuse('wrong-type', 'expects a number, or a value with its unit');
  }
  const { value, unit, comparator, ...rest } = given as Record<string, unknown>;
  if (Object.keys(rest).length > 0)
    return refuse('unknown-field', 'has a key besides value, unit, comparator');
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('wrong-type', 'expects a number');
  if (typeof unit !== 'string' || unitFactor(field.quantity, unit) === null) {
    return refuse('unknown-unit', `is measured in ${unitsOf(field.quantity).join(' or ')}`);
  }
  if (comparator !== undefined && comparator !== null && !isComparator(comparator)) {
    return refuse('unknown-code', `takes a comparator of ${COMPARATORS.join(' ')}`);
  }
  const factor = unitFactor(field.quantity, unit) ?? 1;
  if (!inRange(value * factor, field.hard)) {
    const { min, max } = field.hard;
    return refuse('out-of-range', `must lie between ${min} and ${max} ${canonicalUnit(field.quantity)}`);
  }
  return ok(isComparator(comparator) ? { value, unit, comparator } : { value, unit });
}

function parseCodes(codes: Readonly<Record<string, string>>, raw: unknown): Parsed<readonly string[]> {
  if (!Array.isArray(raw)) return refuse('wrong-type', 'expects a list of codes');
  const list: string[] = [];
  for (const item of raw as readonly unknown[]) {
    if (typeof item !== 'string' || !Object.hasOwn(codes, item))
      return refuse('unknown-code', expected(codes));
    if (!list.includes(item)) list.push(item);
  }
  return ok(list);
}

function expected(codes: Readonly<Record<string, string>>): string {
  const names = Object.keys(codes);
  return names.length <= 12
    ? `expects one of ${names.join(', ')}`
    : 'expects one of the codes of the codebook';
}

function parseDate(raw: unknown, minYear: number): Parsed<string> {
  if (typeof raw !== 'string') return refuse('wrong-type', 'expects a date as text');
  if (!isDay(raw))
    return refuse('invalid-date', 'expects a date that exists, as YYYY-MM-DD, YYYY-MM or YYYY');
  if (Number(raw.slice(0, 4)) < minYear) return refuse('out-of-range', `must not lie before ${minYear}`);
  return ok(raw);
}

function parseIntegers(raw: unknown, range: Range): Parsed<readonly number[]> {
  if (!Array.isArray(raw)) return refuse('wrong-type', 'expects a list of whole numbers');
  const list: number[] = [];
  for (const item of raw as readonly unknown[]) {
    const parsed = parseInteger(item, range);
    if (!parsed.ok) return parsed;
    list.push(parsed.value);
  }
  return ok(list);
}

function parseInteger(raw: unknown, range: Range): Parsed<number> {
  if (typeof raw !== 'number' || !Number.isInteger(raw))
    return refuse('wrong-type', 'expects a whole number');
  return parseNumber(raw, range, '');
}

function parseText(raw: unknown, maxLength: number, pattern: string | undefined): Parsed<string> {
  if (typeof raw !== 'string') return refuse('wrong-type', 'expects text');
  const trimmed = raw.trim();
  if (trimmed === '') return refuse('wrong-type', 'expects text that is not empty');
  if (trimmed.length > maxLength) return refuse('too-long', `takes at most ${maxLength} characters`);
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(trimmed)) {
    return refuse('wrong-type', 'does not have the expected form');
  }
  return ok(trimmed);
}

/** One value of a field, without missing reasons. */
function parsePresent(field: Field, raw: unknown): Parsed<Value> {
  switch (field.type) {
    case 'text':
      return parseText(raw, field.maxLength, field.pattern);
    case 'reference':
      return parseText(raw, 64, undefined);
    case 'date':
      return parseDate(raw, field.minYear ?? 1800);
    case 'boolean':
      return typeof raw === 'boolean' ? ok(raw) : refuse('wrong-type', 'expects yes or no');
    case 'code':
      return typeof raw === 'string' && Object.hasOwn(field.codes, raw)
        ? ok(raw)
        : refuse('unknown-code', expected(field.codes));
    case 'codes':
      return parseCodes(field.codes, raw);
    case 'grade':
      return typeof raw === 'number' && Object.hasOwn(field.grades, raw)
        ? ok(raw)
        : refuse('unknown-code', `expects one of ${Object.keys(field.grades).join(', ')}`);
    case 'integer':
      return field.innumerable && raw === 'innumerable' ? ok(raw) : parseInteger(raw, field.hard);
    case 'integers':
      return parseIntegers(raw, field.hard);
    case 'number':
      return parseNumber(raw, field.hard, field.unit);
    case 'lab':
      return parseLab(field, raw);
  }
}

function parseMissing(raw: unknown): MissingReason | null {
  if (typeof raw !== 'object' || raw === null || !('missing' in raw) || Object.keys(raw).length !== 1)
    return null;
  const reason = raw.missing;
  return typeof reason === 'string' && Object.hasOwn(MISSING_REASONS, reason)
    ? (reason as MissingReason)
    : null;
}

/**
 * The one validator of a field: type, code, unit, hard range. Forms, import, `load` and the contract all come
 * through here. `null` and absent are the same; a missing reason is refused where the field is required.
 */
export function parseEntry(field: Field, raw: unknown): Result<Entry<Value>, Refusal> {
  if (raw === null || raw === undefined) return field.required ? refuse('required', 'is required') : ok(null);
  const isObject = typeof raw === 'object' && !Array.isArray(raw);
  if (isObject && 'missing' in raw) {
    const reason = parseMissing(raw);
    if (reason === null) return refuse('unknown-code', `takes a missing reason of ${REASONS}`);
    return field.required ? refuse('required', 'is required') : ok({ missing: reason });
  }
  return parsePresent(field, raw);
}

const REASONS = Object.keys(MISSING_REASONS).join(', ');
