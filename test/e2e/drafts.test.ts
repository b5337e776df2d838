import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyRecord } from '#shared/codebook/parseRecord.ts';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { TestWindow } from './support/window.ts';

let window: TestWindow;
afterEach(async () => {
  const { complaints } = window;
  await window.close();
  expect(complaints).toEqual([]);
});

interface Got {
  readonly record: PatientRecord;
  readonly versions: Readonly<Record<string, number>>;
}

async function openPatient(): Promise<{ readonly page: Page; readonly patientId: string }> {
  window = await TestWindow.withRegistry();
  const { patientId } = await window.caller.value<{ patientId: string }>('patients.create', {
    studyId: 'D-1',
    record: {},
  });
  const page = await window.page();
  await page.getByRole('link', { name: 'D-1' }).click();
  await page.getByRole('heading', { name: 'D-1' }).waitFor();
  return { page, patientId };
}

const storePanel = (patientId: string, version: number | null, id: string | null, albumin: number) =>
  window.caller.value<{ id: string; version: number }>('records.save', {
    patientId,
    entity: 'labPanel',
    id,
    version,
    record: { ...emptyRecord('labPanel'), date: '2021-03-10', albumin: { value: albumin, unit: 'g/L' } },
  });

const get = (patientId: string): Promise<Got> => window.caller.value<Got>('patients.get', { patientId });

describe('what was typed', () => {
  it('comes back after the window was closed in the middle of a form', async () => {
    const { page } = await openPatient();
    await page.getByRole('button', { name: 'Add lab panel' }).click();
    await page.getByRole('textbox', { name: 'Date' }).fill('100321');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Albumin' }).fill('3.8');
    await page.getByText('1 draft').waitFor();
    await page.waitForTimeout(900);
    await page.reload();
    await page.getByText(/Draft of .* restored/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('2021-03-10');
    expect(await page.getByRole('textbox', { name: 'Albumin' }).inputValue()).toBe('3.8');
  });

  it('comes back when the window went in the middle of steady typing', async () => {
    const { page } = await openPatient();
    await page.getByRole('button', { name: 'Add adverse event' }).click();
    await page.keyboard.type('pain after embolisation', { delay: 60 });
    await page.reload();
    await page.getByText(/Draft of .* restored/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Term' }).inputValue()).toMatch(/^pain after embol/);
  });

  it('is begun once by a double click, and closing it puts the focus where it was begun', async () => {
    const { page, patientId } = await openPatient();
    await storePanel(patientId, null, null, 40);
    await page.reload();
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
      });
    await page.getByRole('button', { name: 'Add imaging' }).dblclick();
    await page.getByRole('textbox', { name: 'Date' }).waitFor();
    expect(await page.getByRole('group', { name: 'Imaging', exact: true }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Date' }).waitFor({ state: 'detached' });
    expect(await focused()).toBe('Add imaging');
    const line = page.getByRole('button', { name: /Lab panel/, expanded: false });
    await line.click();
    await page.getByRole('textbox', { name: 'Albumin' }).waitFor();
    await page.keyboard.press('Escape');
    await line.waitFor();
    expect(await focused()).toContain('Lab panel');
  });

  it('is kept when the record was changed elsewhere, and wins only when told to', async () => {
    const { page, patientId } = await openPatient();
    const { id, version } = await storePanel(patientId, null, null, 40);
    await page.reload();
    await page.getByRole('button', { name: /Lab panel/, expanded: false }).click();
    const albumin = page.getByRole('textbox', { name: 'Albumin' });
    await albumin.fill('35');
    await storePanel(patientId, version, id, 41);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('This record was changed elsewhere since you opened it.').waitFor();
    expect(await albumin.inputValue()).toBe('35');
    expect((await get(patientId)).record.labs[0]?.albumin).toEqual({ value: 41, unit: 'g/L' });

    await page.getByRole('button', { name: 'Keep my entry' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await get(patientId)).record.labs[0]?.albumin).toEqual({ value: 35, unit: 'g/L' });
  });

  it('is removed for a reason and brought back by undo', async () => {
    const { page, patientId } = await openPatient();
    await storePanel(patientId, null, null, 40);
    await page.reload();
    await page.getByRole('button', { name: /Lab panel/, expanded: false }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText('Needed to go on.').waitFor();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('entered for another patient');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Lab panel deleted').waitFor();
    expect((await get(patientId)).record.labs).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Lab panel restored').waitFor();
    expect((await get(patientId)).record.labs).toHaveLength(1);
  });

  it('asks about the unusual, refuses the impossible and offers the likely slip', async () => {
    const { page, patientId } = await openPatient();
    await page.getByRole('button', { name: 'Add lab panel' }).click();
    await page.keyboard.type('2021-03-10');
    await page.keyboard.press('Enter');
    const bilirubin = page.getByRole('textbox', { name: 'Bilirubin' });
    const albumin = page.getByRole('textbox', { name: 'Albumin' });
    await bilirubin.focus();
    await page.keyboard.type('450');
    await page.keyboard.press('Enter');
    await page.getByText('Unusual: mostly 3 to 200 µmol/L. Enter again to keep it').waitFor();
    expect(await bilirubin.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await albumin.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('3.8');
    await page.keyboard.press('Enter');
    await page.getByText('Not 10 to 65 g/L. Looks like g/dL: F9').waitFor();
    await page.keyboard.press('F9');
    await page.getByText('= 38 g/L').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('F8');
    await page.getByRole('menuitem', { name: 'not done' }).waitFor();
    await page.keyboard.press('1');
    await page.getByText('missing: not done').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    const { record } = await get(patientId);
    expect(record.labs[0]).toMatchObject({
      bilirubin: { value: 450, unit: 'umol/L' },
      albumin: { value: 3.8, unit: 'g/dL' },
      inr: { missing: 'ND' },
    });
  });

  it('goes back field by field with Ctrl+Z', async () => {
    const { page } = await openPatient();
    await page.getByRole('button', { name: 'Add lab panel' }).click();
    await page.keyboard.type('2021-03-10');
    await page.keyboard.press('Enter');
    const ast = page.getByRole('textbox', { name: 'AST' });
    await ast.focus();
    await page.keyboard.type('40');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+z');
    expect(await ast.inputValue()).toBe('');
    expect(await page.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('2021-03-10');
    await page.keyboard.press('Control+z');
    expect(await page.getByRole('textbox', { name: 'Date' }).inputValue()).toBe('');
  });
});
