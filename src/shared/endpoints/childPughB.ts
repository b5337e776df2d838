import type { Outcome } from '#shared/kernel/outcome.ts';
import type { ChildPughPoint } from '#shared/longitudinal/childPughItems.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { isUnsettled } from '#shared/longitudinal/afterSession.ts';
import { exclude, observe, type Endpoint, type Origin } from './endpoint.ts';

const RULE = 'timeToChildPughB@1';
const CLASS_B = 7;
const CONFIRM_DAYS = 28;

function isConfirmed(
  point: ChildPughPoint,
  points: readonly ChildPughPoint[],
  needsSecond: boolean,
): boolean {
  if (point.low < CLASS_B) return false;
  return (
    !needsSecond || points.some((later) => later.day - point.day >= CONFIRM_DAYS && later.low >= CLASS_B)
  );
}

/**
 * Time to Child-Pugh B of patients who start in class A: the first panel with a score of 7 or more, leaving out the two
 * weeks after each session. Patients without it, the dead among them, are censored at their last panel.
 */
export function timeToChildPughB(
  evidence: Evidence,
  origin: Origin,
  baselineClass: Outcome<'A' | 'B' | 'C'>,
): Endpoint {
  if (baselineClass.kind === 'decided' && baselineClass.value !== 'A')
    return exclude(RULE, 'baseline-not-class-a');
  if (baselineClass.kind !== 'decided') return exclude(RULE, 'not-evaluable');
  const { timeline } = evidence;
  const { deathDay } = evidence.vitalStatus();
  const points = evidence
    .childPugh()
    .filter(({ day, post }) => day > origin.day || (day === origin.day && post))
    .filter(({ day }) => deathDay === null || day <= deathDay)
    .filter((point) => !isUnsettled(timeline, { ...point, imputed: false, rows: [] }));
  const needsSecond = timeline.config['cpb.confirm'];
  const found = points.find((point) => isConfirmed(point, points, needsSecond));
  if (found !== undefined) {
    const isOpenBefore = points.some(
      ({ day, low, high }) => day < found.day && low < CLASS_B && high >= CLASS_B,
    );
    const notes = [...found.notes, ...(isOpenBefore ? ['date_may_be_earlier'] : [])];
    return observe(RULE, origin, { day: found.day, event: true, reason: 'child-pugh-b', notes });
  }
  const last = points.filter(({ low, high }) => low >= CLASS_B || high < CLASS_B).at(-1);
  if (last === undefined) return exclude(RULE, 'not-evaluable');
  return observe(RULE, origin, { day: last.day, event: false, reason: 'last-assessment', notes: [] });
}
