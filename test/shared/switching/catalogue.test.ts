import { describe, expect, it } from 'vitest';
import { systemicCourse } from '#shared/codebook/entities/course.ts';
import { REGIMENS, regimenOf } from '#shared/switching/catalogue.ts';
import { TRIALS } from '#shared/switching/trials.ts';

describe('regimen catalogue', () => {
  it('describes every regimen of the codebook', () => {
    expect(Object.keys(REGIMENS)).toEqual(Object.keys(systemicCourse.fields.regimenCode.codes));
    expect(regimenOf('other')).toBeNull();
  });

  it('flags what regimens are grouped by', () => {
    expect(regimenOf('camre_apa')).toMatchObject({ ici: true, tki: true, antiAngiogenic: true });
    expect(regimenOf('atezo_bev')).toMatchObject({ ici: true, tki: false, antiAngiogenic: true });
    expect(regimenOf('durva_treme')?.targets).toEqual(['PD-L1', 'CTLA-4']);
  });
});

describe('trial catalogue', () => {
  it('numbers its rows, and suggests a registration number for each', () => {
    expect(TRIALS.map(({ row }) => row)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
    for (const { idSuggested } of TRIALS) expect(idSuggested).toMatch(/^(NCT\d{8}|ISRCTN\d{8})$/);
  });

  it('keeps what was printed beside what is suggested', () => {
    const differ = TRIALS.filter(({ idAsPrinted, idSuggested }) => idAsPrinted !== idSuggested);
    expect(differ.map(({ row }) => row)).toEqual([9, 17, 18]);
  });
});
