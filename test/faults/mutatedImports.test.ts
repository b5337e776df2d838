import { expect, it } from 'vitest';
import { mutatedImports } from './mutatedImports.ts';

it('plans a spoilt import file or says what is wrong with it', { timeout: 300_000 }, async () => {
  const { failures, total } = await mutatedImports(200);
  expect(failures).toEqual([]);
  expect(total).toBe(200);
});
