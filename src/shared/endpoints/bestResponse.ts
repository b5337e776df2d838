import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { decided, indeterminate, notApplicable } from '#shared/longitudinal/outcomes.ts';
import { assessments, newTherapyDay } from './course.ts';

type Assessed = Exclude<Response, 'NE'>;

const RULE = 'bestResponse@1';
/** Best first. */
const ORDER: readonly Assessed[] = ['CR', 'PR', 'SD', 'PD'];
const POSSIBLE: readonly Response[] = ['CR', 'NE', 'PD', 'PR', 'SD'];

interface Assessment {
  readonly day: number;
  readonly category: Assessed;
}

const isAtLeastAsGood = (a: Assessed, b: Assessed): boolean => ORDER.indexOf(a) <= ORDER.indexOf(b);

/** A response that no later image confirms counts as stable disease. */
function confirmed(assessed: readonly Assessment[], days: number): readonly Assessed[] {
  return assessed.map(({ day, category }) => {
    if (days === 0 || category === 'SD' || category === 'PD') return category;
    const isConfirmed = assessed.some(
      (later) => later.day >= day + days && isAtLeastAsGood(later.category, category),
    );
    return isConfirmed ? category : 'SD';
  });
}

/**
 * Best overall response up to the first progression and before any other anticancer therapy, by `endpoint.response`;
 * confirmed after `response.confirmDays` where that is not 0.
 */
export function bestResponse(evidence: Evidence): Outcome<Response> {
  const { timeline } = evidence;
  const [first] = timeline.courses;
  if (first === undefined) return notApplicable(RULE, 'no_tace');
  const system = timeline.config['endpoint.response'];
  const origin = { name: 'firstTace', day: first.start };
  const limit = newTherapyDay(timeline, origin) ?? Infinity;
  const before: Assessment[] = [];
  for (const { image, category } of assessments(evidence, system, origin)) {
    const known = ORDER.find((each) => each === category);
    if (known === undefined || image.day > limit) continue;
    before.push({ day: image.day, category: known });
    if (known === 'PD') break;
  }
  const categories = confirmed(before, timeline.config['response.confirmDays']);
  const best = ORDER.find((category) => categories.includes(category));
  return best === undefined ? indeterminate(RULE, POSSIBLE, [`response.${system}`]) : decided(RULE, best);
}
