import type { EntityName } from '#shared/codebook/codebook.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import type { Day } from '#shared/kernel/day.ts';

/** E: not complete until fixed or confirmed; W: asks; I: information. None ever blocks saving. */
export type Severity = 'E' | 'W' | 'I';

/** A rule that fired. The text names fields; the values are on the screen beside it. */
export interface RuleHit {
  readonly rule: string;
  readonly severity: Severity;
  readonly entity: EntityName;
  readonly rowId: string;
  readonly fields: readonly string[];
  readonly message: string;
}

/** A group of rules over one patient. A rule whose input is missing does not fire. */
export type RuleGroup = (record: PatientRecord, today: Day) => readonly RuleHit[];
