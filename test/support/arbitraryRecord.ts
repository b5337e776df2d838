import fc from 'fast-check';
import { childrenOf, entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { AnyRecord, PatientRecord, Value } from '#shared/codebook/records.ts';
import { targetProblems } from '#shared/codebook/targetRules.ts';
import { dayFromNumber } from '#shared/kernel/day.ts';
import { canonicalUnit, unitFactor, unitsOf } from '#shared/kernel/units.ts';
import { COMPARATORS } from '#shared/model/lab.ts';
import { MISSING_REASONS, type Entry, type MissingReason } from '#shared/model/missing.ts';

/* Records that the codebook accepts: every field type, every missing reason, every precision of a date. */

const day = fc.integer({ min: 7305, max: 22_000 }).map(dayFromNumber);
const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));

const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: Math.min(maxLength, 12) })
    .map((value) => value.trim())
    .filter((value) => value !== '' && value.length <= maxLength && !value.includes('\0'));

/** Any value of the field that the validator takes. */
function arbitraryValue(field: Field): fc.Arbitrary<Value> {
  switch (field.type) {
    case 'text':
      return text(field.maxLength);
    case 'reference':
      return fc.constant('nobody');
    case 'date':
      return fc
        .tuple(day, fc.constantFrom(4, 7, 10))
        .map(([date, length]) => date.slice(0, length))
        .filter((date) => Number(date.slice(0, 4)) >= (field.minYear ?? 1800));
    case 'boolean':
      return fc.boolean();
    case 'code':
      return fc.constantFrom(...Object.keys(field.codes));
    case 'codes':
      return fc.uniqueArray(fc.constantFrom(...Object.keys(field.codes)), { maxLength: 4 });
    case 'grade':
      return fc.constantFrom(...Object.keys(field.grades).map(Number));
    case 'integer': {
      const count = fc.integer({ min: field.hard.min, max: field.hard.max });
      return field.innumerable ? fc.oneof(count, fc.constant('innumerable')) : count;
    }
    case 'integers':
      return fc.array(fc.integer({ min: field.hard.min, max: field.hard.max }), { maxLength: 4 });
    case 'number':
      return number(field.hard.min, field.hard.max);
    case 'lab':
      return fc
        .tuple(
          number(field.hard.min, field.hard.max),
          fc.constantFrom(...unitsOf(field.quantity)),
          fc.constantFrom(null, ...COMPARATORS),
        )
        .map(([canonical, given, comparator]) => {
          const factor = unitFactor(field.quantity, given) ?? 1;
          const unit = factor === 1 ? given : canonicalUnit(field.quantity);
          return comparator === null ? { value: canonical, unit } : { value: canonical, unit, comparator };
        });
  }
}

const reasons = Object.keys(MISSING_REASONS) as MissingReason[];

function arbitraryEntry(field: Field): fc.Arbitrary<Entry<Value>> {
  if (field.required) return arbitraryValue(field);
  if (field.type === 'reference') return fc.constant(null);
  return fc.oneof(
    { weight: 5, arbitrary: arbitraryValue(field) },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...reasons).map((missing) => ({ missing })) },
  );
}

/** A flat record in normal form. */
export function arbitraryRecord(name: EntityName): fc.Arbitrary<AnyRecord> {
  const fields = entityOf(name).fields;
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, arbitraryEntry(field)])),
  );
}

function arbitraryNode(name: EntityName): fc.Arbitrary<object> {
  const children = name === 'patient' ? [] : childrenOf(name);
  const lists = Object.fromEntries(
    children.map((child) => [entityOf(child).documentKey, arbitraryList(child)] as const),
  );
  return fc.tuple(arbitraryRecord(name), fc.record(lists)).map(([own, nested]) => ({ ...own, ...nested }));
}

const arbitraryList = (name: EntityName): fc.Arbitrary<object[]> =>
  fc
    .array(arbitraryNode(name), { maxLength: 3 })
    .map((nodes) => nodes.map((node, index) => ({ ...node, id: `${name}-${index + 1}` })));

/** A whole patient as a document would hold it, rows with local ids. */
export function arbitraryPatient(): fc.Arbitrary<PatientRecord> {
  const lists = childrenOf('patient').filter((name) => entityOf(name).cardinality === 'many');
  const parts: Record<string, fc.Arbitrary<unknown>> = {
    studyId: fc.integer({ min: 1, max: 1e9 }).map((n) => `P${n}`),
    patient: arbitraryNode('patient').map((node) => ({ ...node, id: 'patient' })),
    baseline: fc.option(arbitraryNode('baseline').map((node) => ({ ...node, id: 'baseline' }))),
  };
  for (const name of lists) parts[entityOf(name).documentKey] = arbitraryList(name);
  return fc
    .record(parts)
    .map((parts) => parts as unknown as PatientRecord)
    .filter((record) => targetProblems(record.imaging, () => '').length === 0);
}
