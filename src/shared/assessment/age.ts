import type { PatientRecord } from '#shared/codebook/records.ts';
import { dayFromNumber, type Day } from '#shared/kernel/day.ts';
import { known } from '#shared/model/missing.ts';

/** Completed years on a day; from the year of birth alone the difference of years. */
export function ageAt(birthDate: Day, day: number): number {
  const at = dayFromNumber(day);
  const years = Number(at.slice(0, 4)) - Number(birthDate.slice(0, 4));
  if (birthDate.length === 4) return years;
  const birthday = birthDate.length === 7 ? `${birthDate.slice(5)}-15` : birthDate.slice(5);
  return at.slice(5) < birthday ? years - 1 : years;
}

/** Age at the first TACE: from the date of birth, else as stated by the source. */
export function ageOf(record: PatientRecord, firstTace: number | null): number | null {
  const birthDate = known(record.patient.birthDate);
  const stated = known(record.patient.ageAtIndex);
  if (birthDate === null || firstTace === null) return stated;
  return birthDate.length === 4 && stated !== null ? stated : ageAt(birthDate, firstTace);
}
