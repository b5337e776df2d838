import { parsePatientDocument } from '#shared/codebook/document.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';

/** A patient record from the form of the record document; what the codebook refuses fails the test. */
export function patientFrom(document: Readonly<Record<string, unknown>>): PatientRecord {
  const parsed = parsePatientDocument({ studyId: 'P001', patient: {}, ...document }, 'patients[0]');
  if (!parsed.ok) throw new Error(parsed.error.map(({ path, message }) => `${path} ${message}`).join('; '));
  return parsed.value;
}
