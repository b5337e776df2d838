import { or, type Truth } from '#shared/kernel/kleene.ts';
import { known } from '#shared/model/missing.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import { lastImage } from '#shared/longitudinal/evaluationImage.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { sizesOn } from '#shared/longitudinal/lesions.ts';
import { valueOn } from '#shared/longitudinal/onDay.ts';
import type { Image } from '#shared/longitudinal/timeline.ts';
import type { Definition } from './definition.ts';
import { isOneOf } from './failure.ts';
import { withSkipNote } from './findings.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

const ONE_MONTH = 31;

/** A category other than progression also says that there is no new lesion. */
function recurredOn(evidence: Evidence, course: Course, image: Image): Truth {
  const isNew = valueOn(image, (row) => known(row.newIntrahepaticLesion), new Set());
  if (isNew === true) return true;
  return isOneOf(evidence.responseOn(image, course, 'mRECIST').category, ['PD']);
}

function recurrence(evidence: Evidence): Finding {
  const occasions = evidence.courses.map((course): Finding => {
    const images = evidence.timeline.evaluations.filter(
      ({ day }) =>
        day > course.end &&
        day <= course.end + ONE_MONTH &&
        (course.nextStart === null || day <= course.nextStart),
    );
    const answers = images.map((image) => ({ image, recurred: recurredOn(evidence, course, image) }));
    const found = answers.find((answer) => answer.recurred === true);
    if (found !== undefined) {
      const { day, rows } = found.image;
      return met('K1', day, { sessionIds: course.sessionIds, imagingIds: rows.map((row) => row.id) });
    }
    const isClear = or(...answers.map((answer) => answer.recurred)) === false && answers.length > 0;
    return isClear ? notMet('K1') : unknown('K1', ['newIntrahepaticLesion', 'response.mRECIST']);
  });
  return firstMet('K1', occasions);
}

function insufficientNecrosis(evidence: Evidence): Finding {
  const { config } = evidence.timeline;
  const least = config['korea.k4MinCourses'];
  const judgements = evidence.insufficiency(config['win.jsh2014']);
  const occasions = evidence.courses.slice(least - 1).map((course, index): Finding => {
    const judged = judgements[index + least - 1];
    if (judged?.value === true && judged.image !== null) {
      const { day, rows } = judged.image;
      const imagingIds = rows.map((row) => row.id);
      return met('K4', day, { sessionIds: course.sessionIds, imagingIds, notes: judged.notes });
    }
    return judged?.value === false
      ? notMet('K4', judged.notes)
      : unknown('K4', ['viablePctTreated'], judged?.notes);
  });
  return firstMet('K4', occasions);
}

/** A feature of the tumours on the last image that tells it, up to the day of evaluation; it never decides. */
function descriptor(
  code: string,
  evidence: Evidence,
  day: number,
  field: string,
  read: (image: Image) => boolean | null,
): Finding {
  const seen = lastImage(evidence.timeline.adequate, day, read);
  if (seen === null) return unknown(code, [field]);
  const { image } = seen;
  return seen.value ? met(code, image.day, { imagingIds: image.rows.map((row) => row.id) }) : notMet(code);
}

function hasSeveral(image: Image): boolean | null {
  const n = valueOn(image, (row) => known(row.nViableLiver), new Set());
  return n === null ? null : n >= 4 && n <= 6;
}

function isMiddleSized(image: Image): boolean | null {
  const sizes = [...sizesOn(image, 'longest', new Set()).values()];
  const measured = sizes.filter((size) => size !== null);
  if (measured.length === 0 || measured.length < sizes.length) return null;
  const largest = Math.max(...measured);
  return largest >= 30 && largest <= 50;
}

export const korea: Definition = {
  name: 'KOREA',
  version: 1,
  label: 'Korean expert survey',
  citation: 'Lee et al., Clin Mol Hepatol 2020;26(1), doi 10.3350/cmh.2018.0065: a survey, not a consensus',
  decisive: ['K1', 'K4'],
  criteria: {
    K1: 'Recurrence within one month of a course',
    K2: 'Four to six tumours',
    K3: 'Largest tumour of 30 to 50 mm',
    K4: 'Insufficient necrosis after repeated courses',
  },
  configNames: ['korea.k4MinCourses', 'win.jsh2014'],
  find: (evidence) => {
    const k1 = recurrence(evidence);
    const k4 = insufficientNecrosis(evidence);
    const days = [k1.day, k4.day].filter((day) => day !== null);
    const day = days.length > 0 ? Math.min(...days) : Infinity;
    return {
      findings: [
        withSkipNote(evidence, k1),
        descriptor('K2', evidence, day, 'nViableLiver', hasSeveral),
        descriptor('K3', evidence, day, 'longestMm', isMiddleSized),
        withSkipNote(evidence, k4),
      ],
      insufficientExposure: evidence.courses.length < evidence.timeline.config['korea.k4MinCourses'],
    };
  },
};
