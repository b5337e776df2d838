import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { readCsv } from '#main/exchange/import/csv.ts';
import { planPreset } from '#main/exchange/import/planPreset.ts';
import type { SourceTable } from '#main/exchange/import/types.ts';

const bytes = readFileSync(new URL('../../../../resources/hcc-tace-seg/hcc_tace_raw.csv', import.meta.url));
const read = readCsv(bytes, (header) => header === 'TCIA_ID');
const table: SourceTable = must(read.ok ? read.value : null, 'the bundled file');
const plan = planPreset(table, () => null);
const records = new Map(
  plan.writes.map((write) => (write.kind === 'whole' ? [write.record.studyId, write.record] : ['', null])),
);
const patient = (studyId: string): PatientRecord => must(records.get(studyId), studyId);

describe('HCC-TACE-Seg preset', () => {
  it('reads all 105 patients, and says which follow-up image it leaves out', () => {
    expect(plan.counts).toMatchObject({ new: 105, error: 0 });
    expect(plan.warnings).toEqual([expect.objectContaining({ code: 'follow-up-before-session', row: 18 })]);
    expect(patient('HCC_017').imaging.map(({ id }) => id)).not.toContain('follow-up');
  });

  it('puts a patient on a time line from course 1', () => {
    const first = patient('HCC_001');
    expect(first.taceSessions.map(({ date }) => date)).toEqual(['2000-01-01']);
    expect(first.imaging.map(({ id, date }) => [id, date])).toEqual([
      ['baseline', '2000-01-01'],
      ['follow-up', '2000-05-23'],
      ['progression', '2003-10-11'],
    ]);
    expect(first.followUps[0]).toMatchObject({ vitalStatus: 'dead', deathDate: '2006-09-18' });
    expect(first.imaging[1]).toMatchObject({ 'response.mRECIST': 'CR', 'response.RECIST11': 'SD' });
    expect(first.imaging[1]?.readings).toHaveLength(7);
  });

  it('keeps what is stated without inputs out of the inputs', () => {
    const { baseline } = patient('HCC_001');
    expect(baseline).toMatchObject({
      reportedChildPughClass: 'A',
      reportedBclc: 'A',
      reportedEcogBand: '0',
      ecog: { missing: 'UNK' },
      nTumours: { missing: 'UNK' },
      multinodular: true,
      maxSizeMm: 8,
      diagnosisDate: { missing: 'UNK' },
    });
    expect(patient('HCC_002').baseline).toMatchObject({
      mviVp: { missing: 'UNK' },
      maxSizeMm: { missing: 'UNK' },
    });
    expect(patient('HCC_002').imaging[0]).toMatchObject({ mvi: true });
  });

  it('finds nothing to do the second time, and never overwrites', () => {
    expect(planPreset(table, (studyId) => records.get(studyId) ?? null).counts).toMatchObject({
      unchanged: 105,
      new: 0,
    });
    const edited = { ...patient('HCC_001'), labs: [] };
    const again = planPreset(table, (studyId) =>
      studyId === 'HCC_001' ? edited : (records.get(studyId) ?? null),
    );
    expect(again.counts).toMatchObject({ conflict: 1, unchanged: 104 });
    expect(again.errors[0]).toMatchObject({ code: 'conflict', cell: 'A2' });
  });

  it('refuses another file', () => {
    expect(planPreset({ headers: ['TCIA_ID'], rows: [] }, () => null).errors[0]?.code).toBe('missing-column');
  });
});
