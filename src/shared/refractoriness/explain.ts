import { definitionOf } from './definitions.ts';
import type { CriterionResult, RefractorinessResult } from './result.ts';

const NOTES: Readonly<Record<string, string>> = {
  present_at_baseline: 'was there before the first course, so it did not appear',
  baseline_not_assessed: 'nothing says whether it was there before',
  window_tolerance_used: 'an image within the tolerance of the window was used',
  same_day_conflict: 'records of one day disagree',
  imputed_date: 'a date known to the month stands for its 15th',
  technical_failure_skipped: 'a course that failed technically is not counted',
  no_lipiodol_to_judge: 'drug-eluting beads leave no lipiodol',
  te_conflict: 'viable percentage and treatment-effect grade disagree; the percentage is used',
  response_conflict: 'the entered response differs from the measured one',
};

const STATUS: Readonly<Record<CriterionResult['status'], string>> = {
  T: 'met',
  F: 'not met',
  U: 'not known',
};

function headline(result: RefractorinessResult): string {
  const { label } = definitionOf(result.definition);
  switch (result.status) {
    case 'met': {
      const after = result.afterCourseNumber === null ? '' : `, after course ${result.afterCourseNumber}`;
      const earlier = result.dateMayBeEarlier ? '; what is not known could make it earlier' : '';
      return `${label}: met on ${result.dateFirstMet ?? ''}${after}${earlier}`;
    }
    case 'not_met':
      return result.insufficientExposure
        ? `${label}: not met; the patient had fewer courses than it asks for`
        : `${label}: not met`;
    case 'indeterminate':
      return `${label}: cannot be decided from what is recorded`;
    case 'not_applicable':
      return `${label}: does not apply without a TACE session`;
  }
}

function criterionText(result: RefractorinessResult, criterion: CriterionResult): string {
  const { criteria, decisive } = definitionOf(result.definition);
  const on = criterion.dateFirstMet === null ? '' : ` on ${criterion.dateFirstMet}`;
  const missing = criterion.missing.length === 0 ? '' : `; missing: ${criterion.missing.join(', ')}`;
  const notes = criterion.notes.map((note) => `; ${NOTES[note] ?? note}`).join('');
  const aside = decisive.includes(criterion.code) ? '' : ' (describes, does not decide)';
  return `${criterion.code} ${criteria[criterion.code] ?? ''}${aside}: ${STATUS[criterion.status]}${on}${missing}${notes}`;
}

/** A result in plain words: one headline, then one line per criterion. */
export function explainRefractoriness(result: RefractorinessResult): readonly string[] {
  return [headline(result), ...result.criteria.map((criterion) => criterionText(result, criterion))];
}
