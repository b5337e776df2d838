import { describe, expect, it } from 'vitest';
import { CONFIG_KEYS, CONFIG_NAMES, defaultConfig, parseConfig } from '#shared/model/config.ts';

function accepted(raw: unknown) {
  const parsed = parseConfig(raw);
  if (!parsed.ok) throw new Error(`${parsed.error.field} ${parsed.error.message}`);
  return parsed.value;
}

function refusedField(raw: unknown): string {
  const parsed = parseConfig(raw);
  if (parsed.ok) throw new Error('accepted');
  return parsed.error.field;
}

describe('configuration', () => {
  it('is the default where nothing is said', () => {
    expect(accepted(null)).toEqual(defaultConfig);
    expect(accepted({})).toEqual(defaultConfig);
    expect(defaultConfig['abcr.afpStrict']).toBe(false);
    expect(defaultConfig['win.jsh2014']).toEqual({ from: 28, to: 91, tolerance: 7 });
  });

  it('accepts each of its own defaults, and itself', () => {
    expect(accepted(defaultConfig)).toEqual(defaultConfig);
    for (const name of CONFIG_NAMES) {
      expect(CONFIG_KEYS[name].description.length).toBeGreaterThan(10);
      expect(accepted({ [name]: CONFIG_KEYS[name].standard })).toEqual(defaultConfig);
    }
  });

  it('keeps what it does not name, over a base', () => {
    const base = accepted({ 'jsh.agentRule': 'both' });
    const over = parseConfig({ 'jsh.j2Consecutive': 1 }, base);
    expect(over.ok && over.value).toEqual({
      ...defaultConfig,
      'jsh.agentRule': 'both',
      'jsh.j2Consecutive': 1,
    });
  });

  it('takes windows with and without tolerance, and markers in fixed order', () => {
    expect(accepted({ 'win.session': [10, 100] })['win.session']).toEqual({
      from: 10,
      to: 100,
      tolerance: 0,
    });
    expect(accepted({ 'win.session': [10, 100, 5] })['win.session'].tolerance).toBe(5);
    expect(accepted({ 'cer.markers': ['pivka2', 'afp'] })['cer.markers']).toEqual(['afp', 'pivka2']);
  });

  it.each([
    [{ nope: 1 }, 'nope'],
    [{ toString: 1 }, 'toString'],
    [{ 'cp.albuminLow': '28' }, 'cp.albuminLow'],
    [{ 'cp.albuminLow': 90 }, 'cp.albuminLow'],
    [{ 'seed.goodPS': 0.5 }, 'seed.goodPS'],
    [{ 'abcr.afpStrict': 1 }, 'abcr.afpStrict'],
    [{ 'abcr.afpStrict': null }, 'abcr.afpStrict'],
    [{ 'jsh.agentRule': 'none' }, 'jsh.agentRule'],
    [{ 'win.session': [100, 10] }, 'win.session'],
    [{ 'win.session': [1] }, 'win.session'],
    [{ 'win.session': { from: 1, to: 2, extra: 3 } }, 'win.session'],
    [{ 'win.session': 14 }, 'win.session'],
    [{ 'cer.markers': [] }, 'cer.markers'],
    [{ 'cer.markers': ['cea'] }, 'cer.markers'],
    [{ 'cer.markers': 'afp' }, 'cer.markers'],
    [[], 'config'],
    ['x', 'config'],
  ])('refuses %o', (raw, field) => {
    expect(refusedField(raw)).toBe(field);
  });
});
