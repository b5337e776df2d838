import { expect, it } from 'vitest';
import { randomCalls } from './randomCalls.ts';

it('answers every call with an envelope that gives nothing away', { timeout: 300_000 }, async () => {
  const { failures, outcomes, total } = await randomCalls(2000);
  expect(failures).toEqual([]);
  expect(total).toBe(2000);
  expect(outcomes.get('ok')).toBeGreaterThan(50);
});
