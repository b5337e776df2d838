import type { EntityName } from '#shared/codebook/codebook.ts';
import type { PatientRecord, Row } from '#shared/codebook/records.ts';
import { dayNumber, type Day } from '#shared/kernel/day.ts';
import { canonicalValue, type LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import type { Quantity } from '#shared/kernel/units.ts';
import { albi } from '#shared/scoring/rules/albi.ts';
import { codeLabel } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import { courseLandmarks } from '../recordRows.ts';
import type { Span } from './timeScale.ts';

export interface TimelineEvent {
  readonly id: string;
  readonly entity: EntityName;
  readonly kind:
    'session' | 'imaging' | 'labs' | 'status' | 'event' | 'treatment' | 'contact' | 'death' | 'switch';
  readonly day: number;
  readonly date: Day;
  readonly label: string;
  /** The word or letter drawn at the mark. */
  readonly mark: string;
}

export interface Course {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  /** `null` while it goes on. */
  readonly to: number | null;
}

export interface Point {
  readonly id: string;
  readonly day: number;
  readonly value: number;
  readonly text: string;
}

export interface Lane {
  readonly name: 'afp' | 'bilirubin' | 'albumin' | 'albi';
  readonly unit: string;
  readonly logarithmic: boolean;
  readonly points: readonly Point[];
}

export interface TimelineData {
  readonly events: readonly TimelineEvent[];
  readonly courses: readonly Course[];
  readonly lanes: readonly Lane[];
  readonly whole: Span | null;
  readonly origin: number | null;
}

type Draft = Omit<TimelineEvent, 'day'>;

function sessionEvents(record: PatientRecord): readonly Draft[] {
  const numbers = new Map(courseLandmarks(record).map((course, index) => [course.id, index + 1]));
  return record.taceSessions.map((session) => {
    const number = numbers.get(session.id);
    const mark = number === undefined ? '' : String(number);
    const label = number === undefined ? i18n.t.patient.add.taceSession : i18n.t.patient.course(number);
    return { id: session.id, entity: 'taceSession', kind: 'session', date: session.date, label, mark };
  });
}

function followUpEvents(record: PatientRecord): readonly Draft[] {
  return record.followUps.map((visit) => {
    const death = known(visit.vitalStatus) === 'dead' ? known(visit.deathDate) : null;
    const dead = death !== null;
    return {
      id: visit.id,
      entity: 'followUp',
      kind: dead ? 'death' : 'contact',
      date: death ?? visit.visitDate,
      label: dead ? i18n.t.patient.death : i18n.t.patient.lastAlive,
      mark: '',
    };
  });
}

/** The first systemic course that begins after a TACE. */
function switchEvent(record: PatientRecord): readonly Draft[] {
  const first = record.taceSessions.map((session) => session.date).sort()[0];
  const course = record.systemicCourses
    .filter((row) => first !== undefined && row.startDate > first)
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1))[0];
  if (course === undefined) return [];
  const label = i18n.t.patient.switchLabel;
  return [
    { id: course.id, entity: 'systemicCourse', kind: 'switch', date: course.startDate, label, mark: '' },
  ];
}

function allEvents(record: PatientRecord): readonly Draft[] {
  return [
    ...record.labs.map((row): Draft => ({
      id: row.id,
      entity: 'labPanel',
      kind: 'labs',
      date: row.date,
      label: labelOf('labPanel'),
      mark: '',
    })),
    ...sessionEvents(record),
    ...record.imaging.map((row): Draft => {
      const response = known(row['response.mRECIST']) ?? '';
      const label = response === '' ? labelOf('imaging') : `${labelOf('imaging')} ${response}`;
      return { id: row.id, entity: 'imaging', kind: 'imaging', date: row.date, label, mark: response };
    }),
    ...record.adverseEvents.map((row): Draft => ({
      id: row.id,
      entity: 'adverseEvent',
      kind: 'event',
      date: row.onset,
      label: labelOf('adverseEvent'),
      mark: '',
    })),
    ...record.otherTreatments.map((row): Draft => {
      const type = known(row.type);
      const label = type === null ? labelOf('otherTreatment') : codeLabel('otherTreatment', 'type', type);
      return { id: row.id, entity: 'otherTreatment', kind: 'treatment', date: row.date, label, mark: '' };
    }),
    ...switchEvent(record),
    ...followUpEvents(record),
  ];
}

