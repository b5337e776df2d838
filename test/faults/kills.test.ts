import { describe, expect, it } from 'vitest';
import { killWhileLoading, killWhileSaving } from './kills.ts';

describe('a registry process that is killed', () => {
  it('keeps every acknowledged save', { timeout: 300_000 }, async () => {
    const { failures, total } = await killWhileSaving(10);
    expect(failures).toEqual([]);
    expect(total).toBe(10);
  });

  it('leaves nothing of a load or import that was under way', { timeout: 300_000 }, async () => {
    const { failures, outcomes } = await killWhileLoading(1);
    expect(failures).toEqual([]);
    expect([...outcomes.keys()].some((outcome) => outcome.startsWith('kill amid'))).toBe(true);
  });
});
