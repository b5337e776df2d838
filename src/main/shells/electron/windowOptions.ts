import type { BrowserWindowConstructorOptions } from 'electron';

/** The only window there is: sandboxed, isolated, without Node, without anything kept on disk. */
export function windowOptions(preload: string, production: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Switchpoint',
    webPreferences: {
      preload,
      // Without "persist:" the session lives in memory: nothing of a patient reaches a browser cache.
      partition: 'switchpoint',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A spell checker would download dictionaries.
      spellcheck: false,
      devTools: !production,
    },
  };
}
