import type { AssessedPatient } from '../assessed.ts';
import type { Day } from '#shared/kernel/day.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { isRuleName, ruleOf, type RuleName } from '#shared/scoring/catalogue.ts';
import type { RuleValue } from '#shared/scoring/engine/declaration.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';

type AnyOutcome = Outcome<RuleValue>;

export interface ScoreRow {
  readonly key: string;
  readonly label: string;
  readonly outcome: AnyOutcome;
  /** The number behind a class, where there is one. */
  readonly detail: string | null;
  /** The rule that explains the row; `null` where several take part. */
  readonly rule: RuleName | null;
  /** The course before which a retreatment score is taken. */
  readonly beforeCourse?: number;
  /** The day to which the inputs belong: where a missing one is to be entered. */
  readonly anchor: Day | null;
  readonly tone: 'green' | 'amber' | 'red' | null;
}

export interface ScoreGroup {
  readonly title: string;
  readonly rows: readonly ScoreRow[];
}

function valueText(value: RuleValue): string {
  if (typeof value === 'boolean') return value ? i18n.t.scores.yes : i18n.t.scores.no;
  return typeof value === 'number' ? String(Number(value.toFixed(2))) : value;
}

/** The value in words; possible values where several remain. */
export function outcomeText(outcome: AnyOutcome): string {
  const t = i18n.t.scores;
  if (outcome.kind === 'decided') return valueText(outcome.value);
  if (outcome.kind === 'not_applicable') return t.reasons[outcome.reason] ?? t.notApplicable;
  return outcome.possible.length === 0 ? t.open : i18n.t.common.anyOf(outcome.possible.map(valueText));
}

const STAGE: readonly RuleName[] = [
  'bclc',
  'seedSubgroup',
  'appleIntermediate',
  'seedIntermediate',
  'upToSeven',
  'milan',
  'appleUnsuitable',
  'bolondi',
  'kinki',
];
const LIVER: readonly RuleName[] = [
  'childPughScore',
  'childPughClass',
  'albiScore',
  'albiGrade',
  'malbiGrade',
  'ezAlbi',
];

function detailOf(outcome: AnyOutcome | undefined, digits: number): string | null {
  if (outcome?.kind !== 'decided' || typeof outcome.value !== 'number') return null;
  return digits === 0 ? String(outcome.value) : outcome.value.toFixed(digits);
}

function toneOf(
  outcome: AnyOutcome,
  good: readonly RuleValue[],
  bad: readonly RuleValue[],
): ScoreRow['tone'] {
  if (outcome.kind !== 'decided') return null;
  return good.includes(outcome.value) ? 'green' : bad.includes(outcome.value) ? 'red' : 'amber';
}

function liverRows(scores: Readonly<Record<string, AnyOutcome>>, anchor: Day | null): readonly ScoreRow[] {
  const t = i18n.t.scores;
  const { childPughClass, childPughScore, malbiGrade, albiScore } = scores;
  const rows: ScoreRow[] = [];
  if (childPughClass !== undefined) {
    rows.push({
      key: 'childPughClass',
      label: t.childPugh,
      outcome: childPughClass,
      detail: detailOf(childPughScore, 0),
      rule: 'childPughClass',
      anchor,
      tone: toneOf(childPughClass, ['A'], ['C']),
    });
  }
  if (malbiGrade !== undefined) {
    rows.push({
      key: 'malbiGrade',
      label: t.albi,
      outcome: malbiGrade,
      detail: detailOf(albiScore, 2),
      rule: 'malbiGrade',
      anchor,
      tone: toneOf(malbiGrade, ['1', '2a'], ['3']),
    });
  }
  return rows;
}

function retreatmentRows({ assessment }: AssessedPatient): readonly ScoreRow[] {
  const t = i18n.t.scores;
  const { art, abcr, european } = assessment.scores;
  const startOf = (course: number): Day | null =>
    assessment.courses.find(({ number }) => number === course)?.start ?? null;
  const rows: ScoreRow[] = [];
  for (const { beforeCourse, score, group } of [...art].reverse()) {
    rows.push({
      key: `art-${beforeCourse}`,
      label: t.artBefore(beforeCourse),
      outcome: group,
      detail: detailOf(score, 1),
      rule: 'artScore',
      beforeCourse,
      anchor: startOf(beforeCourse),
      tone: toneOf(group, ['low'], ['high']),
    });
  }
  rows.push({
    key: 'abcr',
    label: t.abcr,
    outcome: abcr.group,
    detail: detailOf(abcr.score, 0),
    rule: 'abcrScore',
    anchor: startOf(2),
    tone: toneOf(abcr.group, ['<=0'], ['>=4']),
  });
  for (const { beforeCourse, decision } of european) {
    rows.push({
      key: `european-${beforeCourse}`,
      label: t.europeanBefore(beforeCourse),
      outcome: decision,
      detail: null,
      rule: null,
      anchor: startOf(beforeCourse),
      tone: toneOf(decision, ['continue'], ['stop']),
    });
  }
  return rows;
}

/** The scores of a patient as the page lists them. */
export function scoreGroups(assessed: AssessedPatient): readonly ScoreGroup[] {
  const t = i18n.t.scores;
  const { baseline } = assessed.assessment.scores;
  const anchor = assessed.assessment.courses[0]?.start ?? null;
  const simple = (name: RuleName): readonly ScoreRow[] => {
    const outcome = baseline[name];
    if (outcome === undefined) return [];
    return [{ key: name, label: ruleOf(name).label, outcome, detail: null, rule: name, anchor, tone: null }];
  };
  const others = Object.keys(baseline)
    .filter(isRuleName)
    .filter((name) => !STAGE.includes(name) && !LIVER.includes(name));
  return [
    { title: t.groups.liver, rows: liverRows(baseline, anchor) },
    { title: t.groups.stage, rows: STAGE.flatMap(simple) },
    { title: t.groups.retreatment, rows: retreatmentRows(assessed) },
    { title: t.groups.more, rows: others.flatMap(simple) },
  ];
}
