import { known } from '#shared/model/missing.ts';
import { consistencyRules } from './consistency.ts';
import { genericRules } from './generic.ts';
import { temporalRules } from './temporal.ts';
import type { RuleGroup, RuleHit } from './types.ts';
import { unitRules } from './unitSlip.ts';

const GROUPS: readonly RuleGroup[] = [genericRules, temporalRules, consistencyRules, unitRules];

/** Dates written from an anchor are not calendar dates: today says nothing about them. */
const CALENDAR_ONLY = new Set(['Q-T01']);

/** Every rule on one patient. Pure; cost linear in the rows, but for deaths: rows times follow-ups with a death. */
export const checkPatient: RuleGroup = (record, today): readonly RuleHit[] => {
  const hits = GROUPS.flatMap((group) => group(record, today));
  return known(record.patient.dateBasis) === 'relative'
    ? hits.filter(({ rule }) => !CALENDAR_ONLY.has(rule))
    : hits;
};
