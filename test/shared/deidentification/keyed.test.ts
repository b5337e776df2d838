import { describe, expect, it } from 'vitest';
import { keyedFunctionOf } from '#main/exchange/export/keyedFunction.ts';
import { dateShiftOf } from '#shared/deidentification/dateShift.ts';
import { pseudonymOf, PSEUDONYM_PATTERN } from '#shared/deidentification/pseudonym.ts';

const keyed = keyedFunctionOf(Uint8Array.from({ length: 32 }, (_, index) => index));

const VECTORS = [
  ['00000000-0000-4000-8000-000000000001', 'stable', 'P-V753-RV7Y-6MW6', 77],
  ['00000000-0000-4000-8000-000000000001', '2026-export-A', 'P-QGEW-XZQ0-9VAH', -322],
  ['00000000-0000-4000-8000-000000000002', 'stable', 'P-R0ER-23WG-J39H', 90],
  ['123e4567-e89b-42d3-a456-426614174000', 'stable', 'P-XP67-0QHY-KKMG', 208],
  ['123e4567-e89b-42d3-a456-426614174000', '2026-export-A', 'P-VNCD-BPP1-P5KA', 169],
] as const;

describe('D-10 and D-21 vectors', () => {
  it.each(VECTORS)('%s in %s', (uuid, scope, pseudonym, shift) => {
    expect(pseudonymOf(keyed, scope, uuid)).toBe(pseudonym);
    expect(pseudonym).toMatch(PSEUDONYM_PATTERN);
    expect(dateShiftOf(keyed, scope, uuid)).toBe(shift);
  });
});

describe('dateShiftOf', () => {
  it('stays inside its window, away from zero, and uses both directions alike', () => {
    const shifts = Array.from({ length: 4000 }, (_, n) =>
      dateShiftOf(keyed, 'stable', `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    );
    expect(Math.min(...shifts.map(Math.abs))).toBeGreaterThanOrEqual(14);
    expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(365);
    const forward = shifts.filter((shift) => shift > 0).length / shifts.length;
    expect(Math.abs(forward - 0.5)).toBeLessThan(0.03);
  });

  it('refuses a window that is empty or contains zero', () => {
    const uuid = VECTORS[0][0];
    expect(() => dateShiftOf(keyed, 'stable', uuid, { least: 0, most: 10 })).toThrow('window');
    expect(() => dateShiftOf(keyed, 'stable', uuid, { least: 20, most: 10 })).toThrow('window');
  });
});
