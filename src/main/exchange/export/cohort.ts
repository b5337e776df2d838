import { ContractError } from '#shared/contract/errors.ts';
import { dayNumber, dayFromNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import {
  deidentify,
  type ReleaseContext,
  type ReleasedPatient,
} from '#shared/deidentification/deidentify.ts';
import { planRelease, type ReleasePlan } from '#shared/deidentification/plan.ts';
import { newTally, planCutoff, tallyContact } from '#shared/deidentification/privateCutoff.ts';
import { profileOf, type Profile } from '#shared/deidentification/profile.ts';
import { pseudonymOf } from '#shared/deidentification/pseudonym.ts';
import { RiskTally, type RiskAssessment } from '#shared/deidentification/risk/assessment.ts';
import { toTree } from '#shared/deidentification/tree.ts';
import type { RegisteredPatient } from '#shared/deidentification/deidentify.ts';
import { keyedFunctionOf } from './keyedFunction.ts';
import type { ExportOptions, ExportSource, Turns } from './request.ts';

const TURN = 100;

/** Long work in steps: yields how far it is, returns the result. */
export type Steps<T> = Generator<number, T>;

function* counted(patients: Iterable<RegisteredPatient>): Generator<readonly [RegisteredPatient, boolean]> {
  let done = 0;
  for (const patient of patients) {
    yield [patient, done % TURN === 0];
    done += 1;
  }
}

/** Runs steps with pauses for other work; `between` is done at each. */
export async function inTurns<T>(
  { progress, pause }: Turns,
  label: string,
  total: number | null,
  steps: Steps<T>,
  between?: () => Promise<void>,
): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    progress?.(label, step.value, total);
    await between?.();
    await pause?.();
  }
}

/** Withdrawal of consent takes a patient out of every output. */
function hasWithdrawn({ record }: RegisteredPatient): boolean {
  return record.patient.consentStatus === 'withdrawn';
}

function requireProfile(options: ExportOptions): Profile {
  const profile = profileOf(options.profile);
  if (profile !== null) return profile;
  throw new ContractError(
    'second-user-required',
    'An identified export needs a second person and is not made here. Nothing was written.',
  );
}

/** What is decided once for the whole cohort, before any patient is turned. */
export interface Cohort {
  readonly context: ReleaseContext;
  readonly patients: number;
  readonly withdrawn: number;
}

/** First pass. Ends with an error when two patients would get one code. */
export function* surveyCohort(source: ExportSource, options: ExportOptions): Steps<Cohort> {
  const plan = planRelease(requireProfile(options));
  const keyed = keyedFunctionOf(source.key);
  const tally = newTally();
  const pseudonyms = new Set<string>();
  let [patients, withdrawn] = [0, 0];
  for (const [patient, isTurn] of counted(source.patients())) {
    if (isTurn) yield patients;
    if (hasWithdrawn(patient)) {
      withdrawn += 1;
      continue;
    }
    patients += 1;
    tallyContact(tally, toTree(patient.record));
    pseudonyms.add(pseudonymOf(keyed, options.release, patient.uuid));
  }
  if (pseudonyms.size !== patients) throw new Error('two patients would share a pseudonym');
  const cutoff = planCutoff(plan.profile, tally, options.privateCutoff ?? true);
  return { context: { plan, keyed, scope: options.release, cutoff }, patients, withdrawn };
}

/** What a release took from its patients; numbers only. */
export interface Losses {
  /** First treated after their private cutoff, and so not in the release. */
  afterCutoff: number;
  shortened: number;
  deathsCensored: number;
  /** Sum of days by which records end earlier. */
  daysCut: number;
  agesWithheld: number;
}

export interface Turned {
  readonly patients: number;
  readonly losses: Losses;
  readonly risk: RiskAssessment;
  readonly gate: 'met' | 'not-met' | 'off';
}

const ageReason = (plan: ReleasePlan): number =>
  plan.patients.table.columns.findIndex((column) => column.name === 'age_at_index_missing');

/** Second pass: turns every patient and hands it on; measures the risk of what is released. */
export function* turnCohort(
  source: ExportSource,
  options: ExportOptions,
  cohort: Cohort,
  take: (patient: ReleasedPatient, original: RegisteredPatient) => void,
): Steps<Turned> {
  const { plan } = cohort.context;
  const risk = new RiskTally(plan);
  const losses: Losses = { afterCutoff: 0, shortened: 0, deathsCensored: 0, daysCut: 0, agesWithheld: 0 };
  const lastAllowed = must(dayNumber(source.today), 'the day of the export');
  const reason = ageReason(plan);
  let patients = 0;
  for (const [patient, isTurn] of counted(source.patients())) {
    if (isTurn) yield patients;
    if (hasWithdrawn(patient)) continue;
    const released = deidentify(patient, cohort.context);
    if (released === null) {
      losses.afterCutoff += 1;
      continue;
    }
    refuseLaterThan(lastAllowed, released);
    patients += 1;
    losses.daysCut += released.daysCut;
    losses.shortened += released.daysCut > 0 ? 1 : 0;
    losses.deathsCensored += released.deathCensored ? 1 : 0;
    losses.agesWithheld += released.rows[plan.patients.table.name]?.[0]?.[reason] === 'AGE90' ? 1 : 0;
    risk.add(released);
    take(released, patient);
  }
  const assessed = risk.assess();
  return {
    patients,
    losses,
    risk: assessed,
    gate: options.k === 1 ? 'off' : assessed.k >= options.k ? 'met' : 'not-met',
  };
}

/** Hands on every patient; returns how many there were. */
export function* eachPatient(
  patients: Iterable<RegisteredPatient>,
  take: (patient: RegisteredPatient) => void,
): Steps<number> {
  let done = 0;
  for (const [patient, isTurn] of counted(patients)) {
    if (isTurn) yield done;
    take(patient);
    done += 1;
  }
  return done;
}

/** A shifted date after the day of the export would say that it was moved forward, and by how much at least. */
function refuseLaterThan(lastAllowed: number, { latestDate }: ReleasedPatient): void {
  if (latestDate === null || latestDate <= lastAllowed) return;
  throw new ContractError(
    'risk-gate',
    `A shifted date would lie after ${dayFromNumber(lastAllowed)}. Nothing was written. Keep the private cutoff on.`,
    { gate: 'shifted-date-after-export' },
  );
}
