import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { PatientRecord } from '#shared/codebook/records.ts';
import { TestWindow } from './support/window.ts';

let window: TestWindow;
afterEach(() => window.close());

/** Counts what a hand on the mouse would do. */
async function watchMouse(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.documentElement.dataset['pointers'] = '0';
    addEventListener('pointerdown', () => {
      const root = document.documentElement;
      root.dataset['pointers'] = String(Number(root.dataset['pointers']) + 1);
    });
  });
  return async () => Number(await page.evaluate(() => document.documentElement.dataset['pointers']));
}

/** The label of the field that has the cursor. */
const focusedField = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement?.closest('[data-field]');
    return (
      field?.querySelector('[id$="-label"]')?.textContent ?? document.activeElement?.textContent?.trim() ?? ''
    );
  });

/** Types into fields by their labels, going on with Enter alone. */
async function fill(page: Page, entries: Readonly<Record<string, string>>): Promise<void> {
  const wanted = new Map(Object.entries(entries));
  for (let step = 0; step < 80 && wanted.size > 0; step += 1) {
    const label = await focusedField(page);
    const text = wanted.get(label);
    wanted.delete(label);
    if (text !== undefined) await page.keyboard.type(text);
    if ((await focusedField(page)) === label) await page.keyboard.press('Enter');
  }
  expect([...wanted.keys()]).toEqual([]);
}

async function command(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Patient, page or action' }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function record(page: Page, name: string, entries: Readonly<Record<string, string>>): Promise<void> {
  await command(page, name);
  await page.getByRole('button', { name: 'Done' }).waitFor();
  await fill(page, entries);
  await page.keyboard.press('Control+s');
  await page.getByText('Saved', { exact: true }).first().waitFor();
  for (
    let press = 0;
    press < 3 && (await page.getByRole('button', { name: 'Done' }).count()) > 0;
    press += 1
  ) {
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Done' }).waitFor({ state: 'detached' });
}

describe('entry by keyboard alone', () => {
  it('takes a patient from the baseline over the switch to death', async () => {
    window = await TestWindow.withRegistry();
    const page = await window.page();
    await page.getByRole('heading', { name: 'Patients' }).waitFor();
    const pointers = await watchMouse(page);

    for (let press = 0; press < 40 && (await focusedField(page)) !== 'New patient'; press += 1) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Study code' }).waitFor();
    await page.waitForFunction(
      () => document.activeElement instanceof HTMLInputElement && document.activeElement.value !== '',
    );
    await page.keyboard.type('K-001');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'K-001' }).waitFor();

    await record(page, 'baseline', {
      'Diagnosis date': '1/2/2021',
      Aetiology: '1',
      'ECOG performance status': '0',
      'Number of tumours': '4',
      'Largest tumour': '45',
      'Portal vein invasion': '0',
      'Hepatic vein invasion': '0',
      'Extrahepatic spread': 'n',
    });
    await record(page, 'lab panel', {
      Date: '100321',
      Bilirubin: '18',
      Albumin: '3.8 g/dL',
      INR: '1,1',
      AST: '40',
      AFP: '<20',
    });
    await record(page, 'TACE session', { Date: '11/3/21', Technique: '1' });
    await record(page, 'imaging', { Date: '+40', Modality: 'M', Adequate: 'y', 'mRECIST response': '3' });
    await record(page, 'TACE session', { Date: '+60', Technique: '1', 'Agent changed': 'y' });
    await record(page, 'imaging', { Date: '+35', Modality: 'C', Adequate: 'y', 'mRECIST response': '4' });
    await record(page, 'systemic course', {
      Regimen: 'lenv',
      Line: '1',
      Start: '+50',
      'Main trigger': 'refr',
    });
    await record(page, 'follow-up', {
      'Visit date': '2022-01-31',
      'Vital status': 'd',
      'Date of death': '31/1/22',
      'Cause of death': '1',
    });

    expect(await pointers()).toBe(0);
    const { rows } = await window.caller.value<{ rows: { patientId: string }[] }>('patients.list', {
      search: 'K-001',
    });
    const { record: stored } = await window.caller.value<{ record: PatientRecord }>('patients.get', {
      patientId: rows[0]?.patientId,
    });
    expect(stored.baseline).toMatchObject({
      aetiology: ['HBV'],
      ecog: 0,
      nTumours: 4,
      maxSizeMm: 45,
      mviVp: 0,
      ehs: false,
    });
    expect(stored.labs[0]).toMatchObject({
      date: '2021-03-10',
      bilirubin: { value: 18, unit: 'umol/L' },
      albumin: { value: 3.8, unit: 'g/dL' },
      inr: { value: 1.1, unit: '1' },
      afp: { value: 20, unit: 'ng/mL', comparator: '<' },
    });
    expect(stored.taceSessions.map((row) => row.date)).toEqual(['2021-03-11', '2021-05-10']);
    expect(stored.imaging.map((row) => [row.date, row['response.mRECIST']])).toEqual([
      ['2021-04-20', 'SD'],
      ['2021-06-14', 'PD'],
    ]);
    expect(stored.systemicCourses[0]).toMatchObject({
      regimenCode: 'lenvatinib',
      startDate: '2021-06-29',
      primaryTrigger: 'refractory',
    });
    expect(stored.followUps[0]).toMatchObject({
      vitalStatus: 'dead',
      deathDate: '2022-01-31',
      causeOfDeath: 'hcc',
    });
    expect(window.complaints).toEqual([]);
  });
});
