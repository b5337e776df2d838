import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeViolations, TestWindow } from './support/window.ts';

const PATIENTS = 60;
let window: TestWindow;
let page: Page;

beforeAll(async () => {
  window = await TestWindow.withRegistry();
  await window.caller.result('synthetic.load', { patients: PATIENTS, seed: 11 });
  page = await window.page({ width: 1280, height: 900 });
});
afterAll(() => window.close());

const figure = () => page.getByRole('group', { name: 'Swimmer figure' });

async function openCohorts(): Promise<void> {
  await page.getByRole('link', { name: 'Cohorts', exact: true }).click();
  await figure().waitFor();
}

async function download(button: string, section: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: section }).getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await file.path(), 'utf8');
}

describe('the cohorts page', () => {
  beforeAll(openCohorts);

  it('counts every patient once for every definition', async () => {
    const table = page.getByRole('table', { name: 'Definitions met' });
    const rows = table.getByRole('row');
    expect(await rows.count()).toBe(12);
    const cells = await rows.nth(1).getByRole('cell').allTextContents();
    const counts = cells.slice(1, 5).map(Number);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(PATIENTS);
  });

  it('reads the matrix out by arrow keys, and keeps the numbers in a table', async () => {
    const matrix = page.getByRole('grid', { name: 'Matrix of kappa' });
    expect(await matrix.getByRole('gridcell').filter({ hasText: /./ }).count()).toBe(55);
    await matrix.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^JSH 2014, any agent and JSH 2010: kappa/).waitFor();
    await page.getByRole('button', { name: 'Show table' }).click();
    const pairs = page.getByRole('table', { name: 'Pairs of definitions' });
    expect(await pairs.getByRole('row').count()).toBe(56);
    const csv = await download('Export CSV', 'Agreement of every two definitions');
    expect(csv.split('\r\n')[0]).toBe(
      'a,b,n,bothMet,aOnly,bOnly,neither,indeterminate,percent,kappa,se,lower,upper,medianDays',
    );
    expect(csv.trimEnd().split('\r\n')).toHaveLength(56);
  });

  it('changes the system of the response table', async () => {
    const table = page.getByRole('table', { name: 'Response by course' });
    const first = () => table.getByRole('row').nth(1).allTextContents();
    const before = await first();
    await page.getByRole('radio', { name: 'RECIST 1.1' }).click();
    await expect.poll(first).not.toEqual(before);
  });

  it('pages the lanes, orders them, and marks only what is chosen', async () => {
    const lanes = figure().getByRole('link');
    expect(await lanes.count()).toBe(40);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('41 to 60 of 60').waitFor();
    await expect.poll(() => lanes.count()).toBe(20);
    await page.getByRole('combobox', { name: 'Order' }).selectOption('studyId');
    await page.getByText('1 to 40 of 60').waitFor();
    expect(await lanes.first().getAttribute('aria-label')).toMatch(/^P000001: /);
    const marked = figure().locator('text.letters').filter({ hasText: 'D' });
    expect(await marked.count()).toBeGreaterThan(0);
    await page.getByRole('checkbox', { name: /^D / }).uncheck();
    await expect.poll(() => marked.count()).toBe(0);
  });

  it('exports the figure without a study code', async () => {
    const svg = await download('Export SVG', 'Courses of the patients');
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('Patient 1<');
    expect(svg).not.toMatch(/P0000\d\d/);
  });

  it('opens a patient by keyboard', async () => {
    await figure().locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'P000002' }).waitFor();
    await openCohorts();
  });

  it('says so when the filter keeps nobody, and explains one that it cannot read', async () => {
    const filter = page.getByRole('textbox', { name: 'Filter' });
    const run = page.getByRole('button', { name: 'Run' });
    await filter.fill('sex = male and sex = female');
    await run.click();
    await page.getByRole('heading', { name: 'Nobody is kept' }).waitFor();
    await filter.fill('sex');
    await run.click();
    await expect.poll(() => filter.getAttribute('aria-invalid')).toBe('true');
    await filter.fill('');
    await run.click();
    await figure().waitFor();
  });

  it('has nothing that axe objects to', async () => {
    expect(await axeViolations(page)).toEqual([]);
  });
});

it('changes a rule of the study for a reason, which then holds and can be reset', async () => {
  await page.getByRole('link', { name: 'Settings' }).click();
  const rules = page.getByRole('table', { name: 'Rules of this study' });
  const row = rules.getByRole('row', { name: /jsh\.agentRule/ }).first();
  await page.getByRole('button', { name: 'Change jsh.agentRule' }).click();
  await page.getByRole('combobox', { name: 'New value' }).selectOption('ignore');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByText('Say why.').waitFor();
  await page.getByRole('textbox', { name: 'Reason' }).fill('retrospective series');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await row.getByText('changed', { exact: true }).waitFor();
  await row.getByText(/retrospective series/).waitFor();
  await openCohorts();
  const met = page.getByRole('table', { name: 'Definitions met' }).getByRole('row');
  const counts = async (place: number) =>
    (await met.nth(place).getByRole('cell').allTextContents()).slice(1, 4);
  expect(await counts(1)).toEqual(await counts(2));
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Change jsh.agentRule' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('as planned');
  await page.getByRole('button', { name: 'Reset to default' }).click();
  await page.getByText('0 of 39 changed').waitFor();
  expect(window.complaints.filter((text) => !text.includes('TrustedScript'))).toEqual([]);
});
