import { parsePatientDocument } from '#shared/codebook/document.ts';
import { must } from '#shared/kernel/must.ts';
import { keyedFunctionOf } from '#main/exchange/export/keyedFunction.ts';
import type { Cell } from '#shared/deidentification/column.ts';
import {
  deidentify,
  type RegisteredPatient,
  type ReleaseContext,
  type ReleasedPatient,
} from '#shared/deidentification/deidentify.ts';
import { planRelease, tablesOf, type ReleasePlan } from '#shared/deidentification/plan.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';

export const KEY = Uint8Array.from({ length: 32 }, (_, index) => index);
export const keyed = keyedFunctionOf(KEY);

export const uuidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A patient of the registry from the parts of a record document. */
export function patientOf(n: number, parts: Readonly<Record<string, unknown>>): RegisteredPatient {
  const parsed = parsePatientDocument({ studyId: `S-${1000 + n}`, ...parts }, 'patient');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { uuid: uuidOf(n), record: parsed.value };
}

export type ProfileName = keyof typeof PROFILES;
export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

export function contextOf(
  profile: ProfileName,
  cutoff: Partial<ReleaseContext['cutoff']> = {},
): ReleaseContext {
  return {
    plan: planRelease(PROFILES[profile]),
    keyed,
    scope: 'release-1',
    cutoff: { fired: false, base: null, range: 0, ...cutoff },
  };
}

export function released(patient: RegisteredPatient, context: ReleaseContext): ReleasedPatient {
  return must(deidentify(patient, context), 'a patient that is released');
}

/** The rows of a table with their cells by column name. */
export function tableOf(
  plan: ReleasePlan,
  { rows }: ReleasedPatient,
  name: string,
): readonly Readonly<Record<string, Cell>>[] {
  const table = must(
    tablesOf(plan).find((item) => item.name === name),
    'a table',
  );
  return must(rows[name], 'rows').map((row) =>
    Object.fromEntries(table.columns.map((column, index) => [column.name, row[index] ?? null])),
  );
}
