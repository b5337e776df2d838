import { abcrItems, artItems, type AssessedPatient } from '../assessed.ts';
import { deidClasses, type Field } from '#shared/codebook/fieldTypes.ts';
import { canonicalUnit, unitsOf } from '#shared/kernel/units.ts';
import type { LabValue } from '#shared/model/lab.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import { explainRefractoriness } from '#shared/refractoriness/explain.ts';
import type { RefractorinessResult } from '#shared/refractoriness/result.ts';
import { ruleOf, type RuleName } from '#shared/scoring/catalogue.ts';
import type { Explanation, InspectorLine, InspectorSection } from '#renderer/app/inspector.svelte.ts';
import { unitSign } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import { neededLabel } from './neededField.ts';
import { outcomeText, type ScoreRow } from './scoreRows.ts';

const isLab = (value: unknown): value is LabValue =>
  typeof value === 'object' && value !== null && 'unit' in value;

function inputText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (isLab(value)) return `${value.comparator ?? ''}${value.value} ${unitSign(value.unit)}`.trimEnd();
  if (typeof value === 'boolean') return value ? i18n.t.common.yes : i18n.t.common.no;
  if (Array.isArray(value)) return value.join(' to ');
  if (typeof value === 'object' && 'among' in value && Array.isArray(value.among)) {
    return i18n.t.common.anyOf(value.among.map(String));
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

const section = (heading: string, lines: readonly string[]): readonly InspectorSection[] =>
  lines.length === 0 ? [] : [{ heading, lines: lines.map((line) => ({ label: line, value: '' })) }];

/** What the rule of a row was given. */
function givenOf(
  row: ScoreRow,
  rule: RuleName,
  assessed: AssessedPatient,
): Readonly<Record<string, unknown>> {
  if (rule === 'artScore') return artItems(assessed, row.beforeCourse ?? 0);
  if (rule === 'abcrScore') return abcrItems(assessed);
  return rule.startsWith('childPugh') ? { ...assessed.baseline.childPugh } : assessed.baseline.shared;
}

/** Inputs, steps, rule and source of a score. */
export function explainScore(row: ScoreRow, assessed: AssessedPatient): Explanation {
  const t = i18n.t.scores.explain;
  const { outcome } = row;
  if (row.rule === null) {
    const missing = outcome.kind === 'not_applicable' ? [] : outcome.missing.map(neededLabel);
    const notes = outcome.kind === 'not_applicable' ? [] : outcome.notes;
    return {
      title: row.label,
      subtitle: row.detail === null ? outcomeText(outcome) : `${outcomeText(outcome)} (${row.detail})`,
      sections: [
        ...section(i18n.t.scores.needs, missing),
        ...section(t.notes, notes),
        { heading: t.rule, text: outcome.rule },
      ],
    };
  }
  const rule = ruleOf(row.rule);
  const given = givenOf(row, row.rule, assessed);
  const own = Object.fromEntries(Object.keys(rule.inputs).map((name) => [name, given[name] ?? null]));
  const explanation = rule.explain(own);
  const inputs: readonly InspectorLine[] = Object.entries(rule.inputs).map(([name, input]) => {
    const text = inputText(own[name]);
    return { label: input.label, value: text ?? i18n.t.common.notKnown, absent: text === null };
  });
  return {
    title: explanation.label,
    subtitle: explanation.sentence,
    sections: [
      { heading: t.inputs, lines: inputs },
      ...section(t.steps, explanation.steps),
      ...section(t.notes, explanation.notes),
      { heading: t.missing, text: rule.missingData },
      { heading: t.rule, text: explanation.rule },
      { heading: t.source, text: explanation.citation },
    ],
  };
}

function settingText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${String(part)}`)
    .join(', ');
}

export function explainDefinition(result: RefractorinessResult): Explanation {
  const t = i18n.t.scores.explain;
  const [headline = '', ...criteria] = explainRefractoriness(result);
  const config = Object.entries(result.config).map(([name, value]) => ({
    label: name,
    value: settingText(value),
  }));
  const definition = definitionOf(result.definition);
  return {
    title: definition.label,
    subtitle: headline,
    sections: [
      ...section(t.criteria, criteria),
      { heading: t.rule, text: result.rule, lines: config },
      { heading: t.source, text: definition.citation },
    ],
  };
}

/** What the codebook declares of a field. */
export function explainField(name: string, field: Field): Explanation {
  const t = i18n.t.scores.explain;
  const lines: InspectorLine[] = [];
  if (field.type === 'lab')
    lines.push({ label: t.unit, value: unitsOf(field.quantity).map(unitSign).join(', ') });
  if (field.type === 'lab' || field.type === 'number' || field.type === 'integer') {
    const unit = field.type === 'lab' ? canonicalUnit(field.quantity) : (field.unit ?? '');
    const shown = unitSign(unit);
    lines.push({ label: t.possible, value: t.range(field.hard.min, field.hard.max, shown) });
    if (field.soft !== undefined)
      lines.push({ label: t.usual, value: t.range(field.soft.min, field.soft.max, shown) });
  }
  if (field.type === 'code' || field.type === 'codes') {
    for (const [code, label] of Object.entries(field.codes)) lines.push({ label, value: code });
  }
  if (field.type === 'grade') {
    for (const [grade, label] of Object.entries(field.grades)) lines.push({ label, value: grade });
  }
  lines.push({ label: t.field, value: name });
  return {
    title: field.label,
    ...(field.help === undefined ? {} : { subtitle: field.help }),
    sections: [
      { heading: t.definition, lines },
      { heading: i18n.t.scores.deid, text: deidClasses(field).join(', ') },
    ],
  };
}
