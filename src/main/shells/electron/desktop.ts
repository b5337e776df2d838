import type * as Electron from 'electron';
import type { RegistryPort } from '#main/registry/port.ts';
import { answerCalls } from './calls.ts';
import { forbiddenSwitch } from './commandLine.ts';
import { guardContents } from './lockdown.ts';
import { menuTemplate } from './menu.ts';
import { PAGE_SCHEME, PAGE_URL } from './pageProtocol.ts';
import { openWindow, type WindowParts } from './window.ts';

/** What of Electron is used; the tests give a double of it. */
export type ElectronApi = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'powerMonitor' | 'protocol' | 'session'
>;

export interface DesktopOptions extends WindowParts {
  readonly registry: RegistryPort & { close(): Promise<void> };
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
