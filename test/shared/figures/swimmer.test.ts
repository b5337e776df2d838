import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { DEFINITIONS } from '#shared/model/config.ts';
import {
  letterOf,
  SWIMMER_MARKS,
  swimmerGeometry,
  type SwimmerInput,
  type SwimmerOptions,
} from '#shared/figures/swimmer.ts';
import { swimmerSvg, type SwimmerWords } from '#shared/figures/swimmerSvg.ts';

const OPTIONS: SwimmerOptions = { width: 800, unit: 'months', until: null, definitions: DEFINITIONS };
const LANE: SwimmerInput = {
  id: 'p',
  label: 'P1 <&>',
  sessions: [0, 60],
  images: [
    { day: -5, response: null },
    { day: 40, response: 'SD' },
    { day: 100, response: 'PD' },
  ],
  systemic: [{ start: 120, stop: null }],
  switchDay: 120,
  definitions: [
    { definition: 'JSH2014', day: 100 },
    { definition: 'TACTICS', day: 100 },
    { definition: 'KOREA', day: 101 },
  ],
  end: { day: 300, kind: 'death' },
};
const WORDS: SwimmerWords = {
  title: 'Courses',
  description: 'Two <patients>',
  xLabel: 'Months',
  marks: {
    session: 'TACE',
    image: 'Image',
    progression: 'Progression',
    switch: 'Switch',
    death: 'Death',
    alive: 'Alive',
    unknown: 'Unknown',
    systemic: 'Systemic',
  },
  definition: (name) => name,
};

describe('swimmer geometry', () => {
  const { lanes, plot, xTicks } = swimmerGeometry([LANE, { ...LANE, id: 'q' }], OPTIONS);
  const lane = must(lanes[0], 'a lane');

  it('begins at the first TACE and ends at the last day known', () => {
    expect(lane.bar.x).toBe(plot.left);
    expect(lane.end.x).toBeCloseTo(lane.bar.x + lane.bar.width, 9);
    expect(lane.sessions[0]).toBe(plot.left);
    expect(must(xTicks[0], 'a tick').x).toBe(plot.left);
    expect(must(xTicks.at(-1), 'a tick').x).toBeCloseTo(plot.right, 9);
  });

  it('leaves out what lies before the first TACE, and marks progression apart', () => {
    expect(lane.images.map(({ progression }) => progression)).toEqual([false, true]);
  });

  it('lets an open systemic course run to the end of the lane', () => {
    const [systemic] = lane.systemic;
    expect(systemic?.open).toBe(true);
    expect((systemic?.x ?? 0) + (systemic?.width ?? 0)).toBeCloseTo(lane.end.x, 9);
    expect(lane.switchAt).toBe(systemic?.x);
  });

  it('puts definitions of one day into one tag, in the order of their letters', () => {
    expect(lane.tags.map(({ letters }) => letters)).toEqual([
      letterOf('JSH2014') + letterOf('TACTICS'),
      letterOf('KOREA'),
    ]);
    const some = swimmerGeometry([LANE], { ...OPTIONS, definitions: ['KOREA'] });
    expect(some.lanes[0]?.tags.map(({ definitions }) => definitions)).toEqual([['KOREA']]);
  });

  it('stacks lanes without overlap', () => {
    expect(must(lanes[1], 'a lane').top - lane.top).toBe(30);
    expect(plot.bottom - plot.top).toBe(60);
  });

  it('keeps tags apart and inside the figure, wherever they fall', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: DEFINITIONS.length });
    fc.assert(
      fc.property(days, (chosen) => {
        const definitions = chosen.map((day, index) => ({
          definition: must(DEFINITIONS[index], 'a definition'),
          day,
        }));
        const drawn = swimmerGeometry([{ ...LANE, definitions, end: { day: 400, kind: 'alive' } }], OPTIONS);
        const tags = must(drawn.lanes[0], 'a lane').tags;
        tags.forEach((tag, index) => {
          const next = tags[index + 1];
          expect(tag.x).toBeGreaterThanOrEqual(drawn.plot.left - 1e-9);
          expect(tag.x + tag.width).toBeLessThanOrEqual(drawn.width);
          if (next !== undefined) expect(next.x).toBeGreaterThanOrEqual(tag.x + tag.width);
        });
      }),
      { seed: 20, numRuns: 200 },
    );
  });

  it('cuts lanes at the day asked for, and shows no end that lies beyond', () => {
    const cut = swimmerGeometry([LANE], { ...OPTIONS, until: 90 });
    const short = must(cut.lanes[0], 'a lane');
    expect(short.end.kind).toBe('beyond');
    expect(short.bar.x + short.bar.width).toBeCloseTo(cut.plot.right, 9);
    expect(short).toMatchObject({ switchAt: null, systemic: [], tags: [] });
    expect(short.images).toHaveLength(1);
    expect(short.sessions).toHaveLength(2);
  });

  it('draws an axis for no lanes at all', () => {
    expect(swimmerGeometry([], OPTIONS)).toMatchObject({ lanes: [] });
  });
});

describe('swimmer document', () => {
  const svg = swimmerSvg([LANE], WORDS, OPTIONS);

  it('escapes texts and carries title, description, every kind of mark and every definition', () => {
    expect(svg).toContain('<title id="figure-title">Courses</title>');
    expect(svg).toContain('Two &lt;patients&gt;');
    expect(svg).toContain('P1 &lt;&amp;&gt;');
    for (const path of Object.values(SWIMMER_MARKS)) expect(svg).toContain(`d="${path}"`);
    for (const name of DEFINITIONS) expect(svg).toContain(`>${name}<`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('opens and closes every element', () => {
    const opened = svg.match(/<[a-z][^>]*[^/]>/g) ?? [];
    const closed = svg.match(/<\/[a-z]+>/g) ?? [];
    expect(opened).toHaveLength(closed.length);
  });
});
