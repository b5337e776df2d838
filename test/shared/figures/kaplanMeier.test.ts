import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS_PER_MONTH } from '#shared/kernel/day.ts';
import { must } from '#shared/kernel/must.ts';
import { logTimeTicks, timeTicks } from '#shared/figures/axis.ts';
import { DEFAULT_FIGURE, kaplanMeierGeometry } from '#shared/figures/kaplanMeier.ts';
import { kaplanMeierSvg } from '#shared/figures/kaplanMeierSvg.ts';
import { readingAt, strataOf, testOf, type FigureStratum } from '#shared/figures/survivalStrata.ts';

/** Events at 3, 6, 10, 12 and censorings at 5, 8, 12 of eight patients: `domain.md` EN-6. */
const EN6: FigureStratum = {
  group: null,
  n: 8,
  events: 5,
  time: [3, 5, 6, 7, 8, 10, 12],
  survival: [0.875, 0.875, 0.729167, 0.583333, 0.583333, 0.388889, 0.194444],
  lower: [0.387, 0.387, 0.276, 0.18, 0.18, 0.063003, 0.009],
  upper: [0.981, 0.981, 0.925, 0.844, 0.844, 0.724223, 0.57],
  atRisk: [8, 7, 6, 5, 4, 3, 2],
  eventsAt: [1, 0, 1, 1, 0, 1, 1],
  censored: [0, 1, 0, 0, 1, 0, 1],
  median: { time: 10, lower: 3, upper: null },
};

const inGroups = (...ends: readonly number[]): readonly FigureStratum[] =>
  ends.map((end, index) => ({ ...EN6, group: `g${index}`, survival: [1, 1, 1, 1, 1, end, end] }));

describe('the time axis', () => {
  it('begins at 0 and stands at multiples of 3, 6 or 12 months, at most eight of them', () => {
    expect(timeTicks(20 * DAYS_PER_MONTH, 'months').map((tick) => tick.label)).toEqual([
      '0',
      '3',
      '6',
      '9',
      '12',
      '15',
      '18',
      '21',
    ]);
    expect(timeTicks(36 * DAYS_PER_MONTH, 'months').map((tick) => tick.label)).toEqual([
      '0',
      '6',
      '12',
      '18',
      '24',
      '30',
      '36',
    ]);
    expect(timeTicks(118 * DAYS_PER_MONTH, 'months').at(-1)?.label).toBe('120');
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 20_000, noNaN: true }),
        fc.constantFrom('months' as const, 'days' as const),
        (longest, unit) => {
          const ticks = timeTicks(longest, unit);
          expect(ticks[0]?.value).toBe(0);
          expect(ticks.length).toBeLessThanOrEqual(9);
          expect(must(ticks.at(-1), 'a tick').value).toBeGreaterThanOrEqual(longest - 1e-6);
        },
      ),
      { seed: 2 },
    );
  });

  it('has only ticks inside a logarithmic stretch', () => {
    expect(logTimeTicks(20, 400, 'months').map((tick) => tick.label)).toEqual(['1', '2', '3', '6', '12']);
  });
});

describe('reading a curve', () => {
  it('counts at risk who is observed at that time or later', () => {
    expect([0, 5, 9, 12, 13].map((time) => readingAt(EN6, time).atRisk)).toEqual([8, 7, 3, 2, 0]);
  });

  it('is 1 before the first event and steps down on it', () => {
    expect(readingAt(EN6, 2)).toMatchObject({ survival: 1, lower: 1, upper: 1 });
    expect(readingAt(EN6, 10)).toMatchObject({ survival: 0.388889, lower: 0.063003, upper: 0.724223 });
  });
});

