import { ContractError } from '#shared/contract/errors.ts';
import type { RiskMeasures } from '#shared/deidentification/risk/measures.ts';
import type { Turned } from './cohort.ts';

/** Patients who share their quasi-identifiers with fewer than k - 1 others. */
export function patientsBelow(sizes: RiskMeasures['sizes'], k: number): number {
  return sizes.reduce((sum, { size, classes }) => sum + (size < k ? size * classes : 0), 0);
}

/** Throws `risk-gate` unless the release meets its k or the gate is off. */
export function requireGate(k: number, { risk, gate }: Turned): void {
  if (gate !== 'not-met') return;
  throw new ContractError(
    'risk-gate',
    `Some patients share sex, age group, aetiology and stage with fewer than ${k - 1} others. Nothing was written. Ask for a smaller k, or for a cohort in which everybody has company.`,
    { k, smallest: risk.k, patientsBelow: patientsBelow(risk.missingAsValue.sizes, k) },
  );
}
