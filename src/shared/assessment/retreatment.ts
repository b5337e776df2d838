import type { Outcome } from '#shared/kernel/outcome.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { childPughWithin } from '#shared/longitudinal/childPughItems.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import type { Notes } from '#shared/longitudinal/onDay.ts';
import { notApplicable, withNotes } from '#shared/longitudinal/outcomes.ts';
import { lastLab, type Stretch } from '#shared/longitudinal/panels.ts';
import { asClassInput, asScoreInput } from '#shared/longitudinal/ruleInputs.ts';
import { isOneOf } from '#shared/refractoriness/failure.ts';
import type { BclcStage } from '#shared/scoring/inputs.ts';
import { abcrGroup, abcrScore } from '#shared/scoring/rules/abcr.ts';
import { artGroup, artScore } from '#shared/scoring/rules/art.ts';
import { childPughScore } from '#shared/scoring/rules/childPugh.ts';

/** Panels are at most this old before a session, and not within the same time after the one before. */
const PANEL_DAYS = 14;
const ABCR_DAYS = 183;
const ASSESSED_COURSES = [2, 3, 4];

export interface ArtAssessment {
  readonly beforeCourse: number;
  readonly baseline: 'first_tace' | 'previous_tace';
  readonly score: Outcome<number>;
  readonly group: Outcome<'low' | 'high'>;
}

type ScoreInput = number | readonly [number, number] | null;

/** AST and Child-Pugh shortly before a course. */
interface Shortly {
  readonly ast: LabValue | null;
  readonly childPugh: ScoreInput;
  readonly notes: readonly string[];
}

const shortlyBefore = (evidence: Evidence, course: Course): Shortly =>
  evidence.once(`shortly before ${course.number}`, () => findShortlyBefore(evidence, course));

function findShortlyBefore(evidence: Evidence, course: Course): Shortly {
  const { timeline } = evidence;
  const notes: Notes = new Set();
  const previous = timeline.courses[course.number - 2] ?? null;
  const earliest = course.start - PANEL_DAYS;
  const stretch: Stretch = {
    from: previous === null ? earliest : Math.max(earliest, previous.end + PANEL_DAYS),
    to: course.start,
    before: course.start,
  };
  const { items } = childPughWithin(timeline, stretch, notes);
  return {
    ast: lastLab(timeline.panels, 'ast', stretch, notes)?.value ?? null,
    childPugh: asScoreInput(childPughScore.evaluate(items, timeline.config)),
    notes: [...notes],
  };
}

interface Change {
  readonly base: Shortly;
  readonly now: Shortly;
  readonly response: boolean | null;
  readonly notes: Notes;
}

/** What has changed between a baseline course and the assessed one, and the response to the course in between. */
function changeBefore(evidence: Evidence, baseline: Course, previous: Course, course: Course): Change {
  const base = shortlyBefore(evidence, baseline);
  const now = shortlyBefore(evidence, course);
  const { found, notes } = evidence.sessionResponse(previous, 'mRECIST');
  return {
    base,
    now,
    response: isOneOf(found?.value ?? null, ['CR', 'PR']),
    notes: new Set([...base.notes, ...now.notes, ...notes]),
  };
}

/** What the ART score before a course is made of, and how it was found. */
export function artInputs(evidence: Evidence, course: Course) {
  const { courses, config } = evidence.timeline;
  const first = courses[0] ?? course;
  const previous = courses[course.number - 2] ?? course;
  const { base, now, response, notes } = changeBefore(
    evidence,
    config['art.baseline'] === 'first_tace' ? first : previous,
    previous,
    course,
  );
  const inputs = {
    astBase: base.ast,
    astNow: now.ast,
    childPughBase: base.childPugh,
    childPughNow: now.childPugh,
    response,
    daysSincePreviousCourse: course.start - previous.end,
  };
  return { inputs, notes };
}

function artBefore(evidence: Evidence, course: Course): ArtAssessment {
  const { config } = evidence.timeline;
  const { inputs, notes } = artInputs(evidence, course);
  return {
    beforeCourse: course.number,
    baseline: config['art.baseline'],
    score: withNotes(artScore.evaluate(inputs, config), notes),
    group: withNotes(artGroup.evaluate(inputs, config), notes),
  };
}

/** The ART score before each of the second to fourth course that exists. */
export function artScores(evidence: Evidence): readonly ArtAssessment[] {
  return evidence.timeline.courses
    .filter((course) => ASSESSED_COURSES.includes(course.number))
    .map((course) => artBefore(evidence, course));
}

export interface AbcrAssessment {
  readonly score: Outcome<number>;
  readonly group: Outcome<'<=0' | '1-3' | '>=4'>;
}

interface AbcrBaseline {
  readonly bclc: Outcome<BclcStage>;
  readonly afp: LabValue | null;
}

/** What the ABCR score is made of, and how it was found; `null` without a second course. */
export function abcrInputs(evidence: Evidence, baseline: AbcrBaseline) {
  const [first, second] = evidence.timeline.courses;
  if (first === undefined || second === undefined) return null;
  const { base, now, response, notes } = changeBefore(evidence, first, first, second);
  if (second.start - first.start > ABCR_DAYS) notes.add('over_183_days_after_first_course');
  const inputs = {
    bclc: asClassInput(baseline.bclc),
    afp: baseline.afp,
    childPughBase: base.childPugh,
    childPughNow: now.childPugh,
    response,
  };
  return { inputs, notes };
}

/** The ABCR score before the second course, from stage and AFP of the baseline. */
export function abcrAssessment(evidence: Evidence, baseline: AbcrBaseline): AbcrAssessment {
  const { config } = evidence.timeline;
  const found = abcrInputs(evidence, baseline);
  if (found === null) {
    const none = (rule: string) => notApplicable(rule, 'no_second_course');
    return { score: none(abcrScore.name), group: none(abcrGroup.name) };
  }
  const { inputs, notes } = found;
  return {
    score: withNotes(abcrScore.evaluate(inputs, config), notes),
    group: withNotes(abcrGroup.evaluate(inputs, config), notes),
  };
}