describe('the geometry', () => {
  const options = { ...DEFAULT_FIGURE, unit: 'days' as const };
  const geometry = kaplanMeierGeometry([EN6], options);
  const curve = must(geometry.curves[0], 'a curve');

  it('puts 100 % on top, 0 at the bottom and time 0 at the left edge', () => {
    expect(curve.path.startsWith(`M${geometry.plot.left} ${geometry.plot.top}`)).toBe(true);
    expect(geometry.xTicks[0]?.x).toBe(geometry.plot.left);
    expect(geometry.yTicks.map((tick) => tick.label)).toEqual(['0', '25', '50', '75', '100']);
    expect(geometry.height).toBe(Math.round(680 * 0.62));
  });

  it('marks every time with a censoring, and the median', () => {
    expect(curve.censorMarks).toHaveLength(3);
    expect(must(curve.median, 'a median').y).toBe(geometry.halfLine);
  });

  it('counts at risk under each tick', () => {
    expect(geometry.atRisk[0]?.counts[0]).toBe(8);
    expect(geometry.atRisk[0]?.counts).toHaveLength(geometry.xTicks.length);
  });

  it('leaves out what is switched off', () => {
    const bare = kaplanMeierGeometry([EN6], {
      ...options,
      confidence: false,
      censorMarks: false,
      medianLines: false,
    });
    expect(bare.curves[0]).toMatchObject({ band: null, censorMarks: [], median: null });
  });

  it('cuts at the asked time', () => {
    const cut = kaplanMeierGeometry([EN6], { ...options, maxTime: 6 });
    expect(cut.extent.to).toBe(6);
    expect(cut.curves[0]?.censorMarks).toHaveLength(1);
    expect(cut.curves[0]?.median).toBeNull();
  });

  it('names curves at their ends only where the ends are apart', () => {
    expect(kaplanMeierGeometry(inGroups(0.8, 0.3), options).labels).toBe('direct');
    expect(kaplanMeierGeometry(inGroups(0.5, 0.49), options).labels).toBe('legend');
  });

  it('draws log(-log S) against log time without bands', () => {
    const log = kaplanMeierGeometry([EN6], { ...options, view: 'log-minus-log' });
    expect(log.curves[0]?.band).toBeNull();
    expect(log.halfLine).toBeNull();
    expect(log.curves[0]?.path).toMatch(/^M/);
    expect(log.curves[0]?.path).not.toContain('NaN');
  });

  it('has no gap in its numbers whatever the curve', () => {
    const stratum = fc
      .array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 40 })
      .map((times): FigureStratum => {
        const time = [...new Set(times)].sort((a, b) => a - b);
        const survival = time.map((_, index) => 1 - (index + 1) / time.length);
        return {
          ...EN6,
          time,
          survival,
          lower: survival.map((s) => (s === 0 ? null : s / 2)),
          upper: survival.map((s) => (s === 0 ? null : Math.min(1, s * 1.2))),
          atRisk: time.map((_, index) => time.length - index),
          eventsAt: time.map(() => 1),
          censored: time.map(() => 0),
        };
      });
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 1, maxLength: 7 }),
        fc.constantFrom('survival' as const, 'log-minus-log' as const),
        (strata, view) => {
          const drawn = JSON.stringify(kaplanMeierGeometry(strata, { ...options, view }));
          expect(drawn).not.toMatch(/NaN|Infinity|null,"y"|"x":null/);
        },
      ),
      { seed: 9 },
    );
  });
});

describe('the standalone figure', () => {
  const words = {
    title: 'Overall survival <by> "sex"',
    description: 'Two curves & a test.',
    xLabel: 'Months',
    yLabel: 'Overall survival (%)',
    atRisk: 'Number at risk',
    groups: ['Female', 'A & B'],
    test: 'Log-rank p < 0.001',
  };
  const svg = kaplanMeierSvg(inGroups(0.8, 0.3), words, DEFAULT_FIGURE);

  it('is one well-formed document with title and description', () => {
    expect(svg).toContain('<title id="figure-title">Overall survival &lt;by&gt; &quot;sex&quot;</title>');
    expect(svg).toContain('<desc id="figure-description">Two curves &amp; a test.</desc>');
    const open = svg.match(/<[a-z]+(?=[ >])[^>]*[^/]>/g)?.length ?? 0;
    expect(svg.match(/<\/[a-z]+>/g)).toHaveLength(open);
  });

  it('tells its groups apart by colour and dash', () => {
    expect(svg).toContain('stroke="#0072B2"');
    expect(svg).toContain('stroke="#D55E00" stroke-width="1.75" stroke-dasharray="7 3"');
    expect(svg).toContain('>A &amp; B<');
  });

  it('holds no script, style sheet or outside address', () => {
    expect(svg).not.toMatch(/<script|<style|href|url\(|on[a-z]+=/);
  });
});

describe('a result of the registry', () => {
  it('becomes strata with the log-log interval and its median', () => {
    const km = {
      strata: [
        {
          group: { sex: 'Male' },
          n: 2,
          events: 1,
          time: [10, 20],
          surv: [0.5, 0.5],
          n_risk: [2, 1],
          n_event: [1, 0],
          n_censor: [0, 1],
          ci: {
            log: { lower: [0.2, 0.2], upper: [1, 1] },
            'log-log': { lower: [0.01, 0.01], upper: [0.9, null] },
          },
          quantiles: { 'log-log': [{ p: 0.5, time: 15, lower: 10, upper: null }] },
        },
      ],
    };
    const [stratum] = strataOf(km);
    expect(stratum).toMatchObject({
      group: 'Male',
      lower: [0.01, 0.01],
      upper: [0.9, null],
      median: { time: 15, upper: null },
    });
    expect(strataOf(null)).toEqual([]);
  });

  it('has a test only where it could be computed', () => {
    expect(testOf({ chisq: 3.8, df: 1, p: 0.05 })).toEqual({ chisq: 3.8, df: 1, p: 0.05 });
    expect(testOf({ chisq: null, df: null, p: null })).toBeNull();
    expect(testOf(null)).toBeNull();
  });
});
