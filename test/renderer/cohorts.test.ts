import { describe, expect, it } from 'vitest';
import { CONFIG_NAMES, defaultConfig } from '#shared/model/config.ts';
import { BANDS, bandOf } from '#renderer/features/cohorts/numbers.ts';
import { entryOf, ruleText, valueOf } from '#renderer/features/settings/ruleValues.ts';
import { toCsv } from '#renderer/ui/csv.ts';

describe('a table as CSV', () => {
  it('quotes separators, leaves nothing for what is missing, and lets no text become a formula', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['x,"y"', -1],
          [null, '=1+1'],
          ['-2', 'two\nlines'],
        ],
      ),
    ).toBe('a,b\r\n"x,""y""",-1\r\n,\'=1+1\r\n\'-2,"two\nlines"\r\n');
  });
});

describe('the bands of kappa', () => {
  it('end at their limits', () => {
    expect([-0.01, 0, 0.2, 0.4, 0.6, 0.8, 1].map(bandOf)).toEqual([
      'none',
      'slight',
      'slight',
      'fair',
      'moderate',
      'substantial',
      'almost',
    ]);
    expect(BANDS).toHaveLength(6);
  });
});

describe('the editor of a rule', () => {
  it('shows and takes back every default', () => {
    for (const name of CONFIG_NAMES) {
      const value = defaultConfig[name];
      expect(valueOf(name, entryOf(value)), name).toEqual(value);
      expect(ruleText(value), name).not.toContain('[object');
    }
  });

  it('refuses what the rule does not accept', () => {
    const typed = (...texts: string[]) => ({ texts, chosen: [] });
    expect(valueOf('cp.albuminLow', typed(''))).toBeNull();
    expect(valueOf('cp.albuminLow', typed('99'))).toBeNull();
    expect(valueOf('cp.albuminLow', typed('29,5'))).toBe(29.5);
    expect(valueOf('win.session', typed('90', '10', '0'))).toBeNull();
    expect(valueOf('jsh.j2Consecutive', typed('1'))).toBe(1);
    expect(valueOf('cer.markers', { texts: [], chosen: [] })).toBeNull();
  });
});
