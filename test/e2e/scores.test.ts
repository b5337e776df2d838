import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestWindow } from './support/window.ts';

let window: TestWindow;
beforeAll(async () => {
  window = await TestWindow.withRegistry();
  await window.caller.result('synthetic.load', { patients: 20, seed: 11 });
});
afterAll(() => window.close());

describe('scores while one types', () => {
  it('name what is missing, lead to it, and decide as soon as it is there', async () => {
    await window.caller.value('patients.create', { studyId: 'S-1', record: {} });
    const page = await window.page();
    await page.getByRole('searchbox', { name: 'Search patients' }).fill('S-1');
    await page.getByRole('link', { name: 'S-1' }).click();
    await page.getByRole('button', { name: 'Add TACE session' }).click();
    await page.keyboard.type('2021-03-11');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();

    const scores = page.getByRole('region', { name: 'Scores' });
    const albi = scores
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: 'ALBI', exact: true }) });
    await albi.getByRole('button', { name: 'Bilirubin' }).click();
    const bilirubin = page.getByRole('textbox', { name: 'Bilirubin' });
    await page.waitForFunction(() => document.activeElement?.closest('[data-field$="/bilirubin"]') !== null);
    await bilirubin.fill('18');
    await page.getByRole('textbox', { name: 'Albumin' }).fill('38');
    await page.getByRole('textbox', { name: 'Date' }).fill('2021-03-10');
    // 0.66 log10(18) - 0.085 x 38
    expect(await albi.textContent()).toContain('-2.40');
    expect(await albi.textContent()).toContain('2a');
  });

  it('show every definition of refractoriness side by side, with its explanation', async () => {
    const page = await window.page();
    await page.getByRole('link', { name: 'P000001' }).click();
    const region = page.getByRole('region', { name: 'Refractoriness' });
    await region.waitFor();
    expect(await region.getByRole('listitem').count()).toBe(11);
    await region.getByRole('listitem').first().getByRole('button').first().click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('JSH2014@1').waitFor();
    await inspector.getByText('Source').waitFor();
    expect(window.complaints).toEqual([]);
  });
});
