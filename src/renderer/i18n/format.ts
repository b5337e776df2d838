import { fieldOf, type EntityName } from '#shared/codebook/codebook.ts';
import { dayNumber, precisionOf, type Day } from '#shared/kernel/day.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { Value } from '#shared/codebook/records.ts';
import { isMissing, type Entry } from '#shared/model/missing.ts';
import { i18n } from './i18n.svelte.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** The label of a code of the codebook, or the code itself where the codebook has none. */
export function codeLabel(entity: EntityName, field: string, code: string | number): string {
  const declared = fieldOf(entity, field);
  return declared === null ? String(code) : labelOfCode(declared, code);
}

export function labelOfCode(field: Field, code: string | number): string {
  if (field.type === 'code' || field.type === 'codes') return field.codes[String(code)] ?? String(code);
  return field.type === 'grade' ? (field.grades[Number(code)] ?? String(code)) : String(code);
}

/** `Sun 14 Mar 2021`, or what is known of a date with less precision. */
export function longDate(day: Day): string {
  const number = dayNumber(day);
  const precision = precisionOf(day);
  if (number === null) return day;
  const options: Intl.DateTimeFormatOptions =
    precision === 'month'
      ? { month: 'short', year: 'numeric' }
      : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  const parts = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return parts.format(number * MILLISECONDS_PER_DAY).replace(/,/g, '');
}

const UNIT_SIGNS: Readonly<Record<string, string>> = {
  '1': '',
  um: 'µm',
  'umol/L': 'µmol/L',
  'ug/L': 'µg/L',
  '10^9/L': '10⁹/L',
  'log10 IU/mL': 'log₁₀ IU/mL',
};

/** A unit as it is printed; the codebook writes it in ASCII. */
export function unitSign(unit: string): string {
  return UNIT_SIGNS[unit] ?? unit;
}

/** A number without binary noise, in the shortest form. */
export function plainNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A value as the record shows it: labels for codes, the unit that was entered beside a number. */
export function valueText(field: Field, entry: Entry<Value>): string {
  const { t } = i18n;
  if (entry === null) return '';
  if (isMissing(entry)) return t.form.missing[entry.missing];
  if (typeof entry === 'boolean') return entry ? t.common.yes : t.common.no;
  if (typeof entry === 'string') return field.type === 'code' ? labelOfCode(field, entry) : entry;
  if (typeof entry === 'number') {
    if (field.type === 'grade') return labelOfCode(field, entry);
    const unit = field.type === 'number' || field.type === 'integer' ? (field.unit ?? '') : '';
    return unit === '' ? plainNumber(entry) : `${plainNumber(entry)} ${unitSign(unit)}`;
  }
  if ('unit' in entry) {
    return `${entry.comparator ?? ''}${plainNumber(entry.value)} ${unitSign(entry.unit)}`.trimEnd();
  }
  return entry.map((item) => labelOfCode(field, item)).join(', ');
}
