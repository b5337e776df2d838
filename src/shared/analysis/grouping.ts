import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { switchOf } from '#shared/switching/switchRecord.ts';
import { abcrGroup } from '#shared/scoring/rules/abcr.ts';
import { artGroup } from '#shared/scoring/rules/art.ts';
import type { Subject } from './subject.ts';
import { variableOf, type Scalar, type Variable } from './variables.ts';

/** The group of one patient, and the day from which it is known (`null`: before the first TACE). */
export interface Membership {
  readonly group: string | number | null;
  readonly knownFrom: number | null;
}

export interface Grouping {
  readonly name: string;
  /** Groups in reading order, where they are fixed. */
  readonly levels: readonly string[] | null;
  readonly rules: readonly string[];
  of(subject: Subject): Membership;
}

const UNKNOWN: Membership = { group: null, knownFrom: null };

const decidedValue = <T>(outcome: Outcome<T>): T | null =>
  outcome.kind === 'decided' ? outcome.value : null;

const startOf = (subject: Subject, course: number): number | null =>
  subject.evidence.timeline.courses[course - 1]?.start ?? null;

function byArt(course: number): Grouping {
  return {
    name: `artGroup:${course}`,
    levels: ['low', 'high'],
    rules: [artGroup.name],
    of: (subject) => {
      const art = subject.art(course);
      return art === null ? UNKNOWN : { group: decidedValue(art.group), knownFrom: startOf(subject, course) };
    },
  };
}

const byAbcr: Grouping = {
  name: 'abcrGroup',
  levels: ['<=0', '1-3', '>=4'],
  rules: [abcrGroup.name],
  of: (subject) => ({ group: decidedValue(subject.abcr().group), knownFrom: startOf(subject, 2) }),
};

/** Not evaluable is no group: it says nothing of the response. */
function byResponse(course: number): Grouping {
  return {
    name: `response:${course}`,
    levels: ['CR', 'PR', 'SD', 'PD'],
    rules: ['sessionResponse@1'],
    of: (subject) => {
      const found = evaluationOf(subject, course);
      const category = found?.value;
      const isGroup = typeof category === 'string' && category !== 'NE';
      return { group: isGroup ? category : null, knownFrom: found?.image.day ?? null };
    },
  };
}

/** The evaluation image of a course with its mRECIST category. */
export function evaluationOf({ evidence }: Subject, course: number) {
  const found = evidence.timeline.courses[course - 1];
  return found === undefined ? null : evidence.sessionResponse(found, 'mRECIST').found;
}

/** Whether systemic therapy has been started after TACE; who never starts it is known to be so at the end only. */
const bySwitch: Grouping = {
  name: 'switched',
  levels: ['continued', 'switched'],
  rules: [],
  of: ({ evidence }) => {
    const { kind, start, isUndated } = switchOf(evidence.timeline);
    if (kind === 'upfront_or_combined' || isUndated) return UNKNOWN;
    return kind === 'switch'
      ? { group: 'switched', knownFrom: start }
      : { group: 'continued', knownFrom: Infinity };
  },
};

function groupOf(variable: Variable, values: readonly Scalar[]): string | number | null {
  if (variable.type.kind === 'codes') {
    const { codes } = variable.type;
    return codes.filter((code) => values.includes(code)).join(' + ');
  }
  const [value] = values;
  if (value === undefined || values.length > 1) return null;
  if (typeof value !== 'number') return String(value);
  return Number.isFinite(value) ? value : null;
}

function byVariable(variable: Variable): Grouping {
  const { type, name, rule } = variable;
  const levels =
    type.kind === 'boolean' ? ['false', 'true'] : type.kind === 'code' && type.codes ? type.codes : null;
  return {
    name,
    levels,
    rules: rule === null ? [] : [rule],
    of: (subject) => {
      const known = variable.read(subject);
      return { group: known === null ? null : groupOf(variable, known), knownFrom: null };
    },
  };
}

/** Variables with a value of its own for nearly everyone divide nothing. */
const CONTINUOUS: readonly string[] = [
  'maxSizeMm',
  'liverInvolvementPct',
  'albiScore',
  'ezAlbi',
  'tumourBurdenScore',
  'stateScore',
];

function numbered(text: string): { readonly head: string; readonly course: number } | null {
  const match = /^([A-Za-z]+):([1-9]\d?)$/.exec(text);
  return match === null ? null : { head: match[1] ?? '', course: Number(match[2]) };
}

const EXPECTED =
  'expects a field of patient or baseline, a baseline score, artGroup:K (2 to 4), abcrGroup, response:K or switched';

/** Reads what a survival question is divided by; a reason where it cannot be. */
export function parseGrouping(text: string): Result<Grouping, string> {
  if (text === 'abcrGroup') return ok(byAbcr);
  if (text === 'switched') return ok(bySwitch);
  const course = numbered(text);
  if (course?.head === 'artGroup' && course.course >= 2 && course.course <= 4)
    return ok(byArt(course.course));
  if (course?.head === 'response') return ok(byResponse(course.course));
  const variable = variableOf(text);
  if (variable === null) return fail(EXPECTED);
  if (variable.type.kind === 'date' || CONTINUOUS.includes(text))
    return fail(`${text} is not made of groups`);
  return ok(byVariable(variable));
}
