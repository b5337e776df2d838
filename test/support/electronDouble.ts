import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A double of the part of Electron that the program uses, behaving as its documentation says: structured clone at the
 * IPC boundary, sender frames, handlers per session partition, navigation events that can be prevented.
 */
type Handler = (event: { senderFrame: Frame | null }, ...args: unknown[]) => unknown;
export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

class Session {
  permissionRequest:
    ((contents: unknown, permission: string, decide: (granted: boolean) => void) => void) | null = null;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null;
  device: (() => boolean) | null = null;
  displayMedia: ((request: unknown, decide: (streams: object) => void) => void) | null = null;
  beforeRequest:
    ((details: { url: string }, decide: (response: { cancel: boolean }) => void) => void) | null = null;
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>): void => {
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (handler: typeof this.beforeRequest): void => {
      this.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: typeof this.device): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia): void {
    this.displayMedia = handler;
  }
  /** Fetches as a page of this session would: through `onBeforeRequest`, then the scheme's handler. */
  async fetch(url: string): Promise<Response | 'cancelled' | 'no handler'> {
    const cancelled = await new Promise<boolean>((resolve) => {
      if (this.beforeRequest === null) resolve(false);
      else this.beforeRequest({ url }, ({ cancel }) => resolve(cancel));
    });
    if (cancelled) return 'cancelled';
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    return handler === undefined ? 'no handler' : handler(new Request(url));
  }
}

class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.openHandler = handler;
  }
  /** Emits a navigation event and says whether it was prevented. */
  tryNavigate(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview',
    url: string,
  ): boolean {
    let prevented = false;
    this.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  }
}

export interface DoubleOptions {
  readonly switches?: readonly string[];
  readonly firstInstance?: boolean;
}

export function makeElectron({ switches = [], firstInstance = true }: DoubleOptions = {}) {
  const log: string[] = [];
  const sessions = new Map<string, Session>();
  const ipcHandlers = new Map<string, Handler>();
  const windows: BrowserWindow[] = [];
  const userData = mkdtempSync(join(tmpdir(), 'switchpoint-electron-'));

  class App extends EventEmitter {
    readonly isPackaged = false;
    readonly commandLine = { hasSwitch: (name: string): boolean => switches.includes(name) };
    enableSandbox = (): void => void log.push('enableSandbox');
    requestSingleInstanceLock = (): boolean => firstInstance;
    whenReady = (): Promise<void> => Promise.resolve();
    getPath = (): string => userData;
    exit = (code: number): void => void log.push(`exit ${code}`);
    quit = (): void => {
      let prevented = false;
      this.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) log.push('quit');
    };
  }
  const app = new App();

  class BrowserWindow extends EventEmitter {
    readonly options: { webPreferences?: { partition?: string; preload?: string } };
    readonly webContents = new WebContents();
    constructor(options: BrowserWindow['options']) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL = (url: string): Promise<void> => {
      log.push(`load ${url}`);
      this.emit('ready-to-show');
      return Promise.resolve();
    };
    show = (): void => void log.push('show');
    focus = (): void => void log.push('focus');
    restore = (): void => void log.push('restore');
    isMinimized = (): boolean => true;
  }

  const electron = {
    app,
    BrowserWindow,
    Menu: { setApplicationMenu: () => undefined, buildFromTemplate: (template: object[]) => template },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (schemes: object[]) => void log.push(`schemes ${JSON.stringify(schemes)}`),
    },
    session: {
      fromPartition: (partition: string): Session => {
        const session = sessions.get(partition) ?? new Session();
        sessions.set(partition, session);
        return session;
      },
    },
    ipcMain: { handle: (channel: string, handler: Handler) => void ipcHandlers.set(channel, handler) },
    utilityProcess: { fork: utilityFork },
  };

  /** Calls as a renderer would: arguments and answer are cloned, errors arrive as their message only. */
  const invoke = async (channel: string, frame: Frame | null, ...args: unknown[]): Promise<unknown> => {
    const handler = ipcHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler({ senderFrame: frame }, ...structuredClone(args)));
  };
  return { electron, log, sessions, windows, invoke, channels: ipcHandlers };
}

/** A utility process is a child with a message port and no access to `electron`: a fork stands for it. */
function utilityFork(file: string, args: readonly string[] = []) {
  const child = fork(file, args, {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = new EventEmitter() as EventEmitter & {
    postMessage(message: unknown): void;
    kill(): boolean;
    pid?: number | undefined;
  };
  child.on('message', (message) => port.emit('message', message));
  child.on('exit', (code) => port.emit('exit', code ?? 0));
  child.on('spawn', () => port.emit('spawn'));
  port.postMessage = (message) => void child.send(message as object);
  port.kill = () => child.kill('SIGKILL');
  port.pid = child.pid;
  return port;
}

export type ElectronDouble = ReturnType<typeof makeElectron>;
