import { describe, expect, it } from 'vitest';
import { exchange } from '#shared/contract/features/exchange.ts';
import { previewExport } from '#main/exchange/export/previewExport.ts';
import { KEY } from '#test/shared/deidentification/support.ts';
import { cohort, TODAY } from './support.ts';

const patients = cohort(30);
const source = { patients: () => patients, everyone: () => patients, key: KEY, today: TODAY };
const options = { formats: ['csv'], release: 'release-1', k: 5 } as const;

describe('a preview', async () => {
  const preview = await previewExport(source, { ...options, profile: 'relative-days' });

  it('is what the contract promises', () => {
    expect(exchange['export.preview'].output.parse(preview)).toEqual(preview);
    expect(preview.patients).toBe(30);
    expect(preview.risk).toMatchObject({ k: 5, gate: 'not-met' });
    expect(preview.risk.patientsBelow).toBeGreaterThan(0);
  });

  it('shows ten patients as they are and as they leave, without an identifier or a date', () => {
    expect([preview.before.length, preview.after.length]).toEqual([10, 10]);
    const shown = JSON.stringify([preview.before, preview.after]);
    for (const { uuid, record } of patients) {
      for (const value of [
        uuid,
        record.studyId,
        record.patient.familyName,
        record.patient.hospitalNo,
        record.patient.birthDate,
      ]) {
        if (typeof value === 'string') expect(shown).not.toContain(`"${value}"`);
      }
    }
    expect(shown).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(preview.before[0]).toMatchObject({ studyId: '(present)', familyName: '(present)' });
    expect(preview.before.map((row) => row['sex'])).toEqual(preview.after.map((row) => row['sex']));
  });

  it('says of every field whether it leaves', () => {
    const named = new Map(preview.columns.map((column) => [column.column, column]));
    expect(named.get('familyName')).toMatchObject({ included: false, action: 'withheld (direct)' });
    expect(named.get('diagnosisDate_day')).toMatchObject({ included: true, action: 'days from index' });
  });

  it('has the gate off with k of 1 and is refused for the identified profile', async () => {
    expect((await previewExport(source, { ...options, k: 1, profile: 'limited' })).risk.gate).toBe('off');
    await expect(previewExport(source, { ...options, profile: 'identified' })).rejects.toThrow(
      'second person',
    );
  });

  it('ends where a pause says so', async () => {
    const stop = () => Promise.reject(new Error('stopped'));
    await expect(previewExport(source, { ...options, profile: 'limited' }, { pause: stop })).rejects.toThrow(
      'stopped',
    );
  });
});
