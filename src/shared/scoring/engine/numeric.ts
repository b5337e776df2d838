import type { IntegerField, LabField, NumberField, Range } from '#shared/codebook/fieldTypes.ts';
import { inRange } from '#shared/codebook/parseValue.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { canonicalUnit, unitFactor, unitsOf } from '#shared/kernel/units.ts';
import { canonicalInterval, COMPARATORS, type LabInterval, type LabValue } from '#shared/model/lab.ts';
import { above, around, atLeast, isPoint, POSITIVE, representatives, span, type Cut } from './cuts.ts';
import type { Context, InputSpec, Span } from './input.ts';

type Cuts = (context: Context) => readonly Cut[];
const NO_CUTS: Cuts = () => [];

interface Shape {
  readonly label: string;
  readonly cuts?: Cuts;
  readonly continuous?: true;
  readonly anchor?: 'baseline' | 'course';
}

/** Two values of an interval that is not a point, so that a continuous answer shows that it is open. */
function twoOf(interval: LabInterval): readonly Cut[] {
  const low = Math.max(interval.low, -1e9);
  const high = Math.min(interval.high, low + 2);
  return [atLeast((low + high) / 2), above((low + high) / 2)];
}

const fixed = (shape: Shape, expects: string) => ({
  label: shape.label,
  expects,
  anchor: shape.anchor ?? 'baseline',
  optional: false,
  continuous: shape.continuous ?? false,
});

function candidatesOf(interval: LabInterval, shape: Shape, context: Context): readonly number[] {
  if (isPoint(interval)) return [interval.high];
  const cuts = (shape.cuts ?? NO_CUTS)(context);
  return representatives(interval, shape.continuous ? [...cuts, ...twoOf(interval)] : cuts);
}

/** A size, sum or percentage in the unit of its name. */
export function measure(field: Pick<NumberField, 'hard' | 'unit'>, shape: Shape): InputSpec<number, number> {
  const expects = `a number from ${field.hard.min} to ${field.hard.max} ${field.unit}`;
  return {
    ...fixed(shape, expects),
    parse: (raw) => parseNumber(raw, field.hard, expects),
    candidates: (given, context) =>
      given === null ? candidatesOf(span(field.hard.min, field.hard.max), shape, context) : [given],
  };
}

/** A number of lesions: beyond the highest cut every count, and `innumerable`, is alike. */
export type Count = number | 'innumerable';

export function count(field: Pick<IntegerField, 'hard'>, shape: Shape): InputSpec<Count, Count> {
  const { min, max } = field.hard;
  const expects = `a whole number from ${min} to ${max}, or innumerable`;
  return {
    ...fixed(shape, expects),
    parse: (raw) => (raw === 'innumerable' ? ok(raw) : parseWhole(raw, field.hard, expects)),
    candidates: (given, context) => (given === null ? candidatesOf(span(min, max), shape, context) : [given]),
  };
}

/** A whole number, such as days. */
export function whole(hard: Range, shape: Shape): InputSpec<number, number> {
  const expects = `a whole number from ${hard.min} to ${hard.max}`;
  return {
    ...fixed(shape, expects),
    parse: (raw) => parseWhole(raw, hard, expects),
    candidates: (given, context) =>
      given === null ? candidatesOf(span(hard.min, hard.max), shape, context) : [given],
  };
}

/** A score on a whole-number scale, known exactly or as a range. */
export function scale(hard: Range, shape: Shape): InputSpec<number, number | Span> {
  const expects = `a whole number from ${hard.min} to ${hard.max}, or [low, high]`;
  return {
    ...fixed(shape, expects),
    parse: (raw) => (Array.isArray(raw) ? parseSpan(raw, hard, expects) : parseWhole(raw, hard, expects)),
    candidates: (given, context) => {
      const [low, high] =
        given === null ? [hard.min, hard.max] : typeof given === 'number' ? [given, given] : given;
      return candidatesOf(span(low, high), shape, context);
    },
  };
}

/** A laboratory value in canonical units, from the value as reported. */
export function lab(field: LabField, shape: Shape): InputSpec<number, LabValue> {
  return {
    ...fixed(shape, labExpects(field)),
    parse: (raw) => parseLab(raw, field),
    candidates: (given, context) => candidatesOf(labInterval(field, given), shape, context),
  };
}

