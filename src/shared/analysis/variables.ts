import { CODEBOOK } from '#shared/codebook/codebook.ts';
import { deidClasses, type Field } from '#shared/codebook/fieldTypes.ts';
import { dayFromNumber } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';
import { ageOf } from '#shared/assessment/age.ts';
import { BASELINE_RULE_NAMES, ruleOf, type RuleName } from '#shared/scoring/catalogue.ts';
import type { Subject } from './subject.ts';

/** What a variable can hold, for checking the literals of a filter before any patient is looked at. */
export type VariableType =
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  /** `null` where the values are not listed. */
  | { readonly kind: 'code'; readonly codes: readonly string[] | null }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

export type Scalar = number | string | boolean;

/** What is known of a variable: the values it can have, one if it is known; `null` if nothing is. */
export type Known = readonly Scalar[] | null;

export interface Variable {
  readonly name: string;
  readonly type: VariableType;
  /** Name and version of the rule that computes it. */
  readonly rule: string | null;
  /** For `codes`, the list is the value itself: everything in it holds. */
  read(subject: Subject): Known;
}

function typeOfField(field: Field): VariableType | null {
  switch (field.type) {
    case 'number':
    case 'integer':
    case 'grade':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'date' };
    case 'code':
      return { kind: 'code', codes: Object.keys(field.codes) };
    case 'codes':
      return { kind: 'codes', codes: Object.keys(field.codes) };
    case 'text':
      return { kind: 'code', codes: null };
    case 'lab':
    case 'integers':
    case 'reference':
      return null;
  }
}

type AnyRow = Readonly<Record<string, unknown>>;

/** `innumerable` is more than any number. */
function readField(row: AnyRow | null, key: string): Known {
  const value = known(row?.[key] as Scalar | readonly string[] | null);
  if (value === null) return null;
  if (Array.isArray(value)) return value as readonly string[];
  return [value === 'innumerable' ? Infinity : (value as Scalar)];
}

function fieldVariable(entity: 'patient' | 'baseline', name: string, field: Field): readonly Variable[] {
  const type = typeOfField(field);
  if (type === null || deidClasses(field).includes('direct')) return [];
  return [
    {
      name,
      type,
      rule: null,
      read: ({ evidence }) => readField(evidence.timeline.record[entity] as AnyRow | null, name),
    },
  ];
}

const NUMBER_SCORES: readonly string[] = ['albiGrade', 'ezAlbi', 'crafity'];
const FLAG_SCORES: readonly string[] = ['appleIntermediate', 'seedIntermediate', 'appleUnsuitable'];

function typeOfScore(name: RuleName): VariableType {
  if (name.endsWith('Score') || NUMBER_SCORES.includes(name)) return { kind: 'number' };
  return FLAG_SCORES.includes(name) ? { kind: 'boolean' } : { kind: 'code', codes: null };
}

function scoreVariable(name: RuleName): Variable {
  return {
    name,
    type: typeOfScore(name),
    rule: ruleOf(name).name,
    read: (subject) => {
      const outcome = subject.score(name);
      if (outcome.kind === 'decided') return [outcome.value];
      const isOpen = outcome.kind === 'not_applicable' || outcome.possible.length === 0;
      return isOpen || outcome.notes.includes('may_not_apply') ? null : outcome.possible;
    },
  };
}

const DERIVED: readonly Variable[] = [
  {
    name: 'age',
    type: { kind: 'number' },
    rule: null,
    read: ({ evidence }) => {
      const age = ageOf(evidence.timeline.record, evidence.timeline.courses[0]?.start ?? null);
      return age === null ? null : [age];
    },
  },
  {
    name: 'firstTace',
    type: { kind: 'date' },
    rule: null,
    read: ({ evidence }) => {
      const [first] = evidence.timeline.courses;
      return first === undefined ? null : [dayFromNumber(first.start)];
    },
  },
];

const fieldsOf = (entity: 'patient' | 'baseline'): readonly Variable[] =>
  Object.entries<Field>(CODEBOOK[entity].fields).flatMap(([name, field]) =>
    fieldVariable(entity, name, field),
  );

const VARIABLES = new Map<string, Variable>(
  [
    ...fieldsOf('patient'),
    ...fieldsOf('baseline'),
    ...BASELINE_RULE_NAMES.map(scoreVariable),
    ...DERIVED,
  ].map((variable) => [variable.name, variable]),
);

/** Fields of patient and baseline, baseline scores, `age` and `firstTace`: what a cohort may be chosen and divided by. */
export const VARIABLE_NAMES: readonly string[] = [...VARIABLES.keys()];

export function variableOf(name: string): Variable | null {
  return VARIABLES.get(name) ?? null;
}
