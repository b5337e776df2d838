import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { startLoopback, type Loopback } from '#main/shells/loopback/server.ts';
import { readAssets } from '#main/shells/pageAssets.ts';
import { callerOf, PASSPHRASE, registryHome, USER, type Caller } from '#test/support/registryHome.ts';

const ASSETS = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** The real window in a real browser on a real registry, through the loopback shell. */
export class TestWindow {
  readonly caller: Caller;
  readonly file: string;
  readonly #place: ReturnType<typeof registryHome>;
  readonly #host: ReturnType<ReturnType<typeof registryHome>['host']>;
  readonly #loopback: Loopback;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  /** Everything that the page complained of: script errors and refusals of the content policy. */
  readonly complaints: string[] = [];

  private constructor(
    place: ReturnType<typeof registryHome>,
    host: ReturnType<ReturnType<typeof registryHome>['host']>,
    loopback: Loopback,
    browser: Browser,
  ) {
    this.#place = place;
    this.#host = host;
    this.#loopback = loopback;
    this.#browser = browser;
    this.file = place.file;
    this.caller = callerOf(host);
  }

  static async open(): Promise<TestWindow> {
    const place = registryHome();
    const host = place.host();
    const assets = readAssets(ASSETS);
    const loopback = await startLoopback({ registry: host, assets, port: 0, now: () => Date.now() });
    const executablePath = process.env['SWITCHPOINT_BROWSER'];
    if (executablePath === undefined) throw new Error('no Chromium found: set SWITCHPOINT_BROWSER');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new TestWindow(place, host, loopback, browser);
  }

  /** A registry that exists and is open. */
  static async withRegistry(): Promise<TestWindow> {
    const window = await TestWindow.open();
    await window.caller.value('vault.create', {
      file: window.file,
      studyName: 'Study',
      user: USER,
      passphrase: PASSPHRASE,
    });
    return window;
  }

  async page({ width = 1280, height = 720, dark = false }: PageOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    await page.goto(this.#loopback.issueUrl());
    return page;
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.#browser.close();
    await this.#loopback.close();
    await this.#host.lock();
    this.#place.remove();
  }
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** Rules of axe that the page breaks, each with the elements concerned. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // The policy of the page lets nothing in; a script of the debugger is not bound by it.
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}

export { PASSPHRASE };