/** A laboratory value in the unit it was reported in, for rules whose thresholds differ by unit. */
export function nativeLab(
  field: LabField,
  shape: Omit<Shape, 'cuts'> & { readonly cuts: (context: Context, unit: string) => readonly Cut[] },
): InputSpec<LabValue, LabValue> {
  return {
    ...fixed({ label: shape.label }, labExpects(field)),
    parse: (raw) => parseLab(raw, field),
    candidates: (given, context) => {
      const unit = given?.unit ?? canonicalUnit(field.quantity);
      const factor = unitFactor(field.quantity, unit) ?? 1;
      const { low, high, ...ends } = labInterval(field, given);
      const native = { low: low / factor, high: high / factor, ...ends };
      if (isPoint(native)) return [{ value: native.high, unit }];
      return representatives(native, shape.cuts(context, unit)).map((value) => ({ value, unit }));
    },
  };
}

/** What a laboratory value can be: a point, the side of a comparator, or any positive number when missing. */
function labInterval(field: LabField, given: LabValue | null | undefined): LabInterval {
  const interval = given ? canonicalInterval(field.quantity, given) : null;
  if (interval === null) return POSITIVE;
  return interval.low === 0 && interval.high > 0 ? { ...interval, lowOpen: true } : interval;
}

/** The finite ends of a given laboratory value, or of its hard range: where thresholds of another input lie. */
export function labEnds(field: LabField, given: unknown): readonly number[] {
  if (given === null || given === undefined) return [field.hard.min, field.hard.max];
  const { low, high } = labInterval(field, given as LabValue);
  return [low, high].filter((end, index, ends) => Number.isFinite(end) && ends.indexOf(end) === index);
}

const EDGE = 1e-6;
const FAR = 4;

/**
 * Values just inside the ends of a censored value, or far from its only end. With thresholds that another input
 * moves, the extremes of an answer lie where both values are at an end.
 */
export function labEdges(field: LabField, given: unknown): readonly Cut[] {
  if (given === null || given === undefined) return [];
  const { low, high } = labInterval(field, given as LabValue);
  return [low + EDGE, Number.isFinite(high) ? high - EDGE : FAR * low].flatMap(around);
}

function parseNumber(raw: unknown, hard: Range, expects: string): Result<number, string> {
  const valid = typeof raw === 'number' && Number.isFinite(raw) && inRange(raw, hard);
  return valid ? ok(raw) : fail(`expects ${expects}`);
}

function parseWhole(raw: unknown, hard: Range, expects: string): Result<number, string> {
  return Number.isInteger(raw) ? parseNumber(raw, hard, expects) : fail(`expects ${expects}`);
}

function parseSpan(raw: readonly unknown[], hard: Range, expects: string): Result<Span, string> {
  const [low, high, ...rest] = raw;
  const ends = [parseWhole(low, hard, expects), parseWhole(high, hard, expects)] as const;
  if (!ends[0].ok || !ends[1].ok || rest.length > 0 || ends[0].value > ends[1].value)
    return fail(`expects ${expects}`);
  return ok([ends[0].value, ends[1].value]);
}

const isUnitless = (field: LabField): boolean =>
  field.quantity === 'inr' || field.quantity === 'prothrombinProlongation';

function labExpects(field: LabField): string {
  const { min, max } = field.hard;
  const unit = canonicalUnit(field.quantity);
  return isUnitless(field)
    ? `a number from ${min} to ${max}, or its value and comparator`
    : `a value with a unit of ${unitsOf(field.quantity).join(' or ')}, from ${min} to ${max} ${unit}`;
}

const LAB_KEYS = ['value', 'unit', 'comparator'];

function parseLab(raw: unknown, field: LabField): Result<LabValue | null, string> {
  const refused = fail(`expects ${labExpects(field)}`);
  const bare = typeof raw === 'number' && isUnitless(field);
  const given: unknown = bare ? { value: raw } : raw;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return refused;
  if (Object.keys(given).some((key) => !LAB_KEYS.includes(key))) return refused;
  const { value, unit, comparator } = given as Readonly<Record<string, unknown>>;
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused;
  const known = COMPARATORS.find((candidate) => candidate === comparator);
  if (comparator !== undefined && comparator !== null && known === undefined) return refused;
  const reported = unit ?? (isUnitless(field) ? canonicalUnit(field.quantity) : null);
  if (reported === null) return ok(null);
  const factor = typeof reported === 'string' ? unitFactor(field.quantity, reported) : null;
  if (typeof reported !== 'string' || factor === null || !inRange(value * factor, field.hard)) return refused;
  return ok(known === undefined ? { value, unit: reported } : { value, unit: reported, comparator: known });
}
