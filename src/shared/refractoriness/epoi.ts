import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Config, DefinitionName } from '#shared/model/config.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import type { Definition } from './definition.ts';
import { isOneOf } from './failure.ts';
import { withSkipNote } from './findings.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

/** Six months in days, rounded up. */
const SIX_MONTHS = 183;
const CODE = 'failure';
const RESPONSE = 'response.mRECIST';
/** Beyond this many courses of unknown indication the possibilities are not enumerated. */
const MAX_UNKNOWN = 10;

const failures = (config: Config): readonly Response[] =>
  config['epoi.failure'] === 'PD' ? ['PD'] : ['SD', 'PD'];

type Judge = (evidence: Evidence, onDemand: readonly Course[], n: number) => Finding;

/** Failure on an image within six months after the n-th on-demand course. */
const afterNth: Judge = (evidence, onDemand, n) => {
  const { evaluations, config } = evidence.timeline;
  const nth = onDemand[n - 1];
  if (nth === undefined) return notMet(CODE);
  const images = evaluations.filter((image) => image.day > nth.end && image.day <= nth.end + SIX_MONTHS);
  const answers = images.map((image) => {
    const { category, notes } = evidence.responseOn(image, nth, 'mRECIST');
    return { image, failed: isOneOf(category, failures(config)), notes };
  });
  const at = answers.findIndex((answer) => answer.failed === true);
  const found = answers[at];
  if (found !== undefined) {
    return met(CODE, found.image.day, {
      sessionIds: onDemand.slice(0, n).flatMap((course) => course.sessionIds),
      imagingIds: found.image.rows.map((row) => row.id),
      notes: found.notes,
      mayBeEarlier: answers.slice(0, at).some((answer) => answer.failed === null),
    });
  }
  const isAssessed = answers.some((answer) => answer.failed === false);
  return isAssessed ? notMet(CODE) : unknown(CODE, [RESPONSE]);
};

/** Failure after the last of n consecutive on-demand courses that started within six months. */
const sessionsWithin: Judge = (evidence, onDemand, n) => {
  const { config } = evidence.timeline;
  const runs = onDemand.slice(n - 1).map((last, index): Finding => {
    const first = onDemand[index];
    if (first === undefined || last.start - first.start > SIX_MONTHS) return notMet(CODE);
    const { found, notes } = evidence.sessionResponse(last, 'mRECIST');
    const failed = isOneOf(found?.value ?? null, failures(config));
    if (failed === null) return unknown(CODE, [RESPONSE], notes);
    if (!failed || found === null) return notMet(CODE, notes);
    return met(CODE, found.image.day, {
      sessionIds: onDemand.slice(index, index + n).flatMap((course) => course.sessionIds),
      imagingIds: found.image.rows.map((row) => row.id),
      notes,
    });
  });
  return firstMet(CODE, runs);
};

/** Every way in which the courses of unknown indication may have been on demand. */
function completions(courses: readonly Course[]): readonly (readonly Course[])[] {
  return courses.reduce<readonly (readonly Course[])[]>(
    (lists, course) => {
      if (course.onDemand === false) return lists;
      const taken = lists.map((list) => [...list, course]);
      return course.onDemand === true ? taken : [...taken, ...lists];
    },
    [[]],
  );
}

function overCompletions(evidence: Evidence, n: number, judge: Judge): Finding {
  const unknownCount = evidence.courses.filter((course) => course.onDemand === null).length;
  if (unknownCount > MAX_UNKNOWN) return unknown(CODE, ['onDemand', RESPONSE]);
  const findings = completions(evidence.courses).map((onDemand) => judge(evidence, onDemand, n));
  const statuses = new Set(findings.map((finding) => finding.status));
  const [first] = findings;
  if (first === undefined) return notMet(CODE);
  if (statuses.size > 1) {
    return unknown(CODE, ['onDemand', ...findings.flatMap((finding) => finding.missing)]);
  }
  const latest = findings.reduce((a, b) => ((b.day ?? 0) > (a.day ?? 0) ? b : a), first);
  const differ = findings.some((finding) => finding.day !== latest.day);
  return differ ? { ...latest, mayBeEarlier: true } : latest;
}

function epoi(n: 2 | 3, mode: 'after_nth' | 'sessions_within', judge: Judge): Definition {
  const name: DefinitionName = `EPOI${n}_${mode}`;
  const criterion =
    mode === 'after_nth'
      ? `No sufficient response within six months after on-demand course ${n}`
      : `No sufficient response after ${n} consecutive on-demand courses within six months`;
  return {
    name,
    version: 1,
    label: `EPOIHCC / Taiwan, ${n} sessions, ${mode === 'after_nth' ? 'six months after the last' : 'within six months'}`,
    citation:
      mode === 'after_nth'
        ? 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188 (EPOIHCC and Taiwanese criteria)'
        : 'EPOIHCC, second reading of its time limit: expert knowledge',
    decisive: [CODE],
    criteria: { [CODE]: criterion },
    configNames: mode === 'after_nth' ? ['epoi.failure'] : ['epoi.failure', 'win.session'],
    find: (evidence) => ({
      findings: [withSkipNote(evidence, overCompletions(evidence, n, judge))],
      insufficientExposure: evidence.courses.filter((course) => course.onDemand !== false).length < n,
    }),
  };
}

export const EPOI_DEFINITIONS: readonly Definition[] = [
  epoi(2, 'after_nth', afterNth),
  epoi(3, 'after_nth', afterNth),
  epoi(2, 'sessions_within', sessionsWithin),
  epoi(3, 'sessions_within', sessionsWithin),
];
