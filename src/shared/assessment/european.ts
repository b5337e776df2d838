import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Truth } from '#shared/kernel/kleene.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { isBeforeSession, type OnDay } from '#shared/longitudinal/onDay.ts';
import { withNotes } from '#shared/longitudinal/outcomes.ts';
import type { Category } from '#shared/longitudinal/response.ts';
import { asClassInput } from '#shared/longitudinal/ruleInputs.ts';
import { europeanAlgorithm } from '#shared/scoring/rules/europeanAlgorithm.ts';
import { hadSevereEventAfterFirst } from './adverseEvents.ts';
import { judgeDiscontinuation, liverSigns } from './liverSigns.ts';
import type { ArtAssessment } from './retreatment.ts';

const SETTLED_DAYS = 14;
const ASSESSED_COURSES = [2, 3];

export interface EuropeanAssessment {
  readonly beforeCourse: number;
  readonly decision: Outcome<string>;
}

/** Liver items of the trial's discontinuation list between two weeks after the first course and the second. */
function liverDysfunction({ timeline }: Evidence): Truth {
  const [first, second] = timeline.courses;
  if (first === undefined) return null;
  const isBetween = (item: OnDay<unknown>): boolean =>
    item.day >= first.end + SETTLED_DAYS && (second === undefined || isBeforeSession(item, second.start));
  const signs = liverSigns(timeline.panels.filter(isBetween), timeline.statuses.filter(isBetween));
  const none = { seriousAdverseEvent: false, progression: false };
  const outcome = judgeDiscontinuation(signs, none, timeline.config);
  return outcome.kind === 'decided' ? outcome.value : null;
}

type Evaluable = Exclude<Response, 'NE'>;

function evaluable(category: Category | null): Evaluable | { readonly among: readonly Evaluable[] } | null {
  if (category === null || category === 'NE') return null;
  if (typeof category === 'string') return category;
  const among = category.among.filter((each) => each !== 'NE');
  return among.length < category.among.length ? null : { among };
}

/**
 * The European algorithm before the second and third course. Its first two steps always look at the first course, the
 * third at ART before the assessed one.
 */
export function europeanDecisions(
  evidence: Evidence,
  art: readonly ArtAssessment[],
): readonly EuropeanAssessment[] {
  const { timeline } = evidence;
  const [first] = timeline.courses;
  const assessed = art.filter(({ beforeCourse }) => ASSESSED_COURSES.includes(beforeCourse));
  if (first === undefined || assessed.length === 0) return [];
  const { found, notes } = evidence.sessionResponse(first, 'mRECIST', timeline.config['win.eu46w']);
  const steps = {
    severeEvent: hadSevereEventAfterFirst(timeline),
    liverDysfunction: liverDysfunction(evidence),
    response46w: evaluable(found?.value ?? null),
  };
  return assessed.map(({ beforeCourse, group }) => {
    const inputs = { ...steps, artGroup: asClassInput(group) };
    return { beforeCourse, decision: withNotes(europeanAlgorithm.evaluate(inputs, timeline.config), notes) };
  });
}
