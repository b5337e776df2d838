import { must } from '#shared/kernel/must.ts';
import { DEFINITIONS, type DefinitionName } from '#shared/model/config.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import { bruixDoNotRepeat, bruixUntreatable } from './bruix.ts';
import { evaluateDefinition, type Definition } from './definition.ts';
import { EPOI_DEFINITIONS } from './epoi.ts';
import { jsh2010, jsh2014, jsh2014Ignore } from './jsh.ts';
import { korea } from './korea.ts';
import type { RefractorinessResult } from './result.ts';
import { tactics } from './tactics.ts';

const ALL: readonly Definition[] = [
  jsh2014,
  jsh2014Ignore,
  jsh2010,
  ...EPOI_DEFINITIONS,
  korea,
  bruixUntreatable,
  bruixDoNotRepeat,
  tactics,
];
const BY_NAME = new Map(ALL.map((definition) => [definition.name, definition]));

export function definitionOf(name: DefinitionName): Definition {
  return must(BY_NAME.get(name), 'a definition of this name');
}

/** Every definition side by side, in their fixed order. */
export function refractoriness(evidence: Evidence): readonly RefractorinessResult[] {
  return DEFINITIONS.map((name) => evaluateDefinition(definitionOf(name), evidence));
}
