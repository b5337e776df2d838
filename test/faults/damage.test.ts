import { describe, expect, it } from 'vitest';
import { damageFiles, withoutLog } from './damage.ts';

describe('a registry whose files were damaged', () => {
  it('answers with a typed error, can only be read, or was not harmed', { timeout: 300_000 }, async () => {
    const { failures, total } = await damageFiles(20);
    expect(failures).toEqual([]);
    expect(total).toBe(20);
  });

  it('says that it is older than it was when its log is gone', { timeout: 60_000 }, async () => {
    expect(await withoutLog()).toEqual({ readOnly: 'older-than-anchor', save: 'older-than-anchor' });
  });
});
