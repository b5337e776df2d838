import type { PatientRecord } from '#shared/codebook/records.ts';
import type { Json } from '#shared/kernel/json.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { defaultConfig, type Config } from '#shared/model/config.ts';
import { ENDPOINT_NAMES, type EndpointName } from '#shared/endpoints/allEndpoints.ts';
import { isExcluded } from '#shared/endpoints/endpoint.ts';
import { runCase } from '#shared/statistics/spec/runCase.ts';
import { toJson } from '#shared/statistics/spec/toJson.ts';
import { cohortOf, type Cohort } from './cohort.ts';
import { parseGrouping, type Grouping } from './grouping.ts';
import { fromSystemicStart, parseOrigin, type OriginChoice } from './origin.ts';
import type { QuestionProblem, SurvivalAnswer, SurvivalQuestion } from './question.ts';
import type { Subject } from './subject.ts';

interface Plan {
  readonly endpoint: EndpointName;
  readonly origin: OriginChoice;
  readonly by: Grouping | null;
  readonly landmark: number | null;
  readonly config: Config;
}

type Checked<T> = Result<T, QuestionProblem>;

function planOf(question: SurvivalQuestion): Checked<Plan> {
  const endpoint = ENDPOINT_NAMES.find((name) => name === question.endpoint);
  if (endpoint === undefined) {
    return fail({ part: 'endpoint', message: `expects one of ${ENDPOINT_NAMES.join(', ')}` });
  }
  const origin = parseOrigin(question.origin ?? 'firstTace');
  if (!origin.ok) return fail({ part: 'origin', message: origin.error });
  const by = (question.by ?? null) === null ? ok(null) : parseGrouping(question.by ?? '');
  if (!by.ok) return fail({ part: 'by', message: by.error });
  return ok({
    endpoint,
    origin: endpoint === 'timeOnSystemic' ? fromSystemicStart : origin.value,
    by: by.value,
    landmark: question.landmark ?? null,
    config: question.config ?? defaultConfig,
  });
}

interface Observation {
  readonly time: number;
  readonly event: boolean;
  readonly group: string | number | null;
  /** The group was not yet known at time zero. */
  readonly isGroupLate: boolean;
}

/** The group as known at the landmark, or at all where there is none. */
function membershipOf(plan: Plan, subject: Subject, origin: number) {
  const { by, landmark } = plan;
  if (by === null) return { group: null, isLate: false };
  const at = landmark === null ? subject : subject.asKnownOn(origin + landmark);
  const { group, knownFrom } = by.of(at);
  return { group, isLate: landmark === null && knownFrom !== null && knownFrom > origin };
}

/** What a patient contributes, or why nothing. */
function observe(plan: Plan, subject: Subject): Observation | string {
  const { endpoint, landmark, by } = plan;
  const origin = plan.origin.of(subject);
  if (typeof origin === 'string') return origin;
  const measured = subject.endpoint(endpoint, { name: plan.origin.name, day: origin });
  if (isExcluded(measured)) {
    return measured.excluded === 'negative-time' && landmark !== null ? 'before-landmark' : measured.excluded;
  }
  if (landmark !== null && measured.days <= landmark) return 'before-landmark';
  const { group, isLate } = membershipOf(plan, subject, origin);
  if (by !== null && group === null) return 'group-unknown';
  return {
    time: measured.days - (landmark ?? 0),
    event: measured.event,
    group,
    isGroupLate: isLate,
  };
}

/** A question under way: patients are added one by one and not kept, so that a caller may pause between them. */
export class SurvivalRun {
  readonly #plan: Plan;
  readonly #question: SurvivalQuestion;
  readonly #cohort: Cohort;
  readonly #observations: Observation[] = [];
  readonly #excluded = new Map<string, number>();

  constructor(plan: Plan, question: SurvivalQuestion, cohort: Cohort) {
    this.#cohort = cohort;
    this.#plan = plan;
    this.#question = question;
  }

