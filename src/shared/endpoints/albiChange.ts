import { dayNumber } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { known } from '#shared/model/missing.ts';
import { isUnsettled } from '#shared/longitudinal/afterSession.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { valueOn, type Notes } from '#shared/longitudinal/onDay.ts';
import { decided, indeterminate, notApplicable } from '#shared/longitudinal/outcomes.ts';
import { labOn } from '#shared/longitudinal/panels.ts';
import { albiScore } from '#shared/scoring/rules/albi.ts';
import { switchOf } from '#shared/switching/switchRecord.ts';

const RULE = 'albiChange@1';
const BEFORE_DAYS = 14;
const AFTER_DAYS = 28;

/** End of treatment: the stop of systemic therapy after a switch, else the last TACE. */
function endOfTreatment({ timeline }: Evidence, notes: Notes): number | null {
  const [started] = timeline.systemic;
  if (switchOf(timeline).kind !== 'switch' || started === undefined)
    return timeline.courses.at(-1)?.end ?? null;
  const stop = valueOn(started, (course) => known(course.stopDate), notes);
  return stop === null ? null : dayNumber(stop);
}

/** ALBI on the settled panel nearest to the end of treatment; of two equally near ones the earlier. */
function albiAtEnd(evidence: Evidence, end: number, notes: Notes): number | null {
  const { timeline } = evidence;
  let best: { readonly distance: number; readonly score: number } | null = null;
  for (const panel of timeline.panels) {
    const days = panel.day - end;
    if (days < -BEFORE_DAYS || days > AFTER_DAYS || isUnsettled(timeline, panel)) continue;
    if (best !== null && Math.abs(days) >= best.distance) continue;
    const inputs = {
      bilirubin: labOn(panel, 'bilirubin', notes),
      albumin: labOn(panel, 'albumin', notes),
    };
    const outcome = albiScore.evaluate(inputs, timeline.config);
    if (outcome.kind === 'decided') best = { distance: Math.abs(days), score: outcome.value };
  }
  return best?.score ?? null;
}

/** ALBI at the end of treatment minus ALBI at baseline: positive is worse. Both are needed. */
export function albiChange(evidence: Evidence, baseline: Outcome<number>): Outcome<number> {
  if (evidence.timeline.courses.length === 0) return notApplicable(RULE, 'no_tace');
  const notes: Notes = new Set();
  const end = endOfTreatment(evidence, notes);
  if (end === null) return indeterminate(RULE, [], ['stopDate'], [...notes]);
  const atEnd = albiAtEnd(evidence, end, notes);
  const missing = [
    ...(baseline.kind === 'decided' ? [] : ['albiAtBaseline']),
    ...(atEnd === null ? ['albiAtEnd'] : []),
  ];
  if (baseline.kind !== 'decided' || atEnd === null) return indeterminate(RULE, [], missing, [...notes]);
  return decided(RULE, atEnd - baseline.value, [...notes]);
}
