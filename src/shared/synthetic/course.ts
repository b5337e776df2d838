import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { ImagingRow, PatientRecord, Row, SystemicCourseRow } from '#shared/codebook/records.ts';
import { dayFromNumber, dayNumber } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { drawBaselineImage, drawFollowUpImage } from './images.ts';
import { drawLabs, drawStatus, type Condition } from './panels.ts';
import { drawBaseline, drawPatient, drawProfile, sometimes, type Profile } from './profile.ts';
import { clamp, RandomStream } from './random.ts';

const DATA_CUT = must(dayNumber('2024-12-31'), 'a date');
const MAX_COURSES = 7;

/** The rows of one course under way; every date is a day number until it is written. */
class CourseWriter {
  readonly sessions: Row<'taceSession'>[] = [];
  readonly images: ImagingRow[] = [];
  readonly labs: Row<'labPanel'>[] = [];
  readonly status: Row<'clinicalStatus'>[] = [];
  readonly events: Row<'adverseEvent'>[] = [];
  readonly systemic: SystemicCourseRow[] = [];

  readonly random: RandomStream;
  readonly profile: Profile;
  readonly end: number;

  constructor(random: RandomStream, profile: Profile, end: number) {
    this.random = random;
    this.profile = profile;
    this.end = end;
  }

  /** Draws a lab panel and a clinical status on a day, unless the patient is no longer followed. */
  assess(on: number, condition: Condition): void {
    if (on > this.end) return;
    const date = dayFromNumber(on);
    this.labs.push(drawLabs(this.random, this.profile, condition, date));
    this.status.push(drawStatus(this.random, this.profile, condition, date));
  }

  session(on: number, number: number): void {
    const { random } = this;
    const beads = random.chance(0.3);
    const changed = number > 1 && random.chance(0.25);
    this.sessions.push({
      ...emptyRecord('taceSession'),
      id: random.uuid(),
      date: dayFromNumber(on),
      technique: beads ? 'DEB-TACE' : 'cTACE',
      agent: [random.pick(['doxorubicin', 'epirubicin', 'cisplatin'])],
      agentDoseMg: sometimes(random, random.integer(20, 75)),
      lipiodolMl: beads ? null : random.integer(3, 14),
      beadSizeUm: beads ? random.pick([100, 300, 500]) : null,
      selectivity: random.pick(['superselective', 'segmental', 'lobar']),
      onDemand: sometimes(random, number === 1 || random.chance(0.9)),
      agentChanged: number === 1 ? { missing: 'NA' } : sometimes(random, changed),
      feederReanalysed: number === 1 ? { missing: 'NA' } : sometimes(random, random.chance(0.3), 0.1),
      technicalSuccess: random.chance(0.98),
      operator: random.pick(['A', 'B', 'C']),
    });
    if (random.chance(0.18)) this.adverseEvent(on + random.integer(1, 6));
  }

  adverseEvent(on: number): void {
    if (on > this.end) return;
    const { random } = this;
    const severe = random.chance(0.2);
    this.events.push({
      ...emptyRecord('adverseEvent'),
      id: random.uuid(),
      term: severe ? 'Liver abscess' : 'Post-embolisation syndrome',
      grade: severe ? 3 : random.integer(1, 2),
      serious: severe,
      seriousCriterion: severe ? 'hospitalisation' : null,
      onset: dayFromNumber(on),
      attribution: 'tace',
    });
  }

  startSystemic(on: number, trigger: 'refractory' | 'mvi_ehs' | 'liver_deterioration'): void {
    const { random } = this;
    let start = on;
    for (let line = 1; line <= 2 && start < this.end; line += 1) {
      const stop = start + Math.round(30 + random.exponential(170));
      const stopped = stop < this.end;
      this.systemic.push({
        ...emptyRecord('systemicCourse'),
        id: random.uuid(),
        regimenCode:
          line === 1
            ? random.weighted(
                [
                  ['sorafenib', 40],
                  ['lenvatinib', 35],
                  ['atezo_bev', 25],
                ],
                'sorafenib',
              )
            : random.pick(['regorafenib', 'cabozantinib', 'nivolumab']),
        line,
        startDate: dayFromNumber(start),
        combination: false,
        primaryTrigger: line === 1 ? trigger : 'other',
        stopDate: stopped ? dayFromNumber(stop) : null,
        stopReason: stopped
          ? random.weighted(
              [
                ['progression', 70],
                ['adverse_event', 30],
              ],
              'progression',
            )
          : 'ongoing',
        bestResponse: sometimes(
          random,
          random.weighted(
            [
              ['PR', 20],
              ['SD', 45],
              ['PD', 35],
            ],
            'SD',
          ),
          0.1,
        ),
        doseReductions: [],
        interruptions: [],
      });
      if (!stopped || random.chance(0.6)) return;
      start = stop + random.integer(14, 60);
    }
  }
}

