import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { ImagingRow, Row } from '#shared/codebook/records.ts';
import type { Response } from '#shared/codebook/entities/imaging.ts';
import type { Day } from '#shared/kernel/day.ts';
import type { Profile } from './profile.ts';
import { sometimes } from './profile.ts';
import { clamp, type RandomStream } from './random.ts';

export interface Findings {
  /** Viable diameter of the targets relative to baseline. */
  readonly viable: number;
  readonly newLesion: boolean;
  readonly mvi: boolean;
  readonly ehs: boolean;
  readonly previousViable: number;
}

/** Category of a reader who sees the sums against the image before. */
function readResponse({ viable, previousViable, newLesion, mvi, ehs }: Findings): Response {
  if (newLesion || mvi || ehs) return 'PD';
  if (viable < 0.02) return 'CR';
  if (viable >= previousViable * 1.2) return 'PD';
  return viable <= previousViable * 0.7 ? 'PR' : 'SD';
}

/** Two targets at most: a liver holds no more by RECIST. */
function drawLesions(random: RandomStream, profile: Profile, viable: number): readonly Row<'lesion'>[] {
  const targets = Math.min(2, profile.tumours);
  return Array.from({ length: targets }, (_, index) => {
    const whole = Math.max(10, Math.round(profile.largestMm * (index === 0 ? 1 : 0.6)));
    const alive = clamp(Math.round(whole * viable), 0, 300);
    const longest = clamp(Math.max(whole, alive), 10, 300);
    return {
      ...emptyRecord('lesion'),
      id: random.uuid(),
      lesionNo: index + 1,
      isTarget: true,
      organ: 'liver',
      segment: random.pick(['II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']),
      kind: 'intrahepatic' as const,
      longestMm: longest,
      perpMm: Math.round(longest * 0.85),
      viableLongestMm: alive,
      viablePerpMm: Math.round(alive * 0.85),
      arterialEnhancement: alive > 0,
      status: 'present' as const,
    };
  });
}

export function drawBaselineImage(
  random: RandomStream,
  profile: Profile,
  on: Day,
  invaded: boolean,
): ImagingRow {
  return {
    ...emptyRecord('imaging'),
    id: random.uuid(),
    date: on,
    modality: random.chance(0.6) ? 'CT' : 'MRI',
    adequate: true,
    readerType: 'local',
    nViableLiver: profile.tumours,
    newIntrahepaticLesion: false,
    mvi: invaded,
    ehs: sometimes(random, false),
    lesions: drawLesions(random, profile, 1),
    readings: [],
  };
}

export function drawFollowUpImage(
  random: RandomStream,
  profile: Profile,
  on: Day,
  findings: Findings,
): ImagingRow {
  const necrosis = clamp(100 * findings.viable, 0, 100);
  return {
    ...emptyRecord('imaging'),
    id: random.uuid(),
    date: on,
    modality: random.chance(0.65) ? 'CT' : 'MRI',
    adequate: random.chance(0.96),
    readerType: 'local',
    'response.mRECIST': sometimes(random, readResponse(findings), 0.05),
    viablePctTreated: sometimes(random, Math.round(necrosis), 0.1),
    te: sometimes(random, necrosis < 1 ? 4 : necrosis <= 50 ? 3 : findings.viable > 1.25 ? 1 : 2, 0.3),
    nViableLiver: sometimes(random, profile.tumours + (findings.newLesion ? 1 : 0), 0.15),
    newIntrahepaticLesion: sometimes(random, findings.newLesion),
    mvi: sometimes(random, findings.mvi),
    ehs: sometimes(random, findings.ehs),
    lesions: drawLesions(random, profile, findings.viable),
    readings: [],
  };
}
