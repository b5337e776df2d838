import { describe, expect, it } from 'vitest';
import type { Json } from '#shared/kernel/json.ts';
import { isTooDeep } from '#main/registry/inputDepth.ts';

function nested(depth: number, wrap: (inner: Json) => Json): Json {
  let value: Json = 'x';
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

describe('depth of an input', () => {
  it('takes what procedures take', () => {
    expect(isTooDeep({ record: { aetiology: ['HBV'] }, children: { lesion: [{ record: {} }] } })).toBe(false);
    expect(isTooDeep(nested(64, (inner) => [inner]))).toBe(false);
    expect(isTooDeep(Array.from({ length: 100_000 }, (_, index) => index))).toBe(false);
  });

  it('refuses what is nested deeper, however deep', () => {
    expect(isTooDeep(nested(65, (inner) => ({ inner })))).toBe(true);
    expect(isTooDeep(nested(100_000, (inner) => [inner]))).toBe(true);
  });

  it('refuses what holds itself, and takes no longer for what is shared', () => {
    const ring: { inner: Json } = { inner: null };
    ring.inner = ring;
    expect(isTooDeep(ring)).toBe(true);
    expect(isTooDeep(nested(60, (inner) => [inner, inner]))).toBe(false);
  });
});
