import { describe, expect, it } from 'vitest';
import { RULE_NAMES, ruleOf } from '#shared/scoring/catalogue.ts';
import { defaultConfig, DEFINITIONS } from '#shared/model/config.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import { proposeFile, isStrongEnough } from '#renderer/features/start/startRules.ts';
import { neededField } from '#renderer/features/patient/scores/neededField.ts';
import { fieldOf } from '#shared/codebook/codebook.ts';

describe('links to what a score needs', () => {
  it('lead to a field of the codebook for every input of a baseline rule', () => {
    const inputs = new Set(
      RULE_NAMES.map(ruleOf)
        .filter((rule) => rule.baselineOnly)
        .flatMap((rule) => Object.keys(rule.inputs)),
    );
    for (const input of inputs) {
      const needed = neededField(input);
      expect(needed, input).not.toBeNull();
      if (needed !== null) expect(fieldOf(needed.entity, needed.field), input).not.toBeNull();
    }
  });

  it('have a label and a source for every definition', () => {
    for (const name of DEFINITIONS) {
      expect(definitionOf(name).label).not.toBe('');
      expect(definitionOf(name).citation).not.toBe('');
    }
    expect(defaultConfig['endpoint.refractoriness']).toBe('JSH2014');
  });
});

describe('the start page', () => {
  it('proposes a file that no recent registry has', () => {
    expect(proposeFile('/home/kim', [])).toBe('/home/kim/study.switchpoint');
    expect(proposeFile('/home/kim/', ['/home/kim/study.switchpoint'])).toBe('/home/kim/study-2.switchpoint');
    expect(proposeFile('C:\\Data', [])).toBe('C:\\Data\\study.switchpoint');
  });

  it('knows the rule of the vault for passphrases', () => {
    expect(isStrongEnough('twelve-chars')).toBe(true);
    expect(isStrongEnough('a b c d')).toBe(true);
    expect(isStrongEnough('elevenchars')).toBe(false);
  });
});
