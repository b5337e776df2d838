import { CODEBOOK } from '#shared/codebook/codebook.ts';
import { deidClasses, type Field } from '#shared/codebook/fieldTypes.ts';
import { DEFINITIONS } from '#shared/model/config.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import { BASELINE_RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import type { Choice } from '#renderer/ui/choice.ts';

export const ENDPOINTS = [
  'os',
  'pfs',
  'pfsTactics',
  'ttp',
  'ttup',
  'timeToRefractoriness',
  'timeToChildPughB',
  'timeOnSystemic',
] as const;
export type EndpointChoice = (typeof ENDPOINTS)[number];

export function endpointChoices(): readonly Choice<EndpointChoice>[] {
  return ENDPOINTS.map((value) => ({ value, label: i18n.t.analysis.endpoints[value] }));
}

export function originChoices(): readonly Choice<string>[] {
  const t = i18n.t.analysis.origins;
  return [
    { value: 'firstTace', label: t.firstTace },
    ...['2', '3', '4'].map((n) => ({ value: `course:${n}`, label: t.course(n) })),
    ...['1', '2'].map((n) => ({ value: `image:${n}`, label: t.image(n) })),
    { value: 'switch', label: t.switch },
    ...DEFINITIONS.map((name) => ({
      value: `refractory:${name}`,
      label: t.refractory(definitionOf(name).label),
    })),
  ];
}

const divides = (field: Field): boolean =>
  ['code', 'codes', 'boolean', 'grade'].includes(field.type) &&
  !['direct', 'system', 'geo'].some((kind) => deidClasses(field).some((own) => own === kind));

function fieldChoices(entity: 'patient' | 'baseline', group: string): readonly Choice<string>[] {
  return Object.entries<Field>(CODEBOOK[entity].fields)
    .filter(([, field]) => divides(field))
    .map(([value, field]) => ({ value, label: field.label, group }));
}

/** What a cohort may be divided by: the course of treatment, fields with few values, and classes of scores. */
export function groupChoices(): readonly Choice<string>[] {
  const t = i18n.t.analysis.groups;
  return [
    { value: '', label: t.none },
    ...[1, 2, 3].map((n) => ({ value: `response:${n}`, label: t.response(n), group: t.course })),
    ...[2, 3, 4].map((n) => ({ value: `artGroup:${n}`, label: t.art(n), group: t.course })),
    { value: 'abcrGroup', label: t.abcr, group: t.course },
    { value: 'switched', label: t.switched, group: t.course },
    ...fieldChoices('patient', t.patient),
    ...fieldChoices('baseline', t.baseline),
    ...BASELINE_RULE_NAMES.filter(
      (name) => !name.endsWith('Score') && !['ezAlbi', 'crafity'].includes(name),
    ).map((name) => ({
      value: name,
      label: ruleOf(name).label,
      group: t.score,
    })),
  ];
}
