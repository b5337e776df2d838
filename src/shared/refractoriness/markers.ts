import { labPanel } from '#shared/codebook/entities/labPanel.ts';
import { and, type Truth } from '#shared/kernel/kleene.ts';
import { round6 } from '#shared/kernel/rounding.ts';
import type { Config } from '#shared/model/config.ts';
import { canonicalInterval, type LabInterval, type LabValue } from '#shared/model/lab.ts';
import { known } from '#shared/model/missing.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Notes } from '#shared/longitudinal/onDay.ts';
import { firstLab, lastLab, type Found } from '#shared/longitudinal/panels.ts';
import type { Timeline } from '#shared/longitudinal/timeline.ts';
import { firstMet, met, notMet, unknown, type Finding } from './result.ts';

type Marker = Config['cer.markers'][number];

const BEFORE_DAYS = 28;
const AFTER_FROM_DAYS = 14;
const AFTER_TO_DAYS = 91;

const point = (value: number): LabInterval => ({ low: value, high: value, lowOpen: false, highOpen: false });

/** `a >= factor * b` on what is known of both: decided only when every pair of values agrees. */
function isAtLeast(a: LabInterval, factor: number, b: LabInterval): Truth {
  if (round6(a.low) >= round6(factor * b.high)) return true;
  const high = round6(a.high);
  const low = round6(factor * b.low);
  return high < low || (high === low && (a.highOpen || b.lowOpen)) ? false : null;
}

/** Marker values of consecutive courses: before the first, then after each. */
function valuesOf(
  timeline: Timeline,
  marker: Marker,
  run: readonly Course[],
  notes: Notes,
): readonly (Found<LabValue> | null)[] {
  const { panels } = timeline;
  const [first] = run;
  if (first === undefined) return [];
  const start = lastLab(
    panels,
    marker,
    { from: first.start - BEFORE_DAYS, to: first.start, before: first.start },
    notes,
  );
  const after = run.map((course) => {
    const limit = course.end + AFTER_TO_DAYS;
    const { nextStart } = course;
    return firstLab(
      panels,
      marker,
      {
        from: course.end + AFTER_FROM_DAYS,
        to: nextStart === null ? limit : Math.min(limit, nextStart),
        ...(nextStart === null ? {} : { before: nextStart }),
      },
      notes,
    );
  });
  return [start, ...after];
}

/** Steady within `cer.dip`, risen by `cer.rise` over the run, and not below the marker's floor at its end. */
function isElevated(values: readonly LabInterval[], marker: Marker, config: Config): Truth {
  const first = values[0];
  const last = values.at(-1);
  if (first === undefined || last === undefined) return null;
  const steady = values.slice(1).map((value, index) => {
    const before = values[index];
    return before === undefined ? null : isAtLeast(value, 1 - config['cer.dip'], before);
  });
  return and(
    ...steady,
    isAtLeast(last, 1 + config['cer.rise'], first),
    isAtLeast(last, 1, point(config[`cer.floor.${marker}`])),
  );
}

function judgeRun(code: string, timeline: Timeline, marker: Marker, run: readonly Course[]): Finding {
  const notes: Notes = new Set();
  const found = valuesOf(timeline, marker, run, notes);
  const present = found.filter((value) => value !== null);
  const last = present.at(-1);
  if (present.length < found.length || last === undefined) return unknown(code, [marker], [...notes]);
  const { quantity } = labPanel.fields[marker];
  const intervals = present.map(({ value }) => canonicalInterval(quantity, value));
  const usable = intervals.filter((interval) => interval !== null);
  const elevated = usable.length < intervals.length ? null : isElevated(usable, marker, timeline.config);
  if (elevated === null) return unknown(code, [marker], [...notes]);
  if (!elevated) return notMet(code, [...notes]);
  return met(code, last.day, {
    sessionIds: run.flatMap((course) => course.sessionIds),
    labIds: [...new Set(present.flatMap((value) => value.ids))],
    notes: [...notes],
  });
}

/**
 * Continuous elevation of a tumour marker over consecutive courses. A marker that was never measured is ignored; when
 * none was, the criterion is unknown.
 */
export function markerElevation(code: string, timeline: Timeline, courses: readonly Course[]): Finding {
  const { config, record } = timeline;
  const length = config['cer.courses'];
  if (courses.length < length) return notMet(code);
  const measured = config['cer.markers'].filter((marker) =>
    record.labs.some((panel) => known(panel[marker]) !== null),
  );
  if (measured.length === 0) return unknown(code, config['cer.markers']);
  const runs = measured.flatMap((marker) =>
    courses.slice(length - 1).map((_, index) => ({
      index,
      finding: judgeRun(code, timeline, marker, courses.slice(index, index + length)),
    })),
  );
  runs.sort((a, b) => a.index - b.index || (a.finding.day ?? Infinity) - (b.finding.day ?? Infinity));
  return firstMet(
    code,
    runs.map((run) => run.finding),
  );
}
