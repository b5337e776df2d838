import type * as Electron from 'electron';
import type { RegistryPort } from '#main/registry/port.ts';
import type { Asset } from '../pageAssets.ts';
import { answerCalls } from './calls.ts';
import { forbiddenSwitch } from './commandLine.ts';
import { guardContents, guardSession } from './lockdown.ts';
import { menuTemplate } from './menu.ts';
import { PAGE_SCHEME, PAGE_URL, SCHEME_NAME, servePage } from './pageProtocol.ts';
import { windowOptions } from './windowOptions.ts';

/** What of Electron is used; the tests give a double of it. */
export type ElectronApi = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'powerMonitor' | 'protocol' | 'session'
>;

export interface DesktopOptions {
  readonly registry: RegistryPort & { close(): Promise<void> };
  readonly assets: ReadonlyMap<string, Asset>;
  readonly preload: string;
  readonly production: boolean;
}

/** Runs the desktop program: one instance, one locked-down window, one registry that is locked before the end. */
export async function runDesktop(electron: ElectronApi, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  if (options.production && forbiddenSwitch((name) => app.commandLine.hasSwitch(name)) !== null) {
    app.exit(1);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  electron.protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  guardContents(app);
  closeRegistryOnQuit(app, options.registry);
  await app.whenReady();
  electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(process.platform)));
  answerCalls(electron.ipcMain, options.registry);
  lockWithTheComputer(electron.powerMonitor, options.registry);
  const window = openWindow(electron, options);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  await window.loadURL(PAGE_URL);
}

function openWindow(electron: ElectronApi, options: DesktopOptions): Electron.BrowserWindow {
  const settings = windowOptions(options.preload, options.production);
  // Handlers belong to the window's own partition: those of the default session do not apply to it.
  const session = electron.session.fromPartition(settings.webPreferences?.partition ?? '');
  guardSession(session, options.production);
  session.protocol.handle(SCHEME_NAME, (request) => servePage(request.url, options.assets));
  const window = new electron.BrowserWindow(settings);
  window.once('ready-to-show', () => window.show());
  return window;
}

function lockWithTheComputer(monitor: Pick<Electron.PowerMonitor, 'on'>, registry: RegistryPort): void {
  const lock = (): void => void registry.call('vault.lock', {}, 'local');
  monitor.on('suspend', lock);
  monitor.on('lock-screen', lock);
}

/** The first quit waits until the file is closed and its anchor written. */
function closeRegistryOnQuit(
  app: Pick<Electron.App, 'on' | 'quit'>,
  registry: DesktopOptions['registry'],
): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void registry.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
