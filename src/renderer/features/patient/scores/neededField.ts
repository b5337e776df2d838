import { ENTITY_NAMES, entityOf, fieldOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Outcome } from '#shared/kernel/outcome.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';

export interface NeededField {
  readonly entity: EntityName;
  readonly field: string;
}

/** Inputs of rules that are not named as the field from which they come. */
const DERIVED: Readonly<Record<string, NeededField>> = {
  mvi: { entity: 'baseline', field: 'mviVp' },
  ehs: { entity: 'baseline', field: 'ehs' },
  ecog: { entity: 'baseline', field: 'ecog' },
  astBase: { entity: 'labPanel', field: 'ast' },
  astNow: { entity: 'labPanel', field: 'ast' },
  childPughBase: { entity: 'labPanel', field: 'bilirubin' },
  childPughNow: { entity: 'labPanel', field: 'bilirubin' },
  childPughScore: { entity: 'labPanel', field: 'bilirubin' },
  childPughClass: { entity: 'labPanel', field: 'bilirubin' },
  response: { entity: 'imaging', field: 'response.mRECIST' },
  response46w: { entity: 'imaging', field: 'response.mRECIST' },
  bclc: { entity: 'baseline', field: 'nTumours' },
  severeEvent: { entity: 'adverseEvent', field: 'serious' },
  liverDysfunction: { entity: 'labPanel', field: 'bilirubin' },
  artGroup: { entity: 'labPanel', field: 'ast' },
};

/** Scores that are inputs of other scores: what they lack themselves is what is needed. */
const COMPUTED: readonly string[] = ['childPughScore', 'childPughClass', 'bclc'];

/** The input at the root of a missing one: a baseline score that is missing is missing for something. */
export function rootInput(input: string, baseline: Readonly<Record<string, Outcome<unknown>>>): string {
  const outcome = COMPUTED.includes(input) ? baseline[input] : undefined;
  const [first] = outcome?.kind === 'indeterminate' ? outcome.missing : [];
  return first === undefined || first === input ? input : rootInput(first, baseline);
}

/** The field that a person fills to give a rule its missing input; `null` where no single field does. */
export function neededField(input: string): NeededField | null {
  const derived = DERIVED[input];
  if (derived !== undefined) return derived;
  const entity = ENTITY_NAMES.find((name) => fieldOf(name, input) !== null);
  return entity === undefined || entityOf(entity).parent === 'imaging' ? null : { entity, field: input };
}

export function neededLabel(input: string): string {
  const named = i18n.t.scores.inputs[input];
  if (named !== undefined) return named;
  const needed = neededField(input);
  return needed === null ? input : (fieldOf(needed.entity, needed.field)?.label ?? input);
}
