import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/must.ts';
import { TestWindow } from './support/window.ts';

let window: TestWindow;
let page: Page;

beforeAll(async () => {
  window = await TestWindow.withRegistry();
  await window.caller.result('synthetic.load', { patients: 120, seed: 5 });
  page = await window.page();
  await page.getByRole('link', { name: 'Analysis' }).click();
  await page.getByRole('combobox', { name: 'Endpoint' }).selectOption('os');
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('sex');
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('img', { name: 'Kaplan-Meier curve' }).waitFor();
});
afterAll(() => window.close());

const figure = () => page.getByRole('img', { name: 'Kaplan-Meier curve' });
const drawn = (selector: string) => figure().locator(selector).count();

describe('the Kaplan-Meier page', () => {
  it('shows the curves with their tables, the columns of the risk table under the ticks', async () => {
    const risk = page.getByRole('table', { name: 'Number at risk' });
    const counts = await risk.getByRole('cell').allTextContents();
    const summary = page.getByRole('table', { name: 'Survival summary' });
    const patients = await summary.getByRole('row').nth(1).getByRole('cell').first().textContent();
    expect(counts[0]).toBe(patients);
    const cell = must(await risk.getByRole('cell').nth(1).boundingBox(), 'a cell');
    const tick = must(await figure().locator('line.axis').nth(1).boundingBox(), 'a tick');
    expect(Math.abs(cell.x + cell.width / 2 - tick.x)).toBeLessThan(1.5);
    expect(await figure().locator('text.test').textContent()).toMatch(/^Log-rank p [=<] 0?\.?/);
    await page.getByText('Cohort: 120 patients.').waitFor();
  });

  it('changes the figure with every option', async () => {
    expect(await drawn('path.band')).toBe(2);
    await page.getByRole('checkbox', { name: '95 % confidence bands' }).uncheck();
    expect(await drawn('path.band')).toBe(0);
    expect(await drawn('line.censor')).toBeGreaterThan(0);
    await page.getByRole('checkbox', { name: 'Censoring marks' }).uncheck();
    expect(await drawn('line.censor')).toBe(0);
    await page.getByRole('checkbox', { name: 'Median lines' }).uncheck();
    expect(await drawn('path.median')).toBe(0);
    await page.getByRole('radio', { name: 'Days' }).click();
    await figure().getByText('Days', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'log-minus-log' }).click();
    await figure().getByText('log(−log survival)').waitFor();
    await page.getByRole('radio', { name: 'Survival' }).click();
    await page.getByRole('radio', { name: 'Months' }).click();
    await page.getByRole('combobox', { name: 'Cut at' }).selectOption({ label: '24 mo' });
    expect(await figure().locator('line.axis + text').last().textContent()).not.toBe('120');
  });

  it('is read out by the arrow keys', async () => {
    await figure().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.getByText(/mo: Female .* at risk; Male .* at risk/).waitFor();
  });

  it('exports the figure as a document with title and description', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export SVG' }).click();
    const svg = readFileSync(await (await download).path(), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('<title id="figure-title">Overall survival from first TACE, by sex, in');
    expect(svg).toContain('Number at risk');
  });

  it('warns of immortal time, and no longer after a landmark', async () => {
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('switched');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('Immortal time').waitFor();
    await page.getByRole('textbox', { name: 'Landmark (days)' }).fill('365');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText(/Landmark at day 365/).waitFor();
    expect(await page.getByText('Immortal time').count()).toBe(0);
  });

  it('says in words why somebody is left out', async () => {
    await page.getByRole('textbox', { name: 'Landmark (days)' }).fill('');
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('abcrGroup');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('group not known').waitFor();
    expect(await page.getByText('group-unknown').count()).toBe(0);
  });

  it('says what is wrong with a filter', async () => {
    await page.getByRole('textbox', { name: 'Filter' }).fill('sex ~ female');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('The filter cannot be read.').waitFor();
    expect(window.complaints).toEqual([]);
  });
});
