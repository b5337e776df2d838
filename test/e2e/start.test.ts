import { afterEach, describe, expect, it } from 'vitest';
import { axeViolations, PASSPHRASE, TestWindow } from './support/window.ts';

let window: TestWindow;
afterEach(() => window.close());

describe('start', () => {
  it('creates a registry, shows the recovery code once, locks and unlocks', async () => {
    window = await TestWindow.open();
    const page = await window.page();
    const passphrase = page.getByRole('textbox', { name: 'Passphrase', exact: true });
    const create = page.getByRole('button', { name: 'Create registry' });

    await passphrase.fill('short');
    await page.getByRole('textbox', { name: 'Confirm passphrase' }).fill('shorter');
    await create.click();
    await page.getByText('Too short: at least 12 characters or 4 words.').waitFor();
    await page.getByText('The two passphrases differ.').waitFor();

    await passphrase.fill(PASSPHRASE);
    await page.getByRole('textbox', { name: 'Confirm passphrase' }).fill(PASSPHRASE);
    await create.click();
    const code = page.getByLabel('Recovery code of this registry');
    await code.waitFor();
    expect((await code.textContent())?.length).toBeGreaterThan(20);
    expect(await axeViolations(page)).toEqual([]);

    await page.getByRole('button', { name: 'I have written it down' }).click();
    await page.getByRole('heading', { name: 'Patients' }).waitFor();
    expect(new URL(page.url()).hash).not.toContain('t=');

    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill('not the passphrase');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByText('The passphrase does not open this registry for this user.').waitFor();
    await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('heading', { name: 'Patients' }).waitFor();
    expect(window.complaints).toEqual([]);
  });

  it('drops every patient from the page when it locks', async () => {
    window = await TestWindow.withRegistry();
    await window.caller.value('patients.create', { studyId: 'SECRET-1', record: {} });
    const page = await window.page();
    await page.getByRole('link', { name: 'SECRET-1' }).click();
    await page.getByRole('heading', { name: 'SECRET-1' }).waitFor();
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    expect(await page.content()).not.toContain('SECRET-1');
    expect(await page.title()).not.toContain('SECRET-1');
    await page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect(await page.content()).not.toContain('SECRET-1');
  });

  it('says that an address works once', async () => {
    window = await TestWindow.withRegistry();
    const page = await window.page();
    await page.getByRole('heading', { name: 'Patients' }).waitFor();
    const other = await page.context().newPage();
    await other.goto(new URL('/', page.url()).href);
    await other.getByRole('heading', { name: 'This browser session has ended' }).waitFor();
  });
});
