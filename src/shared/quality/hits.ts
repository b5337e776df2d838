import type { EntityName } from '#shared/codebook/codebook.ts';
import type { Certainty } from './dateOrder.ts';
import type { RuleHit, Severity } from './types.ts';

/** Gathers the hits of one group. */
export class Hits {
  readonly found: RuleHit[] = [];

  add(
    rule: string,
    severity: Severity,
    at: { readonly entity: EntityName; readonly rowId: string; readonly fields: readonly string[] },
    message: string,
  ): void {
    this.found.push({ rule, severity, ...at, message });
  }

  /** A violation of dates: as it stands if certain, a question if only some of the possible days violate it. */
  addIf(
    certainty: Certainty,
    rule: string,
    severity: Severity,
    at: { readonly entity: EntityName; readonly rowId: string; readonly fields: readonly string[] },
    message: string,
  ): void {
    if (certainty === 'certain') this.add(rule, severity, at, message);
    else if (certainty === 'possible')
      this.add(rule, severity === 'E' ? 'W' : severity, at, `possibly: ${message}`);
  }
}
