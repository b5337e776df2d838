import { ENTITY_NAMES, entityOf, fieldOf, type EntityName } from '#shared/codebook/codebook.ts';

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

/** The field that a person fills to give a rule its missing input; `null` where no single field does. */
export function neededField(input: string): NeededField | null {
  const derived = DERIVED[input];
  if (derived !== undefined) return derived;
  const entity = ENTITY_NAMES.find((name) => fieldOf(name, input) !== null);
  return entity === undefined || entityOf(entity).parent === 'imaging' ? null : { entity, field: input };
}

export function neededLabel(input: string): string {
  const needed = neededField(input);
  return needed === null ? input : (fieldOf(needed.entity, needed.field)?.label ?? input);
}
