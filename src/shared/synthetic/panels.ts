import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { Row } from '#shared/codebook/records.ts';
import type { Day } from '#shared/kernel/day.ts';
import { inCanonicalUnit, type LabValue } from '#shared/model/lab.ts';
import type { Profile } from './profile.ts';
import { sometimes } from './profile.ts';
import { clamp, rounded, type RandomStream } from './random.ts';

/** How the patient is at a point of the course. */
export interface Condition {
  /** Liver damage gathered so far, 0 upwards; 1 takes a healthy liver to Child-Pugh B. */
  readonly damage: number;
  /** Viable tumour relative to baseline. */
  readonly burden: number;
}

const AFP_CEILING = 60_500;

function afpOf(value: number): LabValue {
  if (value > AFP_CEILING) return { value: AFP_CEILING, unit: 'ng/mL', comparator: '>' };
  return inCanonicalUnit('afp', rounded(value, 1));
}

/** Bilirubin and albumin come in the unit of the centre's laboratory, as they do. */
export function drawLabs(
  random: RandomStream,
  profile: Profile,
  condition: Condition,
  on: Day,
): Row<'labPanel'> {
  const conventional = random.chance(0.35);
  const bilirubin = clamp(
    profile.bilirubin * (1 + 0.7 * condition.damage) * random.between(0.85, 1.15),
    3,
    600,
  );
  const albumin = clamp(profile.albumin - 4 * condition.damage + random.normal(0, 1.2), 14, 55);
  const ast = clamp(random.logNormal(48 * (1 + 0.5 * condition.damage), 0.3), 10, 1500);
  return {
    ...emptyRecord('labPanel'),
    id: random.uuid(),
    date: on,
    bilirubin: conventional
      ? { value: rounded(bilirubin / 17.1, 1), unit: 'mg/dL' }
      : { value: rounded(bilirubin, 1), unit: 'umol/L' },
    albumin: sometimes(
      random,
      conventional
        ? { value: rounded(albumin / 10, 1), unit: 'g/dL' }
        : { value: rounded(albumin, 1), unit: 'g/L' },
    ),
    inr: sometimes(random, {
      value: rounded(clamp(1.05 + 0.25 * condition.damage + random.normal(0, 0.08), 0.8, 4), 2),
      unit: '1',
    }),
    ast: sometimes(random, inCanonicalUnit('enzymeActivity', Math.round(ast))),
    alt: sometimes(random, inCanonicalUnit('enzymeActivity', Math.round(ast * random.between(0.6, 1.1)))),
    platelets: sometimes(
      random,
      inCanonicalUnit('cellCount', Math.round(clamp(random.normal(140, 50), 25, 420))),
    ),
    creatinine: sometimes(
      random,
      inCanonicalUnit('creatinine', Math.round(clamp(random.normal(80, 18), 40, 300))),
    ),
    afp: sometimes(random, afpOf(profile.afp * condition.burden * random.between(0.8, 1.25)), 0.08),
    pivka2: sometimes(
      random,
      inCanonicalUnit(
        'pivka2',
        Math.round(clamp(random.logNormal(90 * condition.burden + 15, 0.8), 8, 75_000)),
      ),
      0.3,
    ),
    crp: sometimes(
      random,
      inCanonicalUnit('crp', rounded(clamp(random.logNormal(4, 0.9), 0.3, 180), 1)),
      0.4,
    ),
  };
}

export function drawStatus(
  random: RandomStream,
  profile: Profile,
  condition: Condition,
  on: Day,
): Row<'clinicalStatus'> {
  const strain = condition.damage + (profile.decompensated ? 0.8 : 0);
  return {
    ...emptyRecord('clinicalStatus'),
    id: random.uuid(),
    date: on,
    ascites: sometimes(random, strain > 2 ? 'moderate_severe' : strain > 0.9 ? 'mild' : 'none'),
    encephalopathy: sometimes(random, strain > 2.6 ? 'grade1_2' : 'none'),
    varicealBleeding: random.chance(0.01 * strain),
    giBleeding: false,
    weightKg: rounded(clamp(random.normal(66, 11), 38, 120), 1),
  };
}
