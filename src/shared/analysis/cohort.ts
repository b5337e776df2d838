import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayNumber, type Day } from '#shared/kernel/day.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import { known } from '#shared/model/missing.ts';
import { parseFilter, type Filter } from './filter/parse.ts';
import type { QuestionProblem } from './question.ts';
import { Subject } from './subject.ts';

/** Which patients, as known when, under which rules. */
export interface CohortQuestion {
  readonly filter?: string | null | undefined;
  readonly asOf?: Day | null | undefined;
  readonly config?: Config;
}

/** Takes patients in or leaves them out, and counts both. Nobody is kept, so a caller may pause in between. */
export class Cohort {
  readonly #filter: Filter | null;
  readonly #asOf: number | null;
  readonly #config: Config;
  readonly #excluded = new Map<string, number>();
  #n = 0;

  constructor(filter: Filter | null, asOf: number | null, config: Config) {
    this.#filter = filter;
    this.#asOf = asOf;
    this.#config = config;
  }

  /** Patients that were taken in. */
  get n(): number {
    return this.#n;
  }

  /** Patients left out for what is not known of them, by reason in code point order. */
  get excluded(): { readonly reason: string; readonly n: number }[] {
    return [...this.#excluded]
      .map(([reason, n]) => ({ reason, n }))
      .sort((a, b) => byCodePoint(a.reason, b.reason));
  }

  /** Names and versions of the rules that the filter asks for. */
  get rules(): readonly string[] {
    return this.#filter?.rules ?? [];
  }

  /** The patient under analysis, `null` when left out. */
  take(record: PatientRecord): Subject | null {
    if (known(record.patient.consentStatus) === 'withdrawn') return this.#exclude('consent-withdrawn');
    const subject = new Subject(record, this.#asOf, this.#config);
    const isKept = this.#filter === null ? true : this.#filter.test(subject);
    if (isKept === null) return this.#exclude('filter-unknown');
    if (!isKept) return null;
    this.#n += 1;
    return subject;
  }

  #exclude(reason: string): null {
    this.#excluded.set(reason, (this.#excluded.get(reason) ?? 0) + 1);
    return null;
  }
}

/** Checks the filter and opens an empty cohort. */
export function cohortOf(question: CohortQuestion): Result<Cohort, QuestionProblem> {
  const { asOf = null, filter = null, config = defaultConfig } = question;
  const parsed = filter === null ? ok(null) : parseFilter(filter);
  if (!parsed.ok) return fail({ part: 'filter', ...parsed.error });
  return ok(new Cohort(parsed.value, asOf === null ? null : dayNumber(asOf), config));
}
