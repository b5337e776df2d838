import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { BaselineRow, Row } from '#shared/codebook/records.ts';
import { addDays, type Day } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import type { Entry, MissingReason } from '#shared/model/missing.ts';
import { clamp, rounded, type RandomStream } from './random.ts';

const FAMILY_NAMES = [
  'Kim',
  'Lee',
  'Park',
  'Choi',
  'Berger',
  'Novak',
  'Rossi',
  'Sato',
  'Tanaka',
  'Moreau',
  '김',
  '박',
] as const;
const GIVEN_NAMES = [
  'Minjun',
  'Seoyeon',
  'Jiwoo',
  'Anna',
  'Marek',
  'Lucia',
  'Haruto',
  'Yui',
  'Claire',
  'Jonas',
  '영수',
  '민지',
] as const;

const FIRST_TACE = '2012-01-05';
const ACCRUAL_DAYS = 3650;

/** What drives a synthetic course; latent, never stored. */
export interface Profile {
  readonly firstTace: Day;
  /** 0 (fit) to 1 (frail). */
  readonly frailty: number;
  /** Monthly relative growth of viable tumour without treatment. */
  readonly growth: number;
  readonly tumours: number;
  readonly largestMm: number;
  readonly afp: number;
  readonly bilirubin: number;
  readonly albumin: number;
  readonly decompensated: boolean;
}

export function drawProfile(random: RandomStream): Profile {
  const frailty = clamp(random.normal(0.35, 0.2), 0, 1);
  return {
    firstTace: must(addDays(FIRST_TACE, random.integer(0, ACCRUAL_DAYS)), 'a day-precise date'),
    frailty,
    growth: clamp(random.logNormal(0.06, 0.6), 0.01, 0.6),
    tumours: random.weighted(
      [
        [1, 28],
        [2, 18],
        [3, 16],
        [4, 11],
        [5, 8],
        [6, 6],
        [8, 8],
        [12, 5],
      ],
      1,
    ),
    largestMm: Math.round(clamp(random.logNormal(46, 0.5), 8, 210)),
    afp: rounded(clamp(random.logNormal(40, 2.2), 1, 400_000), 1),
    bilirubin: rounded(clamp(random.logNormal(15 + 12 * frailty, 0.4), 4, 180), 1),
    albumin: rounded(clamp(random.normal(40 - 8 * frailty, 3.5), 20, 52), 1),
    decompensated: random.chance(0.05 + 0.25 * frailty),
  };
}

/** Leaves a value out now and then, mostly with a reason: registries are not complete. */
export function sometimes<T>(random: RandomStream, value: T, probability = 0.04): Entry<T> {
  if (!random.chance(probability)) return value;
  const reason: MissingReason | null = random.weighted(
    [
      ['UNK', 5],
      ['ND', 3],
      ['PEND', 1],
      [null, 2],
    ],
    null,
  );
  return reason === null ? null : { missing: reason };
}

export function drawPatient(random: RandomStream, profile: Profile, number: number): Row<'patient'> {
  const birthYear = Number(profile.firstTace.slice(0, 4)) - Math.round(clamp(random.normal(63, 10), 28, 92));
  const birthDate = `${birthYear}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`;
  const familyName = random.pick(FAMILY_NAMES);
  return {
    ...emptyRecord('patient'),
    id: random.uuid(),
    familyName,
    givenName: random.pick(GIVEN_NAMES),
    hospitalNo: `H${String(7_000_000 + number * 37)}`,
    birthDate: random.chance(0.03) ? birthDate.slice(0, 7) : birthDate,
    sex: random.weighted(
      [
        ['male', 78],
        ['female', 22],
      ],
      'male',
    ),
    centre: random.pick(['Seoul', 'Mainz', 'Ljubljana']),
    country: random.pick(['KR', 'DE', 'SI']),
    consentStatus: 'given',
    dateBasis: 'calendar',
  };
}

export function drawBaseline(random: RandomStream, profile: Profile): BaselineRow {
  const invaded = random.chance(0.1 + 0.1 * (profile.largestMm > 80 ? 1 : 0));
  const spread = random.chance(0.05);
  return {
    ...emptyRecord('baseline'),
    id: random.uuid(),
    diagnosisDate: sometimes(random, must(addDays(profile.firstTace, -random.integer(7, 400)), 'a date')),
    diagnosisMethod: random.weighted(
      [
        ['imaging', 70],
        ['histology', 30],
      ],
      'imaging',
    ),
    aetiology: [
      random.weighted(
        [
          ['HBV', 50],
          ['HCV', 15],
          ['alcohol', 17],
          ['MASLD', 14],
          ['cryptogenic', 4],
        ],
        'HBV',
      ),
    ],
    cirrhosis: sometimes(random, random.chance(0.8)),
    varices: sometimes(random, random.chance(0.3), 0.2),
    portalHypertension: sometimes(random, random.chance(0.35), 0.15),
    ecog: sometimes(
      random,
      random.weighted(
        [
          [0, 72],
          [1, 22],
          [2, 5],
          [3, 1],
        ],
        0,
      ),
    ),
    nTumours: profile.tumours >= 12 ? 'innumerable' : profile.tumours,
    maxSizeMm: sometimes(random, profile.largestMm, 0.03),
    bilobar: profile.tumours > 1 ? random.chance(0.45) : false,
    growthType: sometimes(
      random,
      profile.tumours > 1
        ? random.chance(0.3)
          ? 'confluent_multinodular'
          : 'single_nodular'
        : 'single_nodular',
      0.1,
    ),
    mviVp: sometimes(random, invaded ? random.integer(1, 4) : 0),
    mviVv: sometimes(random, 0),
    bileDuct: 0,
    ehs: sometimes(random, spread),
    ehsSites: spread ? [random.pick(['lung', 'node', 'bone'])] : null,
    unresectable: sometimes(random, random.chance(0.7), 0.1),
    antiviralTherapy: random.chance(0.5),
    priorSystemic: false,
    priorTreatment: random.chance(0.25)
      ? [
          {
            ...emptyRecord('priorTreatment'),
            id: random.uuid(),
            type: random.pick(['resection', 'ablation']),
            date: addDays(profile.firstTace, -random.integer(200, 1500)),
          },
        ]
      : [],
  };
}
