import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TestWindow } from './support/window.ts';

let window: TestWindow;
afterEach(() => window.close());

describe('the export page', () => {
  it('previews, refuses a release whose groups are too small, and releases with the gate off', async () => {
    window = await TestWindow.withRegistry();
    await window.caller.result('synthetic.load', { patients: 30, seed: 3 });
    const page = await window.page();
    await page.getByRole('link', { name: 'Export' }).click();
    await page.getByRole('combobox', { name: 'Profile' }).selectOption('safe-harbor');
    await page.getByRole('checkbox', { name: 'JSON' }).check();
    await page.getByRole('button', { name: 'Preview' }).click();
    const risk = page.getByRole('region', { name: 'Risk report' });
    await risk.getByText(/in groups smaller than 5: the export will be refused/).waitFor();
    expect(await page.getByRole('table', { name: 'After, in the release' }).getByRole('row').count()).toBe(
      11,
    );

    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByText(/Not exported: some groups are smaller than k/).waitFor();
    const releases = window.file.replace('.switchpoint', '-releases');
    expect(existsSync(releases) ? readdirSync(releases) : []).toEqual([]);

    await page.getByRole('textbox', { name: 'Smallest group (k)' }).fill('1');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const released = page.getByRole('region', { name: 'Released' });
    await released.getByText(/identifiers searched, none found/).waitFor();
    const folder = (await released.locator('.path').textContent()) ?? '';
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
    expect(await released.getByRole('row').count()).toBeGreaterThan(3);
    expect(window.complaints).toEqual([]);
  });
});
