import { describe, expect, it } from 'vitest';
import { assessPatient } from '#shared/assessment/assess.ts';
import { parseConfig } from '#shared/model/config.ts';
import { patientFrom } from '#test/support/records.ts';

type Fields = Readonly<Record<string, unknown>>;

function measure(document: Fields, config: Fields = {}) {
  const parsed = parseConfig(config);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const record = patientFrom({ taceSessions: [{ id: 's', date: '2020-01-10' }], ...document });
  return assessPatient(record, { config: parsed.value }).measures;
}

describe('best overall response', () => {
  const images = (...categories: readonly (readonly [string, string])[]): Fields => ({
    imaging: categories.map(([date, mRECIST]) => ({
      id: date,
      date,
      modality: 'CT',
      adequate: true,
      response: { mRECIST },
    })),
  });

  it('is the best category up to the first progression', () => {
    const course = images(
      ['2020-02-15', 'SD'],
      ['2020-04-15', 'PR'],
      ['2020-07-15', 'PD'],
      ['2020-09-15', 'CR'],
    );
    expect(measure(course).bestResponse).toMatchObject({ kind: 'decided', value: 'PR' });
  });

  it('needs confirmation where asked to', () => {
    const once = images(['2020-02-15', 'PR'], ['2020-04-15', 'SD']);
    expect(measure(once, { 'response.confirmDays': 28 }).bestResponse).toMatchObject({ value: 'SD' });
    const twice = images(['2020-02-15', 'PR'], ['2020-03-14', 'CR']);
    expect(measure(twice, { 'response.confirmDays': 28 }).bestResponse).toMatchObject({ value: 'PR' });
  });

  it('ends at another anticancer therapy, and is open without an assessment', () => {
    const otherTreatments = [{ id: 'o', date: '2020-03-01', type: 'ablation' }];
    const course = images(['2020-02-15', 'SD'], ['2020-04-15', 'CR']);
    expect(measure({ ...course, otherTreatments }).bestResponse).toMatchObject({ value: 'SD' });
    expect(measure(images(['2020-02-15', 'NE'])).bestResponse).toMatchObject({ kind: 'indeterminate' });
  });
});

describe('change in ALBI', () => {
  const panel = (date: string, bilirubin: number, albumin: number): Fields => ({
    id: date,
    date,
    bilirubin,
    albumin,
  });

  it('takes the settled panel nearest to the last TACE', () => {
    const labs = [panel('2020-01-08', 10, 40), panel('2020-01-20', 90, 20), panel('2020-02-05', 20, 35)];
    const change = measure({
      labs: labs.slice(1),
      taceSessions: [{ id: 's', date: '2020-01-10' }],
    }).albiChange;
    expect(change).toMatchObject({ kind: 'indeterminate', missing: ['albiAtBaseline'] });
    const nearest = measure({ labs }).albiChange;
    expect(nearest).toMatchObject({ kind: 'decided', value: 0 });
  });

  it('takes the stop of systemic therapy after a switch', () => {
    const document = {
      labs: [panel('2020-01-08', 10, 40), panel('2020-08-10', 20, 35)],
      systemicCourses: [
        { id: 'y', startDate: '2020-04-01', stopDate: '2020-08-01', stopReason: 'progression' },
      ],
    };
    const { albiChange } = measure(document);
    expect(albiChange.kind === 'decided' ? albiChange.value : NaN).toBeCloseTo(0.6237, 4);
    const other = { id: 'z', startDate: '2020-04-01', stopDate: '2020-09-01' };
    const systemicCourses = [...document.systemicCourses, other];
    expect(measure({ ...document, systemicCourses }).albiChange).toMatchObject({
      kind: 'indeterminate',
      missing: ['stopDate'],
      notes: ['same_day_conflict'],
    });
  });
});
