import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, TestWindow } from './support/window.ts';

let window: TestWindow;

beforeAll(async () => {
  window = await TestWindow.withRegistry();
  await window.caller.result('synthetic.load', { patients: 60, seed: 11 });
});
afterAll(() => window.close());

const views: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['patients', async (page) => page.getByRole('row', { name: /P000001/ }).waitFor()],
  [
    'patient with an open form',
    async (page) => {
      await page.getByRole('link', { name: 'P000001' }).click();
      await page.getByRole('region', { name: 'Scores' }).waitFor();
      await page.getByRole('button', { name: 'Add imaging' }).click();
      await page.getByRole('group', { name: 'Imaging' }).first().waitFor();
      await page.getByRole('button', { name: 'Add lesion' }).first().click();
      await page.keyboard.press('F1');
    },
  ],
  [
    'baseline and systemic course',
    async (page) => {
      await page.getByRole('link', { name: 'P000002' }).click();
      await page.getByRole('button', { name: /Baseline/ }).click();
      await page.getByRole('button', { name: 'Add systemic course' }).click();
      await page.getByRole('group', { name: 'Systemic course' }).first().waitFor();
    },
  ],
  [
    'analysis',
    async (page) => {
      await page.getByRole('link', { name: 'Analysis' }).click();
      await page.getByRole('combobox', { name: 'Group by' }).selectOption('response:1');
      await page.getByRole('button', { name: 'Run' }).click();
      await page.getByRole('img', { name: 'Kaplan-Meier curve' }).waitFor();
      await page.getByRole('button', { name: 'Show data' }).click();
    },
  ],
  [
    'export',
    async (page) => {
      await page.getByRole('link', { name: 'Export' }).click();
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('region', { name: 'Risk report' }).waitFor();
    },
  ],
  [
    'audit',
    async (page) => {
      await page.getByRole('link', { name: 'Audit' }).click();
      await page.getByRole('button', { name: 'Show the change of entry 2', exact: true }).click();
    },
  ],
  [
    'settings',
    async (page) => {
      await page.getByRole('link', { name: 'Settings' }).click();
      await page.getByRole('button', { name: 'Verify registry' }).click();
      await page.getByText('Every check passed').waitFor();
    },
  ],
];

describe.each([
  { name: 'light', width: 1280, height: 720, dark: false },
  { name: 'dark', width: 1920, height: 1080, dark: true },
  { name: 'narrow, as at 200 % zoom', width: 640, height: 720, dark: false },
])('in $name', (options) => {
  it.each(views)('%s has nothing that axe objects to and needs no sideways scrolling', async (_, prepare) => {
    const page = await window.page(options);
    await page.getByRole('heading', { name: 'Patients' }).waitFor();
    await prepare(page);
    expect(await axeViolations(page)).toEqual([]);
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('[data-region]')]
        .filter((region) => region.getBoundingClientRect().right > innerWidth + 0.5)
        .map((region) => region.outerHTML.slice(0, 80)),
    );
    expect(beyond).toEqual([]);
    expect(window.complaints).toEqual([]);
    await page.context().close();
  });
});