/** Repeats TACE while it helps and the liver bears it; then switches, or stops. */
function simulate(writer: CourseWriter, first: number, invaded: boolean): void {
  const { random, profile } = writer;
  let at = first;
  let viable = 1;
  let condition: Condition = { damage: profile.decompensated ? 0.7 : 0, burden: 1 };
  writer.images.push(
    drawBaselineImage(random, profile, dayFromNumber(first - random.integer(1, 30)), invaded),
  );
  writer.assess(first - 1, condition);
  for (let course = 1; course <= MAX_COURSES && at <= writer.end; course += 1) {
    writer.session(at, course);
    const imaged = at + random.integer(28, 62);
    if (imaged > writer.end) return;
    const effect = clamp(random.normal(0.5 + 0.07 * course, 0.35), 0, 1.4);
    const previousViable = viable;
    viable = random.chance(0.16 / course) ? 0 : clamp(viable * effect * (1 + profile.growth), 0.02, 3);
    const findings = {
      viable,
      previousViable,
      newLesion: random.chance(0.1 + profile.growth),
      mvi: invaded || random.chance(0.04),
      ehs: random.chance(0.03),
    };
    writer.images.push(drawFollowUpImage(random, profile, dayFromNumber(imaged), findings));
    condition = {
      damage: condition.damage + random.exponential(0.18 + 0.3 * profile.frailty),
      burden: Math.max(viable, 0.03),
    };
    const next = imaged + random.integer(3, 30);
    writer.assess(next - 1, condition);
    const spread = findings.ehs || (findings.mvi && !invaded);
    const failing = viable > 0.55 && course >= 2 && random.chance(0.5);
    if (spread || failing || condition.damage > 1.8) {
      const trigger = spread ? 'mvi_ehs' : failing ? 'refractory' : 'liver_deterioration';
      if (random.chance(0.65)) writer.startSystemic(next, trigger);
      return;
    }
    at = viable < 0.05 ? next + random.integer(60, 400) : next;
  }
}

function drawFollowUps(writer: CourseWriter, died: boolean): readonly Row<'followUp'>[] {
  const { random } = writer;
  const visit = {
    ...emptyRecord('followUp'),
    id: random.uuid(),
    visitDate: dayFromNumber(writer.end),
    ecog: sometimes(
      random,
      random.weighted(
        [
          [0, 40],
          [1, 40],
          [2, 15],
          [3, 5],
        ],
        1,
      ),
      0.2,
    ),
    source: 'clinic' as const,
  };
  if (!died) return [{ ...visit, vitalStatus: 'alive', lastKnownAlive: visit.visitDate }];
  return [
    {
      ...visit,
      vitalStatus: 'dead',
      deathDate: visit.visitDate,
      causeOfDeath: sometimes(
        random,
        random.weighted(
          [
            ['hcc', 60],
            ['liver_failure', 25],
            ['infection', 10],
            ['other', 5],
          ],
          'hcc',
        ),
      ),
    },
  ];
}

/**
 * Patient number `index` (from 0) of the synthetic cohort of a seed: a plausible whole course from the first TACE to
 * death or last contact. Depends on seed and index only, so cohorts of any size share their first patients.
 */
export function syntheticPatient(seed: number, index: number): PatientRecord {
  const random = new RandomStream(seed, index);
  const profile = drawProfile(random);
  const first = must(dayNumber(profile.firstTace), 'a date');
  const hazard =
    900 * (1.6 - profile.frailty) * (60 / (40 + profile.largestMm)) * (profile.decompensated ? 0.6 : 1);
  const death = first + 20 + Math.round(random.exponential(hazard));
  const lastContact = Math.min(DATA_CUT, first + Math.round(random.between(200, 4200)));
  const died = death <= lastContact;
  const baseline = drawBaseline(random, profile);
  const writer = new CourseWriter(random, profile, died ? death : lastContact);
  simulate(writer, first, typeof baseline.mviVp === 'number' && baseline.mviVp > 0);
  return {
    studyId: `P${String(index + 1).padStart(6, '0')}`,
    patient: drawPatient(random, profile, index),
    baseline,
    taceSessions: writer.sessions,
    imaging: writer.images,
    labs: writer.labs,
    clinicalStatus: writer.status,
    adverseEvents: writer.events,
    systemicCourses: writer.systemic,
    otherTreatments: [],
    followUps: drawFollowUps(writer, died),
  };
}
