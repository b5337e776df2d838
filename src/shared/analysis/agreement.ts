import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayNumber } from '#shared/kernel/day.ts';
import { DEFINITIONS, defaultConfig, type Config, type DefinitionName } from '#shared/model/config.ts';
import { Evidence } from '#shared/longitudinal/evidence.ts';
import { timelineOf } from '#shared/longitudinal/timeline.ts';
import { refractoriness } from '#shared/refractoriness/definitions.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { cohenKappa } from '#shared/statistics/agreement/cohenKappa.ts';

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

export interface Agreement {
  readonly definitions: readonly DefinitionName[];
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

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
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
    medianDays: median(tally.days),
  };
}

const NO_KAPPA = { kappa: null, se: null, lower: null, upper: null } as const;

/** Agreement of every pair of definitions of refractoriness. Cost: linear in the cohort, quadratic in definitions. */
export function agreement(patients: Iterable<PatientRecord>, config: Config = defaultConfig): Agreement {
  const pairs = DEFINITIONS.flatMap((a, i) =>
    DEFINITIONS.slice(i + 1).map((b, j) => ({ a, b, first: i, second: i + 1 + j, tally: new Tally() })),
  );
  for (const record of patients) {
    const results = refractoriness(new Evidence(timelineOf(record, null, config)));
    for (const { first, second, tally } of pairs) {
      const a = results[first];
      const b = results[second];
      if (a !== undefined && b !== undefined) tally.add(a, b);
    }
  }
  return { definitions: DEFINITIONS, pairs: pairs.map(({ a, b, tally }) => pairOf(a, b, tally)) };
}
