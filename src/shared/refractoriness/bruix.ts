import { and, not, or, type Truth } from '#shared/kernel/kleene.ts';
import type { DefinitionName } from '#shared/model/config.ts';
import { known } from '#shared/model/missing.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import { lastImage } from '#shared/longitudinal/evaluationImage.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { valueOn } from '#shared/longitudinal/onDay.ts';
import { statusOn, type StatusName } from '#shared/longitudinal/panels.ts';
import type { Image, Timeline } from '#shared/longitudinal/timeline.ts';
import type { Definition } from './definition.ts';
import { isOneOf } from './failure.ts';
import { featureAppeared, flagRaised, sessionsBefore, withSkipNote } from './findings.ts';
import { consecutiveRun, type CourseJudgement } from './pairs.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

const AROUND_DAYS = 14;
const MASSIVE_PCT = 50;

function wasMassive({ timeline }: Evidence): boolean {
  const start = timeline.courses[0]?.start ?? -Infinity;
  const seen = lastImage(timeline.images, start, (image) =>
    valueOn(image, (row) => known(row.massiveLiverInvolvement), new Set()),
  );
  const share = timeline.record.baseline && known(timeline.record.baseline.liverInvolvementPct);
  return seen?.value ?? (share !== null && share >= MASSIVE_PCT);
}

/** What the clinical records around a day say: true if any shows it, false if some say it was not there. */
function clinicallySeen<F extends StatusName>(
  { statuses }: Timeline,
  day: number,
  name: F,
  isSign: (value: NonNullable<ReturnType<typeof statusOn<F>>>) => boolean,
): Truth {
  const values = statuses
    .filter((status) => Math.abs(status.day - day) <= AROUND_DAYS)
    .map((status) => statusOn(status, name, new Set()))
    .filter((value) => value !== null);
  return values.length === 0 ? null : values.some(isSign);
}

/** Child-Pugh of at least 7 or a decompensation within two weeks of a day. */
function isLiverImpaired(evidence: Evidence, day: number): Truth {
  const { timeline } = evidence;
  const scores = evidence
    .childPugh()
    .filter((point) => Math.abs(point.day - day) <= AROUND_DAYS)
    .map((point): Truth => (point.low >= 7 ? true : point.high < 7 ? false : null));
  return or(
    scores.length === 0 ? null : or(...scores),
    clinicallySeen(timeline, day, 'encephalopathy', (value) => value !== 'none'),
    clinicallySeen(timeline, day, 'ascites', (value) => value === 'moderate_severe'),
    clinicallySeen(timeline, day, 'varicealBleeding', (value) => value),
  );
}

function isConfinedToLiver(image: Image): Truth {
  return not(valueOn(image, (row) => known(row.ehs), new Set()));
}

/** U4: progression within the liver while the liver is impaired. */
function progressionWithImpairedLiver(evidence: Evidence): Finding {
  const { courses } = evidence.timeline;
  const assessed = evidence
    .overallResponses('mRECIST')
    .filter(({ category }) => category !== null && category !== 'NE');
  if (assessed.length === 0) return unknown('U4', ['response.mRECIST']);
  const occasions = assessed.map(({ image, category, notes }): Finding => {
    const progressed = isOneOf(category, ['PD']);
    const confined = isConfinedToLiver(image);
    const impaired = progressed === false ? null : isLiverImpaired(evidence, image.day);
    const value = and(progressed, confined, impaired);
    if (value === false) return notMet('U4', notes);
    if (value === null) {
      return unknown(
        'U4',
        [
          ...(progressed === null ? ['response.mRECIST'] : []),
          ...(confined === null ? ['ehs'] : []),
          ...(impaired === null ? ['childPughScore'] : []),
        ],
        notes,
      );
    }
    const imagingIds = image.rows.map((row) => row.id);
    return met('U4', image.day, { sessionIds: sessionsBefore(courses, image.day), imagingIds, notes });
  });
  return firstMet('U4', occasions);
}

/** No necrosis worth the name: no response, or where none is known more than half still viable. */
function withoutNecrosis(evidence: Evidence, course: Course, index: number): CourseJudgement {
  const { found, notes } = evidence.sessionResponse(course, 'mRECIST');
  const failed = isOneOf(found?.value ?? null, ['SD', 'PD']);
  if (failed !== null) return { value: failed, image: found?.image ?? null, missing: [], notes };
  const judged = evidence.insufficiency(evidence.timeline.config['win.jsh2014'])[index];
  return {
    value: judged?.value ?? null,
    image: judged?.image ?? null,
    missing: ['response.mRECIST', 'viablePctTreated'],
    notes: judged?.notes ?? [],
  };
}

const findings = (evidence: Evidence): readonly Finding[] => evidence.once('bruix', () => find(evidence));

function find(evidence: Evidence): readonly Finding[] {
  const noNecrosis = consecutiveRun({
    code: 'U5',
    courses: evidence.courses,
    length: 2,
    judge: (course, index) => withoutNecrosis(evidence, course, index),
  });
  return [
    flagRaised('U1', evidence, 'massiveLiverInvolvement', wasMassive),
    featureAppeared('U2', evidence, 'ehs'),
    featureAppeared('U3', evidence, 'mvi'),
    progressionWithImpairedLiver(evidence),
    withSkipNote(evidence, noNecrosis),
    flagRaised('U6', evidence, 'retreatmentUnsafe'),
  ];
}

function bruix(name: DefinitionName, label: string, decisive: readonly string[], needs: number): Definition {
  return {
    name,
    version: 1,
    label,
    decisive,
    citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188 (untreatable progression after Bruix)',
    criteria: {
      U1: 'Massive liver involvement',
      U2: 'Extrahepatic spread appeared',
      U3: 'Vascular invasion appeared',
      U4: 'Progression in the liver with impaired liver function',
      U5: 'No significant necrosis after two consecutive courses',
      U6: 'Progression that makes retreatment unsafe',
    },
    configNames: ['win.session', 'win.jsh2014'],
    find: (evidence) => ({
      findings: findings(evidence),
      insufficientExposure: evidence.courses.length < needs,
    }),
  };
}

const UNTREATABLE = ['U1', 'U2', 'U3', 'U4', 'U6'] as const;

export const bruixUntreatable = bruix('BRUIX', 'Untreatable progression (Bruix)', UNTREATABLE, 1);
export const bruixDoNotRepeat = bruix(
  'BRUIX_doNotRepeat',
  'TACE not to be repeated (Bruix)',
  [...UNTREATABLE, 'U5'],
  2,
);