  add(record: PatientRecord): void {
    const subject = this.#cohort.take(record);
    if (subject === null) return;
    const observed = observe(this.#plan, subject);
    if (typeof observed !== 'string') this.#observations.push(observed);
    else this.#excluded.set(observed, (this.#excluded.get(observed) ?? 0) + 1);
  }

  answer(): SurvivalAnswer {
    const { endpoint, origin, by, config } = this.#plan;
    const { km, logrank, warnings } = curvesOf(this.#observations, by);
    const isLate = this.#observations.some((each) => each.isGroupLate);
    return {
      schema: 1,
      endpoint,
      origin: origin.name,
      unit: 'days',
      km,
      logrank,
      excluded: [...this.#cohort.excluded, ...[...this.#excluded].map(([reason, n]) => ({ reason, n }))].sort(
        (a, b) => byCodePoint(a.reason, b.reason),
      ),
      warnings: isLate ? ['immortal-time', ...warnings] : [...warnings],
      manifest: {
        asOf: this.#question.asOf ?? null,
        filter: this.#question.filter ?? null,
        ruleVersions: ruleVersions(this.#plan, this.#cohort.rules),
        cohort: { n: this.#cohort.n },
        config: toJson(config),
      },
    };
  }
}

interface Curves {
  readonly km: Json;
  readonly logrank: Json;
  readonly warnings: readonly string[];
}

/** Kaplan-Meier and log-rank as the kinds `km` and `logrank` of the reference files. */
function curvesOf(observations: readonly Observation[], by: Grouping | null): Curves {
  const column = by?.name ?? 'group';
  const table = {
    time: observations.map((each) => each.time),
    event: observations.map((each) => (each.event ? 1 : 0)),
    ...(by === null ? {} : { [column]: observations.map((each) => each.group) }),
  };
  const factors = by?.levels ? { [column]: by.levels } : {};
  const args = { time: 'time', event: 'event', ...(by === null ? {} : { group: column }) };
  const km = runCase({ id: 'km', kind: 'km', args }, table, factors);
  const logrank = by === null ? null : runCase({ id: 'logrank', kind: 'logrank', args }, table, factors);
  const warnings = [
    ...(km.error === null ? [] : ['no-observations']),
    ...(logrank === null || logrank.error === null ? [] : ['no-comparison']),
  ];
  return { km: km.result, logrank: logrank?.result ?? null, warnings };
}

function ruleVersions(plan: Plan, filterRules: readonly string[]): Record<string, number> {
  const names = [`${plan.endpoint}@1`, ...plan.origin.rules, ...(plan.by?.rules ?? []), ...filterRules];
  const versions = names
    .map((name) => name.split('@'))
    .map(([id = '', version]) => [id, Number(version)] as const);
  return Object.fromEntries(versions.sort(([a], [b]) => byCodePoint(a, b)));
}

/** Checks a question and gets it under way. */
export function startSurvival(question: SurvivalQuestion): Checked<SurvivalRun> {
  const plan = planOf(question);
  if (!plan.ok) return plan;
  const cohort = cohortOf(question);
  return cohort.ok ? ok(new SurvivalRun(plan.value, question, cohort.value)) : cohort;
}

/**
 * Answers a survival question over a cohort, with every patient it leaves out counted by reason. With a landmark only
 * those still under observation after it are kept, their clock starts there, and they are grouped by what was known
 * then; without one, a grouping that becomes known after time zero is marked `immortal-time`. Patients are read once
 * and not kept. Cost: linear in the cohort, n log n in the observations.
 */
export function answerSurvival(
  patients: Iterable<PatientRecord>,
  question: SurvivalQuestion,
): Checked<SurvivalAnswer> {
  const run = startSurvival(question);
  if (!run.ok) return run;
  for (const record of patients) run.value.add(record);
  return ok(run.value.answer());
}