const labelOf = (entity: 'labPanel' | 'imaging' | 'adverseEvent' | 'otherTreatment'): string =>
  i18n.t.patient.entities[entity];

function labPoints(
  record: PatientRecord,
  field: 'afp' | 'bilirubin' | 'albumin',
  quantity: Quantity,
): readonly Point[] {
  return record.labs.flatMap((row) => {
    const value: LabValue | null = known(row[field]);
    const day = dayNumber(row.date);
    const canonical = value === null ? null : canonicalValue(quantity, value);
    if (value === null || canonical === null || day === null) return [];
    return [
      {
        id: row.id,
        day,
        value: canonical,
        text: `${value.comparator ?? ''}${Number(canonical.toPrecision(4))}`,
      },
    ];
  });
}

/** ALBI of the panels that hold both values without comparator. */
function albiPoints(record: PatientRecord): readonly Point[] {
  const exact = (row: Row<'labPanel'>, field: 'bilirubin' | 'albumin'): number | null => {
    const value: LabValue | null = known(row[field]);
    return value === null || value.comparator !== undefined ? null : canonicalValue(field, value);
  };
  return record.labs.flatMap((row) => {
    const [bilirubin, albumin, day] = [exact(row, 'bilirubin'), exact(row, 'albumin'), dayNumber(row.date)];
    if (bilirubin === null || albumin === null || day === null || bilirubin <= 0) return [];
    const value = albi(bilirubin, albumin);
    return [{ id: row.id, day, value, text: value.toFixed(2) }];
  });
}

const byDay = (a: { readonly day: number }, b: { readonly day: number }): number => a.day - b.day;

/** Everything that the timeline draws, in the order of time. */
export function timelineData(record: PatientRecord): TimelineData {
  const events = allEvents(record)
    .flatMap((event) => {
      const day = dayNumber(event.date);
      return day === null ? [] : [{ ...event, day }];
    })
    .sort(byDay);
  const courses = record.systemicCourses.flatMap((row) => {
    const from = dayNumber(row.startDate);
    const stop = known(row.stopDate);
    const regimen = known(row.regimenCode);
    const label = regimen === null ? '' : codeLabel('systemicCourse', 'regimenCode', regimen);
    return from === null ? [] : [{ id: row.id, label, from, to: stop === null ? null : dayNumber(stop) }];
  });
  const lanes: readonly Lane[] = [
    { name: 'afp', unit: 'ng/mL', logarithmic: true, points: labPoints(record, 'afp', 'afp') },
    {
      name: 'bilirubin',
      unit: 'µmol/L',
      logarithmic: false,
      points: labPoints(record, 'bilirubin', 'bilirubin'),
    },
    { name: 'albumin', unit: 'g/L', logarithmic: false, points: labPoints(record, 'albumin', 'albumin') },
    { name: 'albi', unit: '', logarithmic: false, points: albiPoints(record) },
  ];
  const days = [
    ...events.map((event) => event.day),
    ...courses.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
  ];
  const origin = events.find((event) => event.kind === 'session')?.day ?? null;
  if (days.length === 0) return { events, courses, lanes, whole: null, origin };
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(14, (to - from) * 0.03);
  return { events, courses, lanes, whole: { from: from - margin, to: to + margin }, origin };
}

export interface LanePath {
  readonly path: string;
  readonly dots: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly text: string;
  }[];
}

/** A lane as a polyline between `top` and `top + height`. */
export function lanePath(lane: Lane, x: (day: number) => number, top: number, height: number): LanePath {
  const scaled = (value: number): number => (lane.logarithmic ? Math.log10(Math.max(value, 0.1)) : value);
  const points = lane.points.toSorted(byDay);
  const values = points.map((point) => scaled(point.value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const range = high - low;
  const y = (value: number): number =>
    top + (range === 0 ? height / 2 : height - ((value - low) / range) * height);
  const dots = points.map((point) => ({
    id: point.id,
    x: x(point.day),
    y: y(scaled(point.value)),
    text: point.text,
  }));
  const path = dots
    .map((dot, index) => `${index === 0 ? 'M' : 'L'}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`)
    .join('');
  return { path, dots };
}
