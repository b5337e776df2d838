import type { Truth } from '#shared/kernel/kleene.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { decided, indeterminate } from '#shared/longitudinal/outcomes.ts';

export type IneffectiveGroup = '0' | '1' | '2' | '>=3';

/** How the length of a run of ineffective courses is reported: exactly two against three or more. */
function ineffectiveGroupOf(length: number): IneffectiveGroup {
  if (length >= 3) return '>=3';
  return length === 2 ? '2' : length === 1 ? '1' : '0';
}

/**
 * Lengths that the run of ineffective courses ending with the last one can have: an effective course ends it, an
 * unknown one may.
 */
function possibleLengths(ineffective: readonly Truth[]): readonly number[] {
  const lengths: number[] = [];
  let length = 0;
  for (const value of [...ineffective].reverse()) {
    if (value !== true) lengths.push(length);
    if (value === false) return lengths;
    length += 1;
  }
  return [...lengths, length];
}

/** Cost: linear in the courses. */
export function ineffectiveRun(
  rule: string,
  ineffective: readonly Truth[],
  missing: readonly string[],
): Outcome<number> {
  const [only = 0, ...others] = possibleLengths(ineffective);
  return others.length === 0 ? decided(rule, only) : indeterminate(rule, [only, ...others], missing);
}

export function ineffectiveGroup(rule: string, run: Outcome<number>): Outcome<IneffectiveGroup> {
  if (run.kind === 'not_applicable') return { ...run, rule };
  if (run.kind === 'decided') return { ...run, value: ineffectiveGroupOf(run.value), rule };
  const [only = '0', ...others] = new Set(run.possible.map(ineffectiveGroupOf));
  return others.length === 0
    ? { kind: 'decided', value: only, complete: false, missing: run.missing, notes: run.notes, rule }
    : { ...run, possible: [only, ...others], rule };
}
