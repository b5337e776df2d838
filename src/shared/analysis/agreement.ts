import { dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { DEFINITIONS, type DefinitionName } from '#shared/model/config.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { refractoriness } from '#shared/refractoriness/definitions.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { cohenKappa } from '#shared/statistics/agreement/cohenKappa.ts';
import { summarise } from '#shared/statistics/descriptive/summary.ts';

/** How two definitions agree over the patients that both decide. */
export interface AgreementPair {
  readonly a: DefinitionName;
  readonly b: DefinitionName;
  readonly n: number;
  readonly bothMet: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly neither: number;
  /** Patients with TACE whom at least one of the two leaves open. */
  readonly indeterminate: number;
  readonly percent: number | null;
  /** `null` where chance agreement is complete. */
  readonly kappa: number | null;
  readonly se: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Median days from the date of `a` to that of `b` where both are met. */
  readonly medianDays: number | null;
}

/** How often one definition is met, and when. */
export interface DefinitionFrequency {
  readonly definition: DefinitionName;
  readonly met: number;
  readonly notMet: number;
  readonly indeterminate: number;
  /** Patients without TACE. */
  readonly notApplicable: number;
  /** Quartiles of the days from the first TACE to the date on which it was met. */
  readonly days: { readonly q1: number; readonly median: number; readonly q3: number } | null;
}

export interface Agreement {
  readonly definitions: readonly DefinitionName[];
  readonly frequencies: readonly DefinitionFrequency[];
  readonly pairs: readonly AgreementPair[];
}

/** Counts of one pair while the cohort goes by. */
class Tally {
  bothMet = 0;
  aOnly = 0;
  bOnly = 0;
  neither = 0;
  indeterminate = 0;
  readonly days: number[] = [];

  add(a: RefractorinessResult, b: RefractorinessResult): void {
    if (a.status === 'not_applicable' || b.status === 'not_applicable') return;
    if (a.status === 'indeterminate' || b.status === 'indeterminate') this.indeterminate += 1;
    else if (a.status === 'met' && b.status === 'met') {
      this.bothMet += 1;
      const from = a.dateFirstMet === null ? null : dayNumber(a.dateFirstMet);
      const to = b.dateFirstMet === null ? null : dayNumber(b.dateFirstMet);
      if (from !== null && to !== null) this.days.push(to - from);
    } else if (a.status === 'met') this.aOnly += 1;
    else if (b.status === 'met') this.bOnly += 1;
    else this.neither += 1;
  }
}

function pairOf(a: DefinitionName, b: DefinitionName, tally: Tally): AgreementPair {
  const { bothMet, aOnly, bOnly, neither, indeterminate } = tally;
  const n = bothMet + aOnly + bOnly + neither;
  const kappa = cohenKappa([
    [bothMet, aOnly],
    [bOnly, neither],
  ]);
  const { kappa: value, se, lower, upper } = kappa.ok ? kappa.value : NO_KAPPA;
  return {
    a,
    b,
    n,
    bothMet,
    aOnly,
    bOnly,
    neither,
    indeterminate,
    percent: n === 0 ? null : (100 * (bothMet + neither)) / n,
    kappa: value,
    se,
    lower,
    upper,
    medianDays: summarise(tally.days).median,
  };
}

const NO_KAPPA = { kappa: null, se: null, lower: null, upper: null } as const;

/** Statuses and dates of one definition while the cohort goes by. */
class Frequency {
  readonly #counts = { met: 0, not_met: 0, indeterminate: 0, not_applicable: 0 };
  readonly #days: number[] = [];

  add({ status, dateFirstMet }: RefractorinessResult, firstTace: number | null): void {
    this.#counts[status] += 1;
    const day = dateFirstMet === null ? null : dayNumber(dateFirstMet);
    if (day !== null && firstTace !== null) this.#days.push(day - firstTace);
  }

  of(definition: DefinitionName): DefinitionFrequency {
    const { met, not_met: notMet, indeterminate, not_applicable: notApplicable } = this.#counts;
    const { q1, median, q3 } = summarise(this.#days);
    const days = q1 === null || median === null || q3 === null ? null : { q1, median, q3 };
    return { definition, met, notMet, indeterminate, notApplicable, days };
  }
}

/**
 * Agreement of every pair of definitions of refractoriness, and how often each is met. Patients are added one by one
 * and not kept. Cost: linear in the cohort, quadratic in the definitions.
 */
export class AgreementRun {
  readonly #frequencies = DEFINITIONS.map(() => new Frequency());
  readonly #pairs = DEFINITIONS.flatMap((a, i) =>
    DEFINITIONS.slice(i + 1).map((b, j) => ({ a, b, first: i, second: i + 1 + j, tally: new Tally() })),
  );

  add(evidence: Evidence): void {
    const results = refractoriness(evidence);
    const firstTace = evidence.timeline.courses[0]?.start ?? null;
    results.forEach((result, index) => this.#frequencies[index]?.add(result, firstTace));
    for (const { first, second, tally } of this.#pairs) {
      const a = results[first];
      const b = results[second];
      if (a !== undefined && b !== undefined) tally.add(a, b);
    }
  }

  answer(): Agreement {
    return {
      definitions: DEFINITIONS,
      frequencies: DEFINITIONS.map((name, index) =>
        must(this.#frequencies[index], 'a frequency of every definition').of(name),
      ),
      pairs: this.#pairs.map(({ a, b, tally }) => pairOf(a, b, tally)),
    };
  }
}
