import { describe, expect, it } from 'vitest';
import { runDesktop, type DesktopOptions, type ElectronApi } from '#main/shells/electron/desktop.ts';
import { windowOptions } from '#main/shells/electron/windowOptions.ts';
import { makeElectron, type DoubleOptions, type ElectronDouble } from '#test/support/electronDouble.ts';

const PAGE = 'registry://app/index.html';

interface Booted extends ElectronDouble {
  readonly calls: string[];
}

async function boot(options: DoubleOptions = {}, production = true): Promise<Booted> {
  const double = makeElectron(options);
  const calls: string[] = [];
  const registry: DesktopOptions['registry'] = {
    call: (procedure, _input, reach) => {
      calls.push(`${procedure} ${reach}`);
      return Promise.resolve({ ok: true, value: { procedure } });
    },
    close: () => {
      calls.push('close');
      return Promise.resolve();
    },
  };
  const page = { bytes: Buffer.from('page'), contentType: 'text/html; charset=utf-8' };
  // The double implements the members that are used; the rest of Electron's types cannot exist outside it.
  const electron: unknown = double.electron;
  await runDesktop(electron as ElectronApi, {
    registry,
    assets: new Map([['/index.html', page]]),
    preload: '/preload.cjs',
    production,
  });
  return { ...double, calls };
}

describe('start', () => {
  it('turns the sandbox on first, registers its scheme without a bypass, loads its own page', async () => {
    const { log, windows } = await boot();
    expect(log[0]).toBe('enableSandbox');
    expect(log[1]).toBe(
      'schemes [{"scheme":"registry","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
    );
    expect(log.slice(2)).toEqual([`load ${PAGE}`, 'show']);
    expect(windows).toHaveLength(1);
  });

  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'inspect',
    'no-sandbox',
    'js-flags',
    'disable-web-security',
  ])('refuses to run with --%s', async (name) => {
    const { log, windows } = await boot({ switches: [name] });
    expect(log).toContain('exit 1');
    expect(windows).toHaveLength(0);
  });

  it('runs once: a second start ends, and the first comes forward', async () => {
    expect((await boot({ firstInstance: false })).log).toContain('quit');
    const first = await boot();
    first.electron.app.emit('second-instance');
    expect(first.log.slice(-2)).toEqual(['restore', 'focus']);
  });
});

describe('window', () => {
  it('has exactly these preferences', () => {
    expect(windowOptions('/preload.cjs', true).webPreferences).toEqual({
      preload: '/preload.cjs',
      partition: 'switchpoint',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it.each([
    'https://example.org/',
    'file:///etc/passwd',
    'registry://app/other.html',
    'registry://evil/index.html',
    'javascript:alert(1)',
  ])('does not go to %s', async (url) => {
    const { windows } = await boot();
    const contents = windows[0]?.webContents;
    expect(contents?.tryNavigate('will-navigate', url)).toBe(true);
    expect(contents?.tryNavigate('will-frame-navigate', url)).toBe(true);
    expect(contents?.tryNavigate('will-redirect', url)).toBe(true);
    expect(contents?.tryNavigate('will-attach-webview', url)).toBe(true);
    expect(contents?.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  it('may move within its own page', async () => {
    const { windows } = await boot();
    expect(windows[0]?.webContents.tryNavigate('will-navigate', `${PAGE}#/patients`)).toBe(false);
  });
});

describe('session', () => {
  const sessionOf = async () => {
    const session = (await boot()).sessions.get('switchpoint');
    if (session === undefined) throw new Error('the window has no session of its own');
    return session;
  };

  it.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'window-management',
    'clipboard-read',
    'display-capture',
    'mediaKeySystem',
    'hid',
    'serial',
    'usb',
    'idle-detection',
    'speaker-selection',
    'storage-access',
    'top-level-storage-access',
    'fileSystem',
    'keyboardLock',
    'unknown',
  ])('grants no %s', async (permission) => {
    const session = await sessionOf();
    const asked = new Promise((resolve) => session.permissionRequest?.(null, permission, resolve));
    expect(await asked).toBe(false);
    expect(session.permissionCheck?.(null, permission)).toBe(false);
  });

  it('grants copying, no device and no screen', async () => {
    const session = await sessionOf();
    expect(session.permissionCheck?.(null, 'clipboard-sanitized-write')).toBe(true);
    expect(session.device?.()).toBe(false);
    expect(await new Promise((resolve) => session.displayMedia?.({}, resolve))).toEqual({});
  });

  it('serves its files with the policy and nothing else', async () => {
    const session = await sessionOf();
    const page = await session.fetch(PAGE);
    if (typeof page === 'string') throw new Error(page);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    for (const path of [
      'other.js',
      '../package.json',
      '%2e%2e/package.json',
      'index.html%00',
      'index.html?x',
      '\\index.html',
    ]) {
      const missing = await session.fetch(`registry://app/${path}`);
      expect(typeof missing === 'string' ? missing : missing.status, path).toBe(404);
    }
    const foreign = await session.fetch('registry://evil/index.html');
    expect(foreign).toBe('cancelled');
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:1/',
    'ws://example.org/',
    'file:///etc/passwd',
    'devtools://devtools/x',
  ])('sends nothing to %s', async (url) => expect(await (await sessionOf()).fetch(url)).toBe('cancelled'));
});

describe('calls', () => {
  const main = { url: `${PAGE}#/patients`, parent: null };

  it('answers the main frame of its own page, without the reach of a local program', async () => {
    const { invoke, calls, channels } = await boot();
    expect([...channels.keys()]).toEqual(['registry:call']);
    expect(await invoke('registry:call', main, 'vault.status', {})).toEqual({
      ok: true,
      value: { procedure: 'vault.status' },
    });
    expect(calls).toEqual(['vault.status any']);
  });

  it.each([
    ['a frame that is gone', null],
    ['a frame inside the page', { url: PAGE, parent: main }],
    ['another page', { url: 'https://example.org/', parent: null }],
    ['another host of the scheme', { url: 'registry://evil/index.html', parent: null }],
  ])('refuses %s', async (_what, frame) => {
    const { invoke, calls } = await boot();
    expect(await invoke('registry:call', frame, 'vault.status', {})).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(calls).toEqual([]);
  });

  it('refuses a name that is not text', async () => {
    const { invoke } = await boot();
    expect(await invoke('registry:call', main, { toString: 1 }, {})).toMatchObject({ ok: false });
  });
});

describe('end', () => {
  it.each(['suspend', 'lock-screen'])('locks the registry on %s', async (event) => {
    const { electron, calls } = await boot();
    electron.powerMonitor.emit(event);
    expect(calls).toEqual(['vault.lock local']);
  });

  it('closes the registry before it quits', async () => {
    const { electron, calls, log } = await boot();
    electron.app.emit('window-all-closed');
    expect(log).not.toContain('quit');
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toEqual(['close']);
    expect(log.at(-1)).toBe('quit');
  });
});
