import type { ImagingRow, PatientRecord, Row } from '#shared/codebook/records.ts';
import { dayNumber, type Day } from '#shared/kernel/day.ts';
import type { Config } from '#shared/model/config.ts';
import { known } from '#shared/model/missing.ts';
import { coursesOf, type Course, type DataError } from './courses.ts';
import { cutAt } from './dataCut.ts';
import { filterRows, groupByDay, type OnDay } from './onDay.ts';

export type Image = OnDay<ImagingRow>;
export type Panel = OnDay<Row<'labPanel'>>;
export type Status = OnDay<Row<'clinicalStatus'>>;
export type AdverseEvents = OnDay<Row<'adverseEvent'>>;
export type SystemicStarts = OnDay<PatientRecord['systemicCourses'][number]>;
export type OtherTreatments = OnDay<Row<'otherTreatment'>>;

/**
 * A patient's record in the order of time, cut at a day: what every longitudinal rule reads. All lists are ascending;
 * rows of one date stand together (`OnDay`).
 */
export interface Timeline {
  readonly record: PatientRecord;
  readonly config: Config;
  readonly asOf: number | null;
  readonly courses: readonly Course[];
  readonly errors: readonly DataError[];
  readonly images: readonly Image[];
  /** Multiphase contrast imaging of diagnostic quality, of any modality. */
  readonly adequate: readonly Image[];
  /** Of these, CT and MRI: the images that evaluate a course. */
  readonly evaluations: readonly Image[];
  readonly panels: readonly Panel[];
  readonly statuses: readonly Status[];
  readonly adverseEvents: readonly AdverseEvents[];
  readonly systemic: readonly SystemicStarts[];
  readonly otherTreatments: readonly OtherTreatments[];
}

/** Cost: one sort per list; n log n in the rows of the patient. */
export function timelineOf(record: PatientRecord, asOf: Day | null, config: Config): Timeline {
  const cut = cutAt(record, asOf);
  const { courses, errors } = coursesOf(cut.taceSessions);
  const sessionDays = new Set(cut.taceSessions.map((row) => dayNumber(row.date)));
  const isPost = (row: Row<'labPanel'> | Row<'clinicalStatus'>, day: number): boolean =>
    known(row.timing) === 'post' && sessionDays.has(day);
  const images = groupByDay(cut.imaging, (row) => row.date);
  const adequate = filterRows(images, (row) => known(row.adequate) === true);
  return {
    record: cut,
    config,
    asOf: asOf === null ? null : dayNumber(asOf),
    courses,
    errors,
    images,
    adequate,
    evaluations: filterRows(adequate, (row) => row.modality === 'CT' || row.modality === 'MRI'),
    panels: groupByDay(cut.labs, (row) => row.date, isPost),
    statuses: groupByDay(cut.clinicalStatus, (row) => row.date, isPost),
    adverseEvents: groupByDay(cut.adverseEvents, (row) => row.onset),
    systemic: groupByDay(cut.systemicCourses, (row) => row.startDate),
    otherTreatments: groupByDay(cut.otherTreatments, (row) => row.date),
  };
}
