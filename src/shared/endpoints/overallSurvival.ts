import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { transplantDay } from './course.ts';
import { exclude, observe, type Endpoint, type Origin } from './endpoint.ts';

const RULE = 'os@1';

/**
 * Overall survival: death of any cause. Patients without it are censored when they were last known alive, never at the
 * data cut. A dead patient without a usable date of death is excluded, not imputed.
 */
export function overallSurvival(evidence: Evidence, origin: Origin): Endpoint {
  const { timeline } = evidence;
  const { dead, deathDay, lastAlive, notes } = evidence.vitalStatus();
  const end = dead ? deathDay : lastAlive;
  const isCensoring = timeline.config.transplant === 'censor';
  const transplant = isCensoring ? transplantDay(timeline, origin) : null;
  if (transplant !== null && (end === null || transplant < end)) {
    return observe(RULE, origin, { day: transplant, event: false, reason: 'transplant', notes });
  }
  if (dead) {
    if (deathDay === null) return exclude(RULE, 'unknown-death-date');
    return observe(RULE, origin, { day: deathDay, event: true, reason: 'death', notes });
  }
  if (lastAlive === null || lastAlive < origin.day) return exclude(RULE, 'no-vital-status');
  return observe(RULE, origin, { day: lastAlive, event: false, reason: 'last-alive', notes });
}
