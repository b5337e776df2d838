import { describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import { must } from '#shared/kernel/must.ts';
import { FormModel } from '#renderer/features/patient/form/formModel.svelte.ts';

const context = () => ({ today: '2026-11-23', anchor: '2026-10-01' });
const newForm = (entity: 'labPanel' | 'imaging' | 'baseline', id: string | null = null) =>
  new FormModel(entity, '11111111-1111-4111-8111-111111111111', id, id === null ? null : 1, context);
const fieldOf = (form: FormModel, name: string) => must(form.own.field(name), name);

describe('a form', () => {
  it('is clean when it is loaded and dirty only while it differs', () => {
    const form = newForm('labPanel', 'row');
    form.load({
      ...emptyRecord('labPanel'),
      id: 'row',
      date: '2026-10-02',
      albumin: { value: 38, unit: 'g/L' },
    });
    expect([form.dirty, form.state]).toEqual([false, 'saved']);
    fieldOf(form, 'albumin').type('40');
    expect([form.dirty, form.state]).toEqual([true, 'draft']);
    fieldOf(form, 'albumin').type('38');
    expect(form.dirty).toBe(false);
  });

  it('names the first field that keeps it from being stored', () => {
    const form = newForm('labPanel');
    expect(must(form.firstProblem(), 'a problem').field.name).toBe('date');
    fieldOf(form, 'date').type('2/10/26');
    fieldOf(form, 'albumin').type('3800');
    expect(must(form.firstProblem(), 'a problem').field.name).toBe('albumin');
    expect(form.problems).toBe(1);
    fieldOf(form, 'albumin').type('38');
    expect(form.firstProblem()).toBeNull();
  });

  it('drops what hangs on a condition that does not hold', () => {
    const form = newForm('baseline');
    fieldOf(form, 'ehs').choose(true);
    fieldOf(form, 'ehsSites').choose(['lung']);
    expect(form.record()['ehsSites']).toEqual(['lung']);
    fieldOf(form, 'ehs').choose(false);
    expect(form.record()['ehsSites']).toBeNull();
    const shown = form.own.sections.flatMap((section) => section.fields.map((field) => field.name));
    expect(shown).not.toContain('ehsSites');
  });

  it('undoes step by step, rows included', () => {
    const form = newForm('imaging');
    fieldOf(form, 'date').type('+40');
    form.remember();
    const lesions = must(form.lists[0], 'lesions');
    form.addRow(lesions);
    expect(lesions.rows).toHaveLength(1);
    expect(form.undo()).toBe(true);
    expect(lesions.rows).toHaveLength(0);
    expect(fieldOf(form, 'date').entry).toBe('2026-11-10');
    expect(form.undo()).toBe(true);
    expect(fieldOf(form, 'date').entry).toBeNull();
    expect(form.undo()).toBe(false);
  });

  it('comes back from its draft with mistakes and missing reasons as they were left', () => {
    const form = newForm('labPanel');
    fieldOf(form, 'date').type('2/10/26');
    fieldOf(form, 'albumin').type('3800');
    fieldOf(form, 'inr').setMissing('ND');
    fieldOf(form, 'bilirubin').type('22 mg/dL');
    const restored = newForm('labPanel');
    restored.apply(form.content());
    expect(restored.content()).toEqual(form.content());
    expect(fieldOf(restored, 'albumin').problem).toMatchObject({ code: 'out-of-range' });
    expect(fieldOf(restored, 'albumin').text).toBe('3800');
    expect(restored.record()).toMatchObject({
      date: '2026-10-02',
      albumin: null,
      inr: { missing: 'ND' },
      bilirubin: { value: 22, unit: 'mg/dL' },
    });
  });

  it('takes over what was stored without losing what was typed meanwhile', () => {
    const form = newForm('imaging');
    fieldOf(form, 'date').type('2/10/26');
    const lesions = must(form.lists[0], 'lesions');
    form.addRow(lesions);
    const sent = form.content();
    fieldOf(form, 'lipiodolPct').type('40');
    form.id = 'row';
    const stored = {
      ...emptyRecord('imaging'),
      id: 'row',
      date: '2026-10-02',
      lesions: [{ ...emptyRecord('lesion'), id: 'child', lesionNo: 1 }],
      readings: [],
    };
    form.adopt(stored, sent);
    expect(fieldOf(form, 'lipiodolPct').entry).toBe(40);
    expect(form.dirty).toBe(true);
    expect(form.children()['lesions']?.[0]?.id).toBe('child');
  });

  it('converts a value with its unit', () => {
    const form = newForm('labPanel');
    const albumin = fieldOf(form, 'albumin');
    albumin.type('38');
    albumin.convertUnit();
    expect(albumin.entry).toEqual({ value: 3.8, unit: 'g/dL' });
    albumin.convertUnit();
    expect(albumin.entry).toEqual({ value: 38, unit: 'g/L' });
  });

  it('asks once about an unusual value and refuses an impossible one each time', () => {
    const bilirubin = fieldOf(newForm('labPanel'), 'bilirubin');
    bilirubin.type('450');
    expect(bilirubin.accept()).toBe('ask');
    bilirubin.confirm();
    expect(bilirubin.accept()).toBe('accepted');
    bilirubin.type('45000');
    expect([bilirubin.accept(), bilirubin.accept()]).toEqual(['refused', 'refused']);
  });
});
