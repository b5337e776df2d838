import { dayFromNumber, type Day } from '#shared/kernel/day.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { Config, ConfigName, DefinitionName } from '#shared/model/config.ts';
import type { Course } from '#shared/longitudinal/courses.ts';

/** What an engine finds of one criterion. Days are day numbers; evidence is given for a criterion that is met. */
export interface Finding {
  readonly code: string;
  readonly status: Truth;
  readonly day: number | null;
  readonly sessionIds: readonly string[];
  readonly imagingIds: readonly string[];
  readonly labIds: readonly string[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  /** An earlier occasion of the same criterion is unknown. */
  readonly mayBeEarlier: boolean;
}

export interface CriterionResult {
  readonly code: string;
  readonly status: 'T' | 'F' | 'U';
  readonly dateFirstMet: Day | null;
  readonly sessionIds: readonly string[];
  readonly imagingIds: readonly string[];
  readonly labIds: readonly string[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

/** One definition of TACE refractoriness on one patient; definitions are never merged into one flag. */
export interface RefractorinessResult {
  readonly definition: DefinitionName;
  readonly rule: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly status: 'met' | 'not_met' | 'indeterminate' | 'not_applicable';
  readonly criteria: readonly CriterionResult[];
  readonly dateFirstMet: Day | null;
  readonly firedOnThatDate: readonly string[];
  readonly evidenceSessionIds: readonly string[];
  readonly afterCourseNumber: number | null;
  readonly dateMayBeEarlier: boolean;
  readonly insufficientExposure: boolean;
}

/** What a definition found on a patient with at least one course. */
export interface DefinitionFindings {
  readonly findings: readonly Finding[];
  /** Fewer courses than some criterion of the definition needs. */
  readonly insufficientExposure: boolean;
}

const NOTHING = { day: null, sessionIds: [], imagingIds: [], labIds: [], mayBeEarlier: false } as const;

export function notMet(code: string, notes: readonly string[] = []): Finding {
  return { code, status: false, ...NOTHING, missing: [], notes };
}

export function unknown(code: string, missing: readonly string[], notes: readonly string[] = []): Finding {
  return { code, status: null, ...NOTHING, missing, notes };
}

export function met(
  code: string,
  day: number,
  evidence: Partial<Pick<Finding, 'sessionIds' | 'imagingIds' | 'labIds' | 'notes' | 'mayBeEarlier'>>,
): Finding {
  return { code, status: true, ...NOTHING, missing: [], notes: [], ...evidence, day };
}

/**
 * The OR over occasions in order of time: the first that is met, else unknown if any is, else not met. What is missing
 * is gathered from the unknown ones.
 */
export function firstMet(code: string, occasions: readonly Finding[]): Finding {
  const notes = unique(occasions.flatMap((occasion) => occasion.notes));
  const at = occasions.findIndex((occasion) => occasion.status === true);
  const found = occasions[at];
  if (found !== undefined) {
    const mayBeEarlier =
      found.mayBeEarlier || occasions.slice(0, at).some((occasion) => occasion.status === null);
    return { ...found, code, mayBeEarlier };
  }
  const open = occasions.filter((occasion) => occasion.status === null);
  if (open.length === 0) return notMet(code, notes);
  return unknown(code, unique(open.flatMap((occasion) => occasion.missing)), notes);
}

const unique = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [...new Set(texts)].sort(byCodePoint);
const STATUS = (status: Truth): CriterionResult['status'] => (status === null ? 'U' : status ? 'T' : 'F');

function criterionResult(finding: Finding): CriterionResult {
  return {
    code: finding.code,
    status: STATUS(finding.status),
    dateFirstMet: finding.day === null ? null : dayFromNumber(finding.day),
    sessionIds: finding.sessionIds,
    imagingIds: finding.imagingIds,
    labIds: finding.labIds,
    missing: unique(finding.missing),
    notes: unique(finding.notes),
  };
}

export interface DefinitionHead {
  readonly name: DefinitionName;
  readonly version: number;
  /** Codes of the criteria that decide; the others describe. */
  readonly decisive: readonly string[];
  readonly configNames: readonly ConfigName[];
}

function headOf(definition: DefinitionHead, config: Config) {
  return {
    definition: definition.name,
    rule: `${definition.name}@${definition.version}`,
    config: Object.fromEntries(definition.configNames.map((name) => [name, config[name]])),
  };
}

export function notApplicable(definition: DefinitionHead, config: Config): RefractorinessResult {
  return {
    ...headOf(definition, config),
    status: 'not_applicable',
    criteria: [],
    dateFirstMet: null,
    firedOnThatDate: [],
    evidenceSessionIds: [],
    afterCourseNumber: null,
    dateMayBeEarlier: false,
    insufficientExposure: true,
  };
}

/** The result of a definition: any decisive criterion met decides; open ones can only make the date earlier. */
export function combine(
  definition: DefinitionHead,
  { findings, insufficientExposure }: DefinitionFindings,
  config: Config,
  courses: readonly Course[],
): RefractorinessResult {
  const decisive = findings.filter((finding) => definition.decisive.includes(finding.code));
  const days = decisive.flatMap((finding) => (finding.day === null ? [] : [finding.day]));
  const first = days.length === 0 ? null : Math.min(...days);
  const fired = first === null ? [] : decisive.filter((finding) => finding.day === first);
  const isOpen = decisive.some((finding) => finding.status === null);
  const status = first === null ? (isOpen ? 'indeterminate' : 'not_met') : 'met';
  return {
    ...headOf(definition, config),
    status,
    criteria: findings.map(criterionResult),
    dateFirstMet: first === null ? null : dayFromNumber(first),
    firedOnThatDate: fired.map((finding) => finding.code),
    evidenceSessionIds: inCourseOrder(fired, courses),
    afterCourseNumber: first === null ? null : courses.filter((course) => course.start <= first).length,
    dateMayBeEarlier:
      first !== null && (isOpen || decisive.some((finding) => finding.day !== null && finding.mayBeEarlier)),
    insufficientExposure,
  };
}

function inCourseOrder(fired: readonly Finding[], courses: readonly Course[]): readonly string[] {
  const cited = new Set(fired.flatMap((finding) => finding.sessionIds));
  return courses.flatMap((course) => course.sessionIds).filter((id) => cited.has(id));
}
